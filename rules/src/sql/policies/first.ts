import type { CompiledOutput, CompiledTable } from '../../tables/compile-table.js';
import { byPriority } from '../../tables/policies/by-priority.js';
import { alike, codedIn } from '../coded.js';
import { expressionToSql } from '../expression-to-sql.js';
import { and, choose, no, not, or } from '../logic.js';
import { keepMade, type Made } from '../made.js';
import type { RowInSql } from '../rows-to-sql.js';
import type { Scope } from '../scope.js';
import { openOf, type SqlKind, type Term } from '../term.js';
import { constantsOf, type PolicyToSql } from './policy-to-sql.js';

/** `F`: the first row that fits; open rows before it matter where they would give something else. */
export const first: PolicyToSql = (table, rows, scope) => firstOf(table, rows, scope, no);

/** `P`: as `F`, over the rows in the order of their outputs' priority; every row is looked at, so one that fails counts wherever it stands. */
export const ranked: PolicyToSql = (table, rows, scope) => {
  const ids = byPriority(
    rows.map(({ row }) => ({ id: row.row.id, number: row.number, output: constantsOf(row.output, scope) })),
    table.definition,
  ).map(({ id }) => id);
  const inOrder = [...rows].sort((a, b) => ids.indexOf(a.row.row.id) - ids.indexOf(b.row.row.id));
  const failed = or(...rows.map((row) => row.failed));
  return firstOf(
    table,
    inOrder.map((row) => ({ ...row, failed: no })),
    scope,
    failed,
  );
};

function firstOf(table: CompiledTable, rows: readonly RowInSql[], scope: Scope, failedAnywhere: string): Made {
  const { statement } = scope;
  const stop = statement.keep(
    choose(
      rows.map(({ taken, failed }, index): [string, string] => [or(taken, failed), String(index + 1)]),
      '0',
    ),
  );
  const { outputs, fallback } = inOneForm(
    rows.map(({ row }) => outputTerms(row.output, scope)),
    table.defaultOutput && outputTerms(table.defaultOutput, scope),
    scope,
  );

  const picked = table.definition.outputs.map((_, index) =>
    pick(
      stop,
      outputs.map((output) => output[index]),
      fallback?.[index],
    ),
  );
  const given = picked.map((term) => statement.keepTerm({ ...term, constant: undefined }));
  const failedRow = statement.keep(or(failedAnywhere, ...rows.map(({ failed }, index) => and(failed, `(${stop} = ${index + 1})`))));

  const none = fallback ? no : `(${stop} = 0)`;
  const ending = endOf(given);
  const open = or(
    ...rows.map(({ unknown }, index) => {
      const before = `(${stop} = 0 OR ${stop} > ${index + 1})`;
      return unknown === no ? no : and(unknown, or(and(before, not(agrees(outputs[index] ?? [], given, none))), failedAnywhere, and(before, failedRow)));
    }),
  );
  const status = choose([[open, "'unknown'"], [failedRow, "'EXPRESSION_FAILED'"], [none, "'DECISION_NO_MATCH'"], ...ending], "'decided'");

  return keepMade(statement, table.definition.id, status, Object.fromEntries(table.definition.outputs.map(({ id }, index) => [id, given[index] ?? nothing])));
}

const nothing: Term = { kind: 'null', value: 'NULL', unknown: no, failed: no, nullable: true };

function outputTerms(output: CompiledOutput, scope: Scope): readonly Term[] {
  return output.map(({ source }) => ('value' in source ? scope.statement.constant(source.value) : expressionToSql(source.expression.root, scope)));
}

/** Each output stands in one column: its texts all as numbers or all as they are. */
function inOneForm(rows: readonly (readonly Term[])[], otherwise: readonly Term[] | undefined, { statement }: Scope) {
  const lines = otherwise ? [...rows, otherwise] : rows;
  const columns = (lines[0] ?? []).map((_, index) =>
    alike(
      lines.flatMap((line) => line[index] ?? []),
      statement,
    ),
  );
  const formed = lines.map((line, at) => line.map((term, index) => columns[index]?.[at] ?? term));

  return { outputs: formed.slice(0, rows.length), fallback: otherwise && formed.at(-1) };
}

/** The output of the row at which the search stopped. */
function pick(stop: string, terms: readonly (Term | undefined)[], fallback: Term | undefined): Term {
  const known = [...terms, fallback].filter((term) => term !== undefined);
  const kind: SqlKind = known.find((term) => term.kind !== 'null')?.kind ?? 'null';
  const part = (of: (term: Term) => string, otherwise: string) =>
    fromStop(
      stop,
      terms.map((term) => (term ? of(term) : otherwise)),
      fallback ? of(fallback) : otherwise,
    );
  const typed = part(({ value }) => value, 'NULL');

  return { kind, value: typed, unknown: part(({ unknown }) => unknown, no), failed: part(({ failed }) => failed, no), nullable: true, coded: codedIn(known) };
}

/** By where the search stopped, 0 = nowhere; neighbours that say the same are one branch. */
function fromStop(stop: string, values: readonly string[], otherwise: string): string {
  const last = values.flatMap((value, index): [string, string][] => (value === values[index + 1] ? [] : [[`${stop} <= ${index + 1}`, value]]));
  return choose([[`${stop} = 0`, otherwise], ...last.slice(0, -1)], last.at(-1)?.[1] ?? otherwise);
}

/** The first output that has no value says how the row ends. */
function endOf(terms: readonly Term[]): readonly (readonly [string, string])[] {
  return terms.flatMap((term): (readonly [string, string])[] => [
    [term.failed, "'EXPRESSION_FAILED'"],
    [term.unknown, "'unknown'"],
  ]);
}

/** Whether an open row would give just the same. */
function agrees(own: readonly Term[], given: readonly Term[], none: string): string {
  const equal = own.map((term, index) => {
    const other = given[index];
    return other ? and(not(openOf(term, other)), `(${term.value} IS NOT DISTINCT FROM ${other.value})`) : no;
  });
  return and(not(none), ...equal);
}
