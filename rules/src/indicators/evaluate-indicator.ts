import type { ConditionResult, ConditionTrace } from '../conditions/evaluate-condition.js';
import type { IndicatorDefinition, Measure } from '../decisions/definition.js';
import type { Evaluation } from '../decisions/evaluation.js';
import { decided, describeMissing, explain, notDecidable, undecided } from '../decisions/explain.js';
import type { CompiledExpression } from '../expressions/compile-expression.js';
import type { Result } from '../expressions/result.js';
import { isList, parsePath } from '../facts/fact-path.js';
import { readFact } from '../facts/read-fact.js';
import { isObject } from '../reading/read.js';
import type { Facts, Message, Value } from '../values.js';
import type { CompiledIndicator, CompiledMeasure } from './compile-indicator.js';
import { inCellOrder, type Standing, Tally } from './tally.js';
import { measureTold, rowsTooMany } from './tell-indicator.js';

/** More rows than these are counted by one statement over a population. */
export const mostRows = 100_000;

/** The figures of one case: over the list of rows that the facts hold. */
export function evaluateIndicator(compiled: CompiledIndicator, facts: Facts): Evaluation {
  const { definition, rows, measures } = compiled;
  const fail = (code: string, message: Message, cause?: string) => notDecidable(code, message, explanationOf(compiled, facts, [message]), cause);
  const found = rowsOf(rows, facts);
  if (found.status === 'unknown') return undecided(found.missing, explanationOf(compiled, facts, [describeMissing(found.missing, definition.facts)]));
  if (found.status === 'failed')
    return found.code === 'EXPRESSION_OVER_BUDGET'
      ? fail('INDICATOR_OVER_BUDGET', rowsTooMany(mostRows))
      : fail('EXPRESSION_FAILED', found.message, found.code);
  if (!isList(found.value)) return fail('EXPRESSION_FAILED', { zh: '指标的来源不是列表。', en: 'What the indicator counts is no list.' });
  if (found.value.length > mostRows) return fail('INDICATOR_OVER_BUDGET', rowsTooMany(mostRows, found.value.length));

  const elapsed = measures.map((measure) => measure.elapsed?.evaluate(facts));
  for (const share of elapsed) {
    if (share?.status === 'unknown') return undecided(share.missing, explanationOf(compiled, facts, [describeMissing(share.missing, definition.facts)]));
    if (share?.status === 'failed') return fail('EXPRESSION_FAILED', share.message, share.code);
  }
  const counted = count(compiled, found.value, facts);
  if ('failure' in counted) return fail('EXPRESSION_FAILED', counted.failure.message, counted.failure.code);

  return give(
    compiled,
    facts,
    counted.cells,
    elapsed.map((share) => (share?.status === 'value' && typeof share.value === 'number' ? share.value : undefined)),
  );
}

/** A list that stands among the facts is taken as it is: it need not be copied, and its length is known before anything is counted. */
function rowsOf(rows: CompiledExpression, facts: Facts): Result {
  const path = parsePath(rows.expression.text);
  const list = path && readFact(facts, path);

  return isList(list) ? { status: 'value', value: list } : rows.evaluate(facts, { budget: 20 * mostRows });
}

/** All figures of the whole, or of one value of one field. */
interface Cell {
  readonly field: string | null;
  readonly cell: Value;
  readonly tallies: readonly Tally[];
}

function count(compiled: CompiledIndicator, rows: readonly Value[], facts: Facts): { readonly cells: readonly Cell[] } | { readonly failure: Failure } {
  const { row: fields, key, by = [] } = compiled.definition;
  const outer = Object.fromEntries(Object.entries(facts).filter(([name]) => !Object.hasOwn(fields, name)));
  const cells = new Cells(compiled);
  for (const row of rows) {
    const known: Facts = isObject(row) && !isList(row) ? { ...outer, ...row } : outer;
    const standings = compiled.measures.map((measure) => standingOf(compiled, measure, known));
    const failed = standings.find((standing) => 'failure' in standing);
    if (failed && 'failure' in failed) return failed;
    const touched = [cells.of(null, null), ...by.map((field) => cells.of(field, known[field] ?? null))];
    for (const { tallies } of touched)
      for (const [index, standing] of standings.entries()) if (!('failure' in standing)) tallies[index]?.take(standing, known[key] ?? null);
  }
  return { cells: cells.inOrder() };
}

class Cells {
  private readonly cells = new Map<string, Cell>();

  constructor(private readonly compiled: CompiledIndicator) {
    this.of(null, null);
  }

  of(field: string | null, cell: Value): Cell {
    const name = JSON.stringify([field, cell]);
    const known = this.cells.get(name) ?? { field, cell, tallies: this.compiled.measures.map(({ measure }) => new Tally(measure)) };
    this.cells.set(name, known);

    return known;
  }

  inOrder(): readonly Cell[] {
    return inCellOrder([...this.cells.values()], this.compiled.definition);
  }
}

interface Failure {
  readonly code: string;
  readonly message: Message;
}

type Judged = Standing | { readonly failure: Failure };

function standingOf({ where }: CompiledIndicator, measure: CompiledMeasure, row: Facts): Judged {
  const inside = where ? truthOf(where(row)) : true;
  if (inside === false) return { is: 'outside' };
  if (typeof inside === 'object') return inside;
  const own = measure.where ? truthOf(measure.where(row)) : true;
  if (typeof own === 'object') return own;
  if (own === false) return inside === true ? { is: 'not' } : { is: divides(measure.measure) ? 'open' : 'outside' };
  if (inside === 'unknown' || own === 'unknown') return { is: 'open' };

  return valued(measure, row);
}

/** Whether rows that do not count are counted too, because the figure is a share of all. */
export function divides({ measure }: Measure): boolean {
  return measure === 'ratio' || measure === 'pace';
}

/** An expression that cannot be computed is no missing fact. */
function truthOf({ truth, missing, trace }: ConditionResult): ConditionResult['truth'] | { readonly failure: Failure } {
  const failure = truth === 'unknown' && missing.length === 0 ? failureIn(trace) : undefined;

  return failure ? { failure } : truth;
}

function failureIn(trace: ConditionTrace): Failure | undefined {
  if (trace.kind === 'comparison') return trace.failure;

  return trace.parts.map(failureIn).find((reason) => reason !== undefined);
}

function valued({ measure, of }: CompiledMeasure, row: Facts): Judged {
  if (!of || (measure.measure !== 'sum' && measure.measure !== 'median')) return { is: 'counted' };
  const result = of.evaluate(row);
  if (result.status === 'failed') return { failure: result };
  if (result.status === 'unknown') return { is: 'open' };
  if (result.value === null) return { is: 'outside' };

  return typeof result.value === 'number'
    ? { is: 'counted', value: result.value }
    : {
        failure: {
          code: 'EXPRESSION_TYPE',
          message: { zh: `“${measure.title}”的值不是数字。`, en: `A value of "${measure.titleEn ?? measure.id}" is no number.` },
        },
      };
}

function give(compiled: CompiledIndicator, facts: Facts, cells: readonly Cell[], elapsed: readonly (number | undefined)[]): Evaluation {
  const output: Record<string, Value> = {};
  const lines: Value[] = [];
  const sentences: Message[] = [];
  for (const [index, { measure }] of compiled.measures.entries()) {
    for (const { field, cell, tallies } of cells) {
      const tally = tallies[index];
      const value = tally?.value(elapsed[index]);
      if (!tally || value === undefined) return tooLarge(compiled, facts, measure.title, measure.titleEn ?? measure.id);
      lines.push({ measure: measure.id, field, cell, value, counted: tally.counted, among: tally.counted + tally.not, open: tally.open, keys: tally.keys() });
      if (field === null) {
        output[measure.id] = value;
        sentences.push(measureTold(measure, value, tally, elapsed[index]));
      }
    }
  }
  return decided({ ...output, cells: lines }, explanationOf(compiled, facts, sentences));
}

function tooLarge(compiled: CompiledIndicator, facts: Facts, title: string, titleEn: string): Evaluation {
  const message: Message = { zh: `“${title}”的结果过大，不能精确表示。`, en: `The result of "${titleEn}" is too large to be kept exactly.` };

  return notDecidable('NUMBER_TOO_LARGE', message, explanationOf(compiled, facts, [message]));
}

/** The rows themselves are not repeated in the explanation: their names stand behind each figure. */
function explanationOf({ definition, rows, facts: read }: CompiledIndicator, facts: Facts, sentences: readonly Message[]) {
  const { basis = [], measures }: IndicatorDefinition = definition;
  const bases = [...measures.flatMap((measure) => measure.basis ?? []), ...basis];

  return explain(definition, facts, {
    sentences,
    read: read.filter((name) => !rows.facts.includes(name)),
    rows: measures.map(({ id }) => ({ id, result: 'taken' as const })),
    basis: [...new Map(bases.map((one) => [JSON.stringify(one), one])).values()],
  });
}
