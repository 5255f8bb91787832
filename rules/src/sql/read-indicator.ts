import type { FactType, IndicatorDefinition, Measure } from '../decisions/definition.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { isList } from '../facts/fact-path.js';
import { inCellOrder, medianOf, paceOf, ratioOf } from '../indicators/tally.js';
import { done, type Outcome, refused } from '../outcome.js';
import type { Facts, Value } from '../values.js';

/** A row of the statement, numbers as numbers or as texts. */
type Row = Readonly<Record<string, unknown>>;

/** The same output as the closure gives for one case. Refused: `EXPRESSION_FAILED` where it cannot be computed for a row. */
export function readIndicator(definition: IndicatorDefinition, facts: Facts, rows: readonly Row[]): Outcome<Facts> {
  if (rows.some((row) => numberOf(row.failed) !== null && numberOf(row.failed) !== 0)) return failed(definition);
  const cells = inCellOrder(
    rows.map((row) => ({ field: typeof row.field === 'string' ? row.field : null, cell: cellOf(row, definition), row })),
    definition,
  );
  const output: Record<string, Value> = {};
  const lines: Value[] = [];
  for (const [index, measure] of definition.measures.entries()) {
    const elapsed = shareOf(measure, facts);
    for (const { field, cell, row } of cells) {
      const [counted, not, open] = ['counted', 'not', 'open'].map((name) => numberOf(row[`${index}.${name}`]) ?? 0);
      const value = figureOf(measure, row, index, elapsed);
      if (field === null) output[measure.id] = value;
      const keys = keysOf(row[`${index}.keys`], definition.row[definition.key]?.type);
      lines.push({ measure: measure.id, field, cell, value, counted: counted ?? 0, among: (counted ?? 0) + (not ?? 0), open: open ?? 0, keys });
    }
  }
  return done({ ...output, cells: lines });
}

function figureOf({ measure }: Measure, row: Row, index: number, elapsed: number | undefined): number | null {
  const part = (name: string) => numberOf(row[`${index}.${name}`]);
  const ratio = ratioOf(part('counted') ?? 0, part('not') ?? 0);
  switch (measure) {
    case 'count':
      return part('counted') ?? 0;
    case 'sum':
      return part('sum') ?? 0;
    case 'median':
      return medianOf(part('low') ?? undefined, part('high') ?? undefined);
    case 'ratio':
      return ratio;
    case 'pace':
      return paceOf(ratio, elapsed);
  }
}

function shareOf({ elapsed }: Measure, facts: Facts): number | undefined {
  const compiled = elapsed === undefined ? undefined : compileExpression(elapsed);
  const result = compiled?.ok ? compiled.value.evaluate(facts) : undefined;

  return result?.status === 'value' && typeof result.value === 'number' ? result.value : undefined;
}

function cellOf({ field, cell }: Row, { row }: IndicatorDefinition): Value {
  return typeof field === 'string' && cell !== null && cell !== undefined ? typed(cell, row[field]?.type) : null;
}

function keysOf(keys: unknown, type: FactType | undefined): readonly Value[] {
  return isList(keys) ? keys.map((key) => typed(key, type)) : [];
}

function typed(value: unknown, type: FactType | undefined): Value {
  if (value === null || value === undefined) return null;
  if (type === 'number' || type === 'money') return Number(value);

  return type === 'boolean' ? String(value) === 'true' : String(value);
}

function numberOf(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function failed({ title, titleEn, id }: IndicatorDefinition): Outcome<never> {
  return refused('EXPRESSION_FAILED', {
    zh: `指标“${title}”中有记录无法计算，例如除以零；请用 if 或 coalesce 处理这种情形。`,
    en: `A row of "${titleEn ?? id}" cannot be computed, for example because it divides by zero; treat that case with if or coalesce.`,
  });
}
