import { inputSlot } from '../expressions/parse-expression.js';
import type { CompiledRow, CompiledTable } from '../tables/compile-table.js';
import { expressionToSql } from './expression-to-sql.js';
import { and, no, not, or } from './logic.js';
import { decided } from './logic-to-sql.js';
import type { Scope } from './scope.js';
import { sure, type Term } from './term.js';

/** Whether a row fits: SQL truth values that are never NULL. */
export interface RowInSql {
  readonly row: CompiledRow;
  readonly taken: string;
  readonly unknown: string;
  readonly failed: string;
}

/** Every row of a table as columns, readable in the next layer. */
export function rowsToSql(table: CompiledTable, scope: Scope): readonly RowInSql[] {
  const { statement } = scope;
  const inputs = table.inputs.map((input) => statement.keepTerm(expressionToSql(input.expression.root, scope)));
  const rows = table.rows.map((row) => rowToSql(row, inputs, scope));
  const kept = rows.map(({ row, taken, unknown, failed }) => ({
    row,
    taken: statement.keepTruth(taken),
    unknown: statement.keepTruth(unknown),
    failed: statement.keepTruth(failed),
  }));

  return kept;
}

/** Cells are looked at in order, as a closure does; what is not true does not hold. */
function rowToSql(row: CompiledRow, inputs: readonly Term[], scope: Scope): RowInSql {
  const cells = row.cells.map(({ column, tests }) => {
    const input = inputs[column] ?? sure('null', 'NULL');
    const answer = scope.tested(input, inputSlot, () => expressionToSql(tests.expression.root, scope));
    const open = or(answer.unknown, answer.failed);
    const value = answer.nullable
      ? open === no
        ? `COALESCE(${answer.value}, FALSE)`
        : `CASE WHEN ${open} THEN NULL ELSE COALESCE(${answer.value}, FALSE) END`
      : answer.value;
    // Rows share cells, and so do the two sides of a comparison: each is computed once.
    return { ...answer, value: scope.statement.keepTruth(value), unknown: scope.statement.keepTruth(answer.unknown), nullable: false };
  });
  if (cells.length === 0) return { row, taken: 'TRUE', unknown: no, failed: no };
  const all = decided(cells, 'and');
  const open = or(all.unknown, all.failed);

  return { row, taken: open === no ? all.value : and(not(open), `(${all.value} IS TRUE)`), unknown: all.unknown, failed: all.failed };
}
