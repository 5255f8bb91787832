import type { All, Any, Comparison, Condition, ExpressionReference, FactReference, Not } from './condition.js';

export function isAll(condition: Condition): condition is All {
  return 'all' in condition;
}

export function isAny(condition: Condition): condition is Any {
  return 'any' in condition;
}

export function isNot(condition: Condition): condition is Not {
  return 'not' in condition;
}

/** True when the right side of a comparison is another fact. */
export function isFactReference(value: Comparison['value']): value is FactReference {
  return isReference(value, 'fact');
}

/** True when the right side of a comparison is an expression. */
export function isExpressionReference(value: Comparison['value']): value is ExpressionReference {
  return isReference(value, 'expr');
}

function isReference(value: Comparison['value'], name: 'fact' | 'expr'): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name) && typeof Reflect.get(value, name) === 'string';
}
