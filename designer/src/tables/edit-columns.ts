import type { DecisionDefinition, DecisionTableDefinition, FactDeclaration, FactType, HitPolicyCode, Value } from '@onething/rules';
import { resultOf } from './edit-table.js';

/** A fact that a column asks about: its expression, what it is called, and its declaration where the decision does not know it yet. */
export interface ColumnFact {
  readonly expr: string;
  readonly title: string;
  readonly declaration?: FactDeclaration;
}

/** The table with a column that asks about a fact; every row asks nothing of it yet. */
export function withInput(table: DecisionTableDefinition, { expr, title, declaration }: ColumnFact): DecisionTableDefinition {
  const [name = expr] = expr.split('.');
  const facts = declaration && !Object.hasOwn(table.facts, name) ? { ...table.facts, [name]: declaration } : table.facts;
  const id = freeId(table, name);
  return { ...table, facts, inputs: [...table.inputs, { id, title, expr }], rows: table.rows.map((row) => ({ ...row, when: [...row.when, '-'] })) };
}

/** The table without a column that asks; the last one stays, or the table would ask nothing. */
export function withoutInput(table: DecisionTableDefinition, id: string): DecisionTableDefinition {
  const at = table.inputs.findIndex((input) => input.id === id);
  if (at < 0 || table.inputs.length === 1) return table;
  return {
    ...table,
    inputs: table.inputs.filter((input) => input.id !== id),
    rows: table.rows.map((row) => ({ ...row, when: row.when.filter((_, index) => index !== at) })),
  };
}

/** The table with a column for another result, empty in every row. */
export function withOutput(table: DecisionTableDefinition, title: string, type: FactType): DecisionTableDefinition {
  const id = freeId(table, 'output');
  const empty = type === 'boolean' ? false : type === 'number' ? 0 : '';
  return {
    ...table,
    outputs: [...table.outputs, { id, title, type }],
    rows: table.rows.map((row) => ({ ...row, then: { ...row.then, [id]: empty } })),
    ...(table.defaultRow ? { defaultRow: { ...table.defaultRow, [id]: empty } } : {}),
  };
}

/** The table without a result; the last one stays. */
export function withoutOutput(table: DecisionTableDefinition, id: string): DecisionTableDefinition {
  if (table.outputs.length === 1) return table;
  const without = <T>({ [id]: _, ...others }: Readonly<Record<string, T>>) => others;
  return {
    ...table,
    outputs: table.outputs.filter((output) => output.id !== id),
    rows: table.rows.map((row) => ({ ...row, then: without(row.then) })),
    ...(table.defaultRow ? { defaultRow: without(table.defaultRow) } : {}),
  };
}

/** The table with another title over a column. */
export function withColumnTitle(table: DecisionTableDefinition, id: string, title: string): DecisionTableDefinition {
  const named = <T extends { readonly id: string }>(column: T): T => (column.id === id ? { ...column, title } : column);
  return { ...table, inputs: table.inputs.map(named), outputs: table.outputs.map(named) };
}

/** The table with another way to choose among the rows that fit. */
export function withHitPolicy(table: DecisionTableDefinition, hitPolicy: HitPolicyCode): DecisionTableDefinition {
  return { ...table, hitPolicy };
}

/** The table with another note at a row. */
export function withNote(table: DecisionTableDefinition, id: string, note: string): DecisionTableDefinition {
  return { ...table, rows: table.rows.map((row) => (row.id === id ? { ...row, note: note === '' ? undefined : note } : row)) };
}

function freeId({ inputs, outputs }: DecisionTableDefinition, name: string): string {
  const taken = new Set([...inputs, ...outputs].map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? name : `${name}${number}`;
    if (!taken.has(id)) return id;
  }
}

/** The decision with a fact more that it may read. */
export function withFact<D extends DecisionDefinition>(decision: D, { expr, declaration }: ColumnFact): D {
  return declaration ? { ...decision, facts: { ...decision.facts, [expr]: declaration } } : decision;
}

/** The table with a row for everything that no other row takes, like its last row until that is changed; or without it. */
export function withDefaultRow(table: DecisionTableDefinition, on: boolean): DecisionTableDefinition {
  if (!on) {
    const { defaultRow: _, ...others } = table;
    return others;
  }
  const last = table.rows.at(-1)?.then ?? {};
  const results = table.outputs.map(({ id, type, values }) => [id, constantOf(last[id]) ?? values?.at(-1) ?? emptyOf(type)] as const);
  return { ...table, defaultRow: Object.fromEntries(results) };
}

/** The table with another result in that row. */
export function withDefaultResult(table: DecisionTableDefinition, id: string, text: string): DecisionTableDefinition {
  const type = table.outputs.find((output) => output.id === id)?.type;
  const value = resultOf(text, type);
  // Only constants stand there: nothing has been looked at, so there is nothing to calculate with.
  return typeof value === 'object' && value !== null && 'expr' in value ? table : { ...table, defaultRow: { ...table.defaultRow, [id]: value } };
}

function constantOf(value: DecisionTableDefinition['rows'][number]['then'][string] | undefined): Value | undefined {
  return typeof value === 'object' && value !== null && 'expr' in value ? undefined : value;
}

function emptyOf(type: FactType): Value {
  if (type === 'boolean') return false;
  return type === 'number' || type === 'money' ? 0 : '';
}
