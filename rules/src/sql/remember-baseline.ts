import { done, type Outcome } from '../outcome.js';
import { amountOf, asPick, type Comparison, keysBefore, type NativeSql, outputOf } from './compare-runs.js';
import { decisionsToSql, nativeSql } from './decisions-to-sql.js';
import { type Pick as Picked, quoted, Statement, unquoted } from './statement.js';

/** Statements that make two tables, in order, and what can be read from the first. */
export interface RememberedBaseline {
  readonly make: readonly NativeSql[];
  readonly remembered: NonNullable<Comparison['remembered']>;
}

/**
 * What a draft leaves as it is need not be computed again for each draft: a table of all people with what the baseline computes of
 * them, and one of the cells that they are counted in. While somebody drags a number only what follows from that number is computed.
 * `table` and `cells` are names for the two; DuckDB only.
 */
export function rememberBaseline(
  { baseline, amount, level, groups }: Omit<Comparison, 'draft'>,
  { who, table, cells }: { readonly who: readonly string[]; readonly table: string; readonly cells: string },
): Outcome<RememberedBaseline> {
  const statement = new Statement(baseline.dialect);
  const before = decisionsToSql(baseline, statement);
  if (!before.ok) return before;
  const given = { sql: amountOf(before.value, amount), as: 'old_amount' };
  const asked = [...keysBefore(groups, level && outputOf(before.value, level), baseline, statement).map(asPick), given];
  // Where all that is asked for follows from a few things, a cell is what people have in common, and says all of it.
  const leaves = (statement.leavesOf(asked) ?? []).map((column) => ({ sql: column, as: unquoted(column) }));
  const columns = statement.columnsFor(leaves.length > 0 ? leaves : asked);
  const own = new Set([...baseline.columns.flatMap(({ column, known }) => (known === undefined ? [column] : [column, known])), ...groups, ...who]);
  const kept = new Set([...own, ...[...columns.keys()].map(unquoted)]);
  const by = leaves.length > 0 ? [...asked, ...leaves] : asked.slice(0, -1);
  const onlyInCells = by.filter(({ as }) => !kept.has(as));
  const picks = [...[...kept].map((column) => ({ sql: quoted(column), as: column })), ...onlyInCells];
  const keys = by.map(({ as }) => quoted(as));
  const only = onlyInCells.map(({ as }) => quoted(as));
  const same = keys.map((key) => `people.${key} IS NOT DISTINCT FROM cells.${key}`).join(' AND ') || 'TRUE';
  const numbered = `SELECT CAST(ROW_NUMBER() OVER () AS INTEGER) AS "cell", * FROM (SELECT DISTINCT * FROM result)`;
  const placed = `SELECT people.* ${only.length > 0 ? `EXCLUDE (${only.join(', ')})` : ''}, cells."cell" FROM result AS people JOIN ${cells} AS cells ON ${same}`;
  const head = (of: readonly Picked[]) => before.value.head(of.length > 0 ? of : [{ sql: '1', as: 'all' }]);

  return done({
    make: [
      nativeSql(`CREATE OR REPLACE TABLE ${cells} AS ${head(by)} ${numbered}`, statement.bindings),
      nativeSql(`CREATE OR REPLACE TABLE ${table} AS ${head(picks)} ${placed}`, statement.bindings),
    ],
    remembered: { columns, cells, inCells: new Map(keys.map((key) => [key, statement.textOfColumn(key)])), onlyInCells: only },
  });
}
