import { byPriority } from '../../tables/policies/by-priority.js';
import { and, choose, countOf, no, not, or } from '../logic.js';
import { keepMade } from '../made.js';
import type { Statement } from '../statement.js';
import { sure, type Term } from '../term.js';
import { constantsOf, isSame, type PolicyToSql } from './policy-to-sql.js';

/** `C R O`: numbers of the rows that fit, in order (0 = the default row), and the sum of each output that is a number. */
export const collected: PolicyToSql = (table, rows, scope) => {
  const { statement } = scope;
  const { definition, defaultOutput } = table;
  const [taken, open] = [statement.keep(countOf(rows.map((row) => row.taken))), statement.keep(countOf(rows.map(({ unknown }) => unknown)))];

  const outputs = rows.map(({ row }) => ({ id: row.row.id, number: row.number, output: constantsOf(row.output, scope) }));
  const order = (definition.hitPolicy === 'O' ? byPriority(outputs, definition) : outputs).map(({ number }) => number);
  const fallback = defaultOutput && constantsOf(defaultOutput, scope);
  const failed = or(...rows.map((row) => row.failed));
  const sameAnyway = or(...rows.map((row) => (isSame(constantsOf(row.row.output, scope), fallback) ? row.unknown : no)));
  const unsure = open === '0' ? no : and(`(${open} > 0)`, not(and(`(${taken} = 0)`, `(${open} = 1)`, sameAnyway, not(failed))));
  const status = choose(
    [
      [unsure, "'unknown'"],
      [failed, "'EXPRESSION_FAILED'"],
    ],
    "'decided'",
  );

  const parts = order.map((number) => `CASE WHEN ${rows.find(({ row }) => row.number === number)?.taken ?? no} THEN ${number} END`);
  const list = choose([[`${taken} = 0`, fallback ? only(statement, '0') : only(statement)]], withoutNulls(statement, parts));
  const sums = definition.outputs.flatMap(({ id, type }): [string, Term][] => {
    if (type !== 'number' && type !== 'money') return [];
    const amount = (value: unknown) => (typeof value === 'number' ? statement.constant(value).value : '0');
    const total = rows.map(({ row, taken: fits }) => `CASE WHEN ${fits} THEN ${amount(constantsOf(row.output, scope)[id])} ELSE 0 END`).join(' + ');
    const otherwise = amount(fallback?.[id]);
    // Nothing fits, nothing is summed up: 0 by itself.
    return [[id, { ...sure('list', 'NULL', true), sum: otherwise === '0' ? `(${total})` : choose([[`${taken} = 0`, otherwise]], `(${total})`) }]];
  });

  return keepMade(statement, definition.id, status, { '#rows': sure('list', list), ...Object.fromEntries(sums) });
};

function withoutNulls({ dialect }: Statement, parts: readonly string[]): string {
  return dialect === 'duckdb' ? `list_filter([${parts.join(', ')}], lambda x: x IS NOT NULL)` : `array_remove(ARRAY[${parts.join(', ')}], NULL)`;
}

function only({ dialect }: Statement, ...items: readonly string[]): string {
  return dialect === 'duckdb' ? `CAST([${items.join(', ')}] AS INTEGER[])` : `CAST(ARRAY[${items.join(', ')}] AS INTEGER[])`;
}
