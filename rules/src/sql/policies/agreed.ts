import type { CompiledTable } from '../../tables/compile-table.js';
import type { Value } from '../../values.js';
import { alike, codedIn } from '../coded.js';
import { and, choose, countOf, no, not, or } from '../logic.js';
import { keepMade, type Made } from '../made.js';
import type { RowInSql } from '../rows-to-sql.js';
import type { Scope } from '../scope.js';
import { kindOfValue, type Term } from '../term.js';
import { constantsOf, isSame, type PolicyToSql } from './policy-to-sql.js';

type Output = Readonly<Record<string, Value>>;

/** `U`: one row at most. */
export const only: PolicyToSql = (table, rows, scope) => {
  const { statement } = scope;
  const [taken, open] = [statement.keep(countOf(rows.map((row) => row.taken))), statement.keep(countOf(rows.map(({ unknown }) => unknown)))];
  const fallback = table.defaultOutput && constantsOf(table.defaultOutput, scope);
  const sameAnyway = or(...rows.map((row) => (isSame(constantsOf(row.row.output, scope), fallback) ? row.unknown : no)));
  const failed = or(...rows.map((row) => row.failed));
  const unsure = open === '0' ? no : and(`(${open} > 0)`, not(and(`(${taken} = 0)`, `(${open} = 1)`, sameAnyway, not(failed))));

  return several(
    table,
    rows,
    scope,
    [
      [`${taken} > 1`, "'DECISION_NOT_UNIQUE'"],
      [unsure, "'unknown'"],
    ],
    failed,
  );
};

/** `A`: rows that fit together must say the same. */
export const agreed: PolicyToSql = (table, rows, scope) => {
  const { statement } = scope;
  const outputs = rows.map(({ row }) => constantsOf(row.output, scope));
  const codes = outputs.map((output) => outputs.findIndex((other) => isSame(other, output)));
  const fallback = table.defaultOutput && constantsOf(table.defaultOutput, scope);
  const fallbackCode = fallback ? outputs.findIndex((output) => isSame(output, fallback)) : -1;
  const codeIf = (fits: string, index: number) => `CASE WHEN ${fits} THEN ${codes[index]} END`;
  const least = statement.keep(`LEAST(${[...rows.map(({ taken }, index) => codeIf(taken, index)), 'CAST(NULL AS INTEGER)'].join(', ')})`);
  const most = statement.keep(`GREATEST(${[...rows.map(({ taken }, index) => codeIf(taken, index)), 'CAST(NULL AS INTEGER)'].join(', ')})`);
  const expected = `COALESCE(${least}, ${fallback ? fallbackCode : -2})`;
  const failed = or(...rows.map((row) => row.failed));
  const unsure = or(...rows.map(({ unknown }, index) => and(unknown, or(failed, `(${codes[index]} <> ${expected})`))));

  return several(
    table,
    rows,
    scope,
    [
      [`${least} <> ${most}`, "'DECISION_CONFLICT'"],
      [unsure, "'unknown'"],
    ],
    failed,
  );
};

function several(table: CompiledTable, rows: readonly RowInSql[], scope: Scope, endings: readonly (readonly [string, string])[], failed: string): Made {
  const { definition, defaultOutput } = table;
  const fallback = defaultOutput && constantsOf(defaultOutput, scope);
  const none = fallback ? no : not(or(...rows.map(({ taken }) => taken)));
  const status = choose([...endings, [failed, "'EXPRESSION_FAILED'"], [none, "'DECISION_NO_MATCH'"]], "'decided'");
  const outputs = Object.fromEntries(definition.outputs.map(({ id }) => [id, pick(rows, id, fallback, scope)]));

  return keepMade(scope.statement, definition.id, status, outputs);
}

function pick(rows: readonly RowInSql[], id: string, fallback: Output | undefined, scope: Scope): Term {
  const { statement } = scope;
  const given = (output: Output | undefined) => output?.[id] ?? null;
  const values = rows.map(({ row }) => given(constantsOf(row.output, scope)));
  const kind = [...values, given(fallback)].map(kindOfValue).find((one) => one !== 'null') ?? 'null';
  const terms = alike(
    [...values, given(fallback)].map((value) => statement.constant(value)),
    statement,
  );
  const branches = rows.map(({ taken }, index): [string, string] => [taken, terms[index]?.value ?? 'NULL']);

  return { kind, value: choose(branches, terms.at(-1)?.value ?? 'NULL'), unknown: no, failed: no, nullable: true, coded: codedIn(terms) };
}
