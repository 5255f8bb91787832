import type { Facts, Value } from '@onething/rules';
import type { CompiledMapping } from '../language/compiled-process.js';
import type { Expression } from '../language/expression.js';
import { type Failed, failed } from './progress.js';

/** A value that was calculated, or why it could not be. */
export type Result<T> = { readonly status: 'value'; readonly value: T } | Failed;

/** Evaluates input or output mappings. What is not known stays absent: absent is unknown, never empty. */
export function evaluateMappings(mappings: readonly CompiledMapping[], facts: Facts): Result<Facts> {
  const values: [string, Value][] = [];
  for (const { name, value } of mappings) {
    const result = value.evaluate(facts);
    if (result.status === 'failed')
      return failed(result.code, { zh: `计算“${name}”失败：${result.message.zh}`, en: `“${name}” cannot be calculated: ${result.message.en}` });
    if (result.status === 'value') values.push([name, result.value]);
  }
  return { status: 'value', value: Object.fromEntries(values) };
}

/** Evaluates one expression whose value must be known. */
export function evaluateKnown(expression: Expression, facts: Facts): Result<Value> {
  const result = expression.evaluate(facts);
  if (result.status === 'value') return result;
  if (result.status === 'failed') return failed(result.code, result.message);

  const missing = result.missing.join('、');
  return failed('EXPRESSION_UNKNOWN', {
    zh: `“${expression.text}”无法计算，缺少：${missing}。请补充后重试。`,
    en: `“${expression.text}” cannot be calculated; missing: ${missing}. Supply it and retry.`,
  });
}

/** Evaluates several expressions that must all be known: the keys of a message. */
export function evaluateAll(expressions: readonly Expression[], facts: Facts): Result<readonly Value[]> {
  const values: Value[] = [];
  for (const expression of expressions) {
    const result = evaluateKnown(expression, facts);
    if (result.status === 'failed') return result;
    values.push(result.value);
  }
  return { status: 'value', value: values };
}
