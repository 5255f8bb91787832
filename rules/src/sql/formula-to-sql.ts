import type { FormulaDefinition } from '../decisions/definition.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { expressionToSql } from './expression-to-sql.js';
import { choose } from './logic.js';
import { keepMade, type Made } from './made.js';
import type { Scope } from './scope.js';
import { NotInSql, type Term } from './term.js';

/** A formula as columns: line by line; the first line without a value says how it ends. */
export function formulaToSql(definition: FormulaDefinition, scope: Scope): Made {
  const { statement } = scope;
  const lines: Record<string, Term> = {};
  for (const { id, expr } of definition.outputs) {
    const compiled = compileExpression(expr);
    if (!compiled.ok) throw new NotInSql(compiled.message);
    const kept = statement.keepTerm(expressionToSql(compiled.value.expression.root, scope));
    lines[id] = kept;
    scope.give(id, kept);
  }
  for (const id of Object.keys(lines)) scope.take(id);

  const endings = Object.values(lines).flatMap(({ failed, unknown }): (readonly [string, string])[] => [
    [failed, "'EXPRESSION_FAILED'"],
    [unknown, "'unknown'"],
  ]);
  return keepMade(statement, definition.id, choose(endings, "'decided'"), lines);
}
