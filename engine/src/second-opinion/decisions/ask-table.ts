import type { CompiledExpression, DecisionRow, DecisionTableDefinition, Facts, Value } from '@onething/rules';
import type { NestedCondition } from 'json-rules-engine';
import { type Answer, type Asked, canonical, given, type Silence, silent } from './answer.js';
import { readCell } from './read-cell.js';
import { compute, type Line, type Translation } from './translation.js';

type Source = { readonly value: Value } | CompiledExpression;

/** A row with what it gives, by output. */
interface Row {
  readonly id: string;
  readonly gives: readonly (readonly [string, Source])[];
}

/** A decision table, one rule a row. */
export function askTable(table: DecisionTableDefinition, translation: Translation): Asked | Silence {
  const lines = table.rows.map((row) => lineOf(row, table, translation)).filter((line) => line !== undefined);
  const rows = table.rows.map((row) => rowOf(row, table, translation)).filter((row) => row !== undefined);
  if (lines.length < table.rows.length) return silent('a cell says more than is translated');
  if (rows.length < table.rows.length) return silent('an output cannot be read');
  const holding = translation.rules(lines);

  return async (facts) => {
    const held = await holding(facts);
    return settle(
      table,
      rows.filter(({ id }) => held.has(id)),
      facts,
    );
  };
}

function lineOf({ id, when }: DecisionRow, { inputs }: DecisionTableDefinition, translation: Translation): Line | undefined {
  const all: NestedCondition[] = [];
  for (const [column, cell] of when.entries()) {
    const fact = translation.fact(inputs[column]?.expr ?? '');
    const read = fact && readCell(cell, fact, (text) => translation.fact(text));
    if (read === undefined) return undefined;
    if (read !== 'any') all.push(read);
  }
  return { name: id, conditions: { all } };
}

function rowOf({ id, then }: DecisionRow, { outputs }: DecisionTableDefinition, translation: Translation): Row | undefined {
  const gives = outputs.map((output): readonly [string, Source | undefined] => {
    const source = then[output.id] ?? null;
    const text = typeof source === 'object' && source !== null && 'expr' in source ? source.expr : undefined;
    return [output.id, typeof text === 'string' ? translation.calculation(text) : { value: source }];
  });
  const known = gives.flatMap(([name, source]): (readonly [string, Source])[] => (source ? [[name, source]] : []));

  return known.length < gives.length ? undefined : { id, gives: known };
}

/** What the hit policy makes of the rows that match, by the text of DMN 8.2.10 and not by our code. */
function settle(table: DecisionTableDefinition, matched: readonly Row[], facts: Facts): Answer {
  const { hitPolicy, defaultRow } = table;
  if (hitPolicy === 'U' && matched.length > 1) return { status: 'failed', code: 'DECISION_NOT_UNIQUE' };
  if (matched.length === 0) return defaultRow || Object.hasOwn(empty, hitPolicy) ? ofNone(table) : { status: 'failed', code: 'DECISION_NO_MATCH' };

  const counted = hitPolicy === 'F' ? matched.slice(0, 1) : matched;
  return ofSome(
    table,
    counted.map(({ id }) => id),
    counted.map(({ gives }) => Object.fromEntries(gives.map(([name, source]) => [name, 'value' in source ? source.value : compute(name, source, facts)]))),
  );
}

function ofSome(table: DecisionTableDefinition, lines: readonly string[], outputs: readonly Facts[]): Answer {
  const [first = {}] = outputs;
  switch (table.hitPolicy) {
    case 'A':
      return outputs.every((output) => canonical(output) === canonical(first)) ? given(lines, first) : { status: 'failed', code: 'DECISION_CONFLICT' };
    case 'P': {
      const best = ranked(table, outputs)[0] ?? 0;
      return given(lines.slice(best, best + 1), outputs[best] ?? {});
    }
    case 'O':
      return given(
        lines,
        listed(
          table,
          ranked(table, outputs).map((index) => outputs[index] ?? {}),
        ),
      );
    case 'C':
    case 'R':
      return given(lines, listed(table, outputs));
    case 'C#':
      return given(lines, { [table.outputs[0]?.id ?? '']: outputs.length });
    case 'C+':
    case 'C<':
    case 'C>':
      return aggregated(table, lines, outputs);
    default:
      return given(lines, first);
  }
}

/** Numbers of the rows, what ranks first first. */
function ranked({ outputs }: DecisionTableDefinition, given: readonly Facts[]): readonly number[] {
  const rank = (index: number) =>
    outputs.map(({ id, values = [] }) => {
      const at = values.findIndex((value) => value === (given[index]?.[id] ?? null));
      return String(at < 0 ? 999_999 : at).padStart(6, '0');
    });
  return given.map((_, index) => index).sort((a, b) => (rank(a).join() < rank(b).join() ? -1 : rank(a).join() > rank(b).join() ? 1 : a - b));
}

function listed({ outputs }: DecisionTableDefinition, rows: readonly Facts[]): Facts {
  const [only, second] = outputs;
  return only && !second ? { [only.id]: rows.map((row) => row[only.id] ?? null) } : { rows };
}

const folds = {
  'C+': (numbers: readonly number[]) => numbers.reduce((total, more) => total + more, 0),
  'C<': (numbers: readonly number[]) => Math.min(...numbers),
  'C>': (numbers: readonly number[]) => Math.max(...numbers),
} as const;

function aggregated({ outputs: columns, hitPolicy }: DecisionTableDefinition, lines: readonly string[], outputs: readonly Facts[]): Answer {
  const fold = hitPolicy === 'C+' || hitPolicy === 'C<' || hitPolicy === 'C>' ? folds[hitPolicy] : undefined;
  const made: Record<string, Value> = {};
  for (const { id } of columns) {
    const numbers = outputs.flatMap((output) => (typeof output[id] === 'number' ? [output[id]] : []));
    if (!fold || numbers.length === 0 || numbers.length < outputs.length) return silent('a row gives no number');
    made[id] = fold(numbers);
  }
  return given(lines, made);
}

/** Lists may be empty, and a sum or a count may be 0. */
const empty = { C: [], R: [], O: [], 'C+': 0, 'C#': 0 } as const;

function ofNone(table: DecisionTableDefinition): Answer {
  const { hitPolicy, defaultRow, outputs } = table;
  const lists = hitPolicy === 'C' || hitPolicy === 'R' || hitPolicy === 'O';
  if (lists) return given([], listed(table, defaultRow ? [filled(table)] : []));

  return given([], defaultRow ? filled(table) : Object.fromEntries(outputs.map(({ id }) => [id, 0])));
}

function filled({ outputs, defaultRow = {} }: DecisionTableDefinition): Facts {
  return Object.fromEntries(outputs.map(({ id }) => [id, defaultRow[id] ?? null]));
}
