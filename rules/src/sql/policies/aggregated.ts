import type { Value } from '../../values.js';
import { and, choose, countOf, no, or } from '../logic.js';
import { keepMade } from '../made.js';
import type { RowInSql } from '../rows-to-sql.js';
import { NotInSql, type Term } from '../term.js';
import { constantsOf, type PolicyToSql } from './policy-to-sql.js';

interface Aggregate {
  /** Over those that fit of all rows with a number. */
  readonly write: (parts: readonly string[]) => string;
  readonly part: (fits: string, number: string) => string;
  /** What stands where no row fits and there is no default. */
  readonly empty: '0' | undefined;
}

const sum: Aggregate = {
  write: (parts) => (parts.length > 0 ? `(${parts.join(' + ')})` : '0'),
  part: (fits, number) => `CASE WHEN ${fits} THEN ${number} ELSE 0 END`,
  empty: '0',
};
const extreme = (name: 'LEAST' | 'GREATEST'): Aggregate => ({
  write: (parts) => (parts.length > 0 ? `${name}(${[...parts, parts[0]].join(', ')})` : 'CAST(NULL AS BIGINT)'),
  part: (fits, number) => `CASE WHEN ${fits} THEN ${number} END`,
  empty: undefined,
});
const aggregates: Readonly<Record<string, Aggregate>> = { 'C+': sum, 'C#': sum, 'C<': extreme('LEAST'), 'C>': extreme('GREATEST') };

/** `C+ C< C> C#`: one number of all rows that fit; open rows matter where one of them, or all together, would change it. */
export const aggregated: PolicyToSql = (table, rows, scope) => {
  const { statement } = scope;
  const { definition, defaultOutput } = table;
  const aggregate = aggregates[definition.hitPolicy];
  if (!aggregate) throw new RangeError('no aggregate');
  const taken = statement.keep(countOf(rows.map((row) => row.taken)));
  const numbers = definition.outputs.map(({ id }) =>
    rows.map(({ row }) => (definition.hitPolicy === 'C#' ? 1 : numberOf(constantsOf(row.output, scope)[id] ?? null))),
  );
  const over = (which: (row: RowInSql) => string, at: number) =>
    aggregate.write(rows.flatMap((row, index) => partOf(which(row), numbers[at]?.[index] ?? null, (value) => statement.constant(value).value, aggregate)));
  const fitting = definition.outputs.map((_, at) => statement.keep(over((row) => row.taken, at)));
  const possible = definition.outputs.map((_, at) => statement.keep(over((row) => or(row.taken, row.unknown), at)));
  const each = definition.outputs.map((_, at) =>
    rows.map((row) => (row.unknown === no ? undefined : over((other) => (other === row ? 'TRUE' : other.taken), at))),
  );

  const fallback = defaultOutput && constantsOf(defaultOutput, scope);
  const fallbacks = definition.outputs.map(({ id }) => (fallback ? statement.constant(numberOf(fallback[id] ?? null)).value : (aggregate.empty ?? 'NULL')));
  const given = fitting.map((column, at) => statement.keep(choose([[`${taken} = 0`, fallbacks[at] ?? 'NULL']], column)));

  const none = fallback || aggregate.empty ? no : `(${taken} = 0)`;
  const failed = or(...rows.map((row) => row.failed));
  const moved = (column: string, at: number) => `(${column} IS DISTINCT FROM ${given[at]})`;
  const unsure = or(
    ...rows.map(({ unknown }, index) => and(unknown, or(failed, none, ...definition.outputs.map((_, at) => moved(each[at]?.[index] ?? 'NULL', at))))),
    and(or(...rows.map(({ unknown }) => unknown)), or(...possible.map(moved))),
  );
  const status = choose(
    [
      [unsure, "'unknown'"],
      [failed, "'EXPRESSION_FAILED'"],
      [none, "'DECISION_NO_MATCH'"],
    ],
    "'decided'",
  );

  return keepMade(
    statement,
    definition.id,
    status,
    Object.fromEntries(
      definition.outputs.map(({ id }, at): [string, Term] => [id, { kind: 'number', value: given[at] ?? 'NULL', unknown: no, failed: no, nullable: true }]),
    ),
  );
};

function partOf(fits: string, number: number | null, write: (value: Value) => string, { part }: Aggregate): readonly string[] {
  return number === null || fits === no ? [] : [part(fits, write(number))];
}

function numberOf(value: Value): number | null {
  if (value === null || typeof value === 'number') return value;
  throw new NotInSql({ zh: '汇总的结果不是数字', en: 'an aggregated output is no number' });
}
