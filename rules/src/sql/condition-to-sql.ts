import type { Comparison, Condition, Operator } from '../conditions/condition.js';
import { pathOf } from '../conditions/evaluate-condition.js';
import { isAll, isAny, isExpressionReference, isFactReference, isNot } from '../conditions/kind-of-condition.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { isList } from '../facts/fact-path.js';
import { compared, joined, oneOf } from './comparison-to-sql.js';
import { expressionToSql } from './expression-to-sql.js';
import { and, no, not, or, unless } from './logic.js';
import type { Scope } from './scope.js';
import { NotInSql, openOf, type Term } from './term.js';

/**
 * A condition of json-rules-engine's language as a term. An expression that cannot be computed leaves its comparison open, as the
 * closure does: `failed` here says that the whole is open for that reason alone.
 */
export function conditionToSql(condition: Condition, scope: Scope): Term {
  if (isAny(condition))
    return group(
      condition.any.map((part) => conditionToSql(part, scope)),
      'or',
    );
  if (isAll(condition))
    return group(
      condition.all.map((part) => conditionToSql(part, scope)),
      'and',
    );
  if (isNot(condition)) {
    const inner = conditionToSql(condition.not, scope);
    return { ...inner, value: `(NOT ${inner.value})` };
  }
  return comparison(condition, scope);
}

/** Kleene's logic; `missing` is told apart from failures, because a rule that misses facts waits and one that fails is an error. */
function group(parts: readonly Term[], operator: 'and' | 'or'): Term {
  const value = `(${parts.map((part) => part.value).join(operator === 'and' ? ' AND ' : ' OR ')})`;
  const open = openOf(...parts);
  if (open === no) return { kind: 'boolean', value, unknown: no, failed: no, nullable: false };
  const undecided = and(open, `(${value} IS NULL)`);
  const unknown = and(or(...parts.map((part) => part.unknown)), undecided);

  return { kind: 'boolean', value, unknown, failed: and(undecided, not(unknown)), nullable: false };
}

function comparison({ fact, path, operator, value }: Comparison, scope: Scope): Term {
  const left = scope.fact(stepsOf(fact, path));
  if (operator === 'in' || operator === 'notIn') return member(left, value, operator === 'notIn', scope);
  if (operator === 'contains' || operator === 'doesNotContain') throw new NotInSql({ zh: '列表条件', en: 'a condition on a list' });
  const right = rightSide(value, scope);
  const answer = answered(left, operator, right);
  const unknown = or(left.unknown, right.unknown);

  // What misses a fact waits for it, whatever the other side does.
  return { ...answer, unknown, failed: and(or(left.failed, right.failed), not(unknown)) };
}

function answered(left: Term, operator: Exclude<Operator, 'in' | 'notIn' | 'contains' | 'doesNotContain'>, right: Term): Term {
  if (operator === 'equal') return compared(left, '=', right);
  if (operator === 'notEqual') return compared(left, '!=', right);

  return ordered(left, orderings[operator], right);
}

const orderings = { lessThan: '<', lessThanInclusive: '<=', greaterThan: '>', greaterThanInclusive: '>=' } as const;

/** json-rules-engine's orderings: null on the left never holds, null on the right counts as 0. */
function ordered(left: Term, operator: '<' | '<=' | '>' | '>=', right: Term): Term {
  const open = joined(left, right);
  if (right.kind === 'null' && right.constant) throw new NotInSql({ zh: '与空值比较大小', en: 'ordering against null' });
  const zero =
    right.nullable && right.kind === 'number' && !right.quotient
      ? { ...right, value: unless(openOf(right), `COALESCE(${right.value}, 0)`), nullable: false }
      : right;
  const answer = compared(left, operator, zero);
  const closed = openOf(left, right);

  return { kind: 'boolean', value: unless(closed, `COALESCE(${answer.value}, FALSE)`), ...open, nullable: false };
}

function member(left: Term, value: Comparison['value'], complement: boolean, scope: Scope): Term {
  const right = rightSide(value, scope);
  const list = right.constant?.value;
  if (!isList(list)) throw new NotInSql({ zh: '“属于”的右边不是常量列表', en: 'the right side of "in" is no constant list' });
  const answer = oneOf(left, list, scope.statement);

  return complement ? { ...answer, value: unless(openOf(left), not(answer.value)) } : answer;
}

function rightSide(value: Comparison['value'], scope: Scope): Term {
  if (isFactReference(value)) return scope.fact(stepsOf(value.fact, value.path));
  if (!isExpressionReference(value)) return scope.statement.constant(value);
  const compiled = compileExpression(value.expr);
  if (!compiled.ok) throw new NotInSql(compiled.message);

  return expressionToSql(compiled.value.expression.root, scope);
}

function stepsOf(fact: string, path: string | undefined): readonly string[] {
  const steps = pathOf(fact, path);
  if (!steps) throw new NotInSql({ zh: `路径“${fact}”`, en: `the path "${fact}"` });

  return steps;
}
