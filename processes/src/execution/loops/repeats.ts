import type { Facts } from '@onething/rules';
import type { CompiledStandardLoop } from '../../language/compiled-process.js';
import type { Result } from '../mapping.js';
import { failed } from '../progress.js';

/** Does a standard loop take another turn? Without a condition until its maximum; a condition must be known. */
export function repeats({ condition, maximum }: CompiledStandardLoop, facts: Facts, done: number): Result<boolean> {
  if (maximum !== undefined && done >= maximum) return { status: 'value', value: false };
  if (!condition) return { status: 'value', value: true };

  const tested = condition.test(facts);
  if (tested.status === 'failed') return failed(tested.code, tested.message);
  if (tested.truth !== 'unknown') return { status: 'value', value: tested.truth };

  const names = tested.missing.join('、');
  return failed('CONDITION_UNKNOWN', {
    zh: `循环条件“${condition.text}”无法判断，缺少：${names}。请补充后重试。`,
    en: `The loop condition “${condition.text}” cannot be decided; missing: ${names}. Supply it and retry.`,
  });
}
