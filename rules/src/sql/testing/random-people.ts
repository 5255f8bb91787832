import fc from 'fast-check';
import type { FactDeclaration } from '../../decisions/definition.js';
import type { Facts, Value } from '../../values.js';
import type { PopulationColumn } from '../scope.js';
import type { Dialect } from '../statement.js';

/** The facts that random decisions read, their columns, and people at the boundaries, with unknowns and nulls. */
export const facts: Readonly<Record<string, FactDeclaration>> = {
  n: { title: '数', type: 'number' },
  m: { title: '另一个数', type: 'number' },
  level: { title: '等级', type: 'string' },
  agreed: { title: '同意', type: 'boolean' },
  day: { title: '日期', type: 'date' },
  tags: { title: '标签', type: 'list' },
};
export const parameters: Facts = { line: 2, rate: 1.5 };

/** `n`, `level` and `agreed` may be null; NULL of the others means unknown. */
export const columns: readonly PopulationColumn[] = [
  { fact: 'n', column: 'n', kind: 'number', known: 'n_known' },
  { fact: 'm', column: 'm', kind: 'number' },
  { fact: 'level', column: 'level', kind: 'text', known: 'level_known' },
  { fact: 'agreed', column: 'agreed', kind: 'boolean', known: 'agreed_known' },
  { fact: 'day', column: 'day', kind: 'text' },
  { fact: 'tags', column: 'tags', kind: 'list' },
];

const levels = ['丙', '乙', '甲', "O'Neil"];
const lists = [['残疾'], ['低保', '孤儿'], [], ['低保']];
/** The same people as a frozen population has them: numbers for texts and for lists; what has no number is not among these people. */
export const codedColumns: readonly PopulationColumn[] = columns.map((column) => {
  if (column.fact === 'level') return { ...column, column: 'level_code', codes: Object.fromEntries(levels.map((text, index) => [text, index])) };

  return column.fact === 'tags' ? { ...column, column: 'tags_code', lists: allLists() } : column;
});

function allLists(): readonly (readonly string[])[] {
  return [...lists, ['孤儿'], ['低保', '残疾'], ['孤儿', '残疾'], ['低保', '孤儿', '残疾']];
}

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 5 });
const numbers = fc.constantFrom(-1, 0, 0.1, 0.2, 0.3, 1, 1.5, 2, 2.5, 3, 4, 1000000);
export const person = fc.record({
  n: maybe(fc.option(numbers, { nil: null, freq: 8 })),
  m: maybe(numbers),
  level: maybe(fc.option(fc.constantFrom('甲', '乙', '丙', "O'Neil"), { nil: null, freq: 6 })),
  agreed: maybe(fc.option(fc.boolean(), { nil: null, freq: 8 })),
  day: maybe(fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-02')),
  tags: maybe(fc.subarray(['低保', '孤儿', '残疾'])),
});
export type Person = typeof person extends fc.Arbitrary<infer P> ? P : never;

export function factsOfPerson(one: Person): Facts {
  const known: Record<string, Value> = { params: parameters };
  for (const [name, value] of Object.entries(one)) if (value !== undefined) known[name] = value;

  return known;
}

/** Statements that make the table `people`, with an `id` from 1. */
export function tableOf(people: readonly Person[], dialect: Dialect): string {
  const rows = people.map(({ n, m, level, agreed, day, tags }, index) =>
    [
      index + 1,
      literal(n),
      n !== undefined,
      literal(m),
      literal(level),
      level !== undefined,
      literal(agreed),
      agreed !== undefined,
      literal(day),
      listLiteral(tags, dialect),
      level === undefined || level === null ? 'NULL' : levels.indexOf(level),
      tags === undefined ? 'NULL' : allLists().findIndex((list) => list.join() === tags.join()),
    ].join(', '),
  );
  return `drop table if exists people; create table people (id integer, n decimal(18,2), n_known boolean, m decimal(18,2), level varchar, level_known boolean, agreed boolean, agreed_known boolean, day varchar, tags varchar[], level_code smallint, tags_code smallint);
    insert into people values ${rows.map((row) => `(${row})`).join(',\n')}`;
}

function literal(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return 'NULL';

  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

function listLiteral(list: readonly string[] | undefined, dialect: Dialect): string {
  if (list === undefined) return 'NULL';
  const items = list.join(',');

  return `CAST('${dialect === 'duckdb' ? `[${items}]` : `{${items}}`}' AS VARCHAR[])`;
}
