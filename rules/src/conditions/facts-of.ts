import { factsOfExpression } from '../expressions/facts-of-expression.js';
import { parseExpression } from '../expressions/parse-expression.js';
import type { Comparison, Condition } from './condition.js';
import { nameOf } from './evaluate-condition.js';
import { isAll, isAny, isExpressionReference, isFactReference, isNot } from './kind-of-condition.js';

/** The facts a condition reads, as dotted paths, each once, in reading order. */
export function factsOf(condition: Condition): readonly string[] {
  return [...new Set(factsIn(condition))];
}

function factsIn(condition: Condition): readonly string[] {
  if (isAny(condition)) return condition.any.flatMap(factsIn);
  if (isAll(condition)) return condition.all.flatMap(factsIn);
  if (isNot(condition)) return factsIn(condition.not);

  return [nameOf(condition.fact, condition.path), ...factsOfValue(condition.value)];
}

function factsOfValue(value: Comparison['value']): readonly string[] {
  if (isFactReference(value)) return [nameOf(value.fact, value.path)];
  if (!isExpressionReference(value)) return [];
  const expression = parseExpression(value.expr);

  return expression.ok ? factsOfExpression(expression.value) : [];
}
