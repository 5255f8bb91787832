import { Unknown } from '../computed.js';
import type { InnerValue } from '../inner-value.js';
import { any, boolean, unite } from '../type.js';
import type { ExpressionFunction } from './function.js';

/**
 * The only functions that look at what is *not* known. Everything else answers the same however the missing facts turn out;
 * these say something about the present knowledge, and an author chooses them for that.
 */
export const presenceFunctions: readonly ExpressionFunction[] = [
  {
    name: 'is defined',
    title: { zh: '是否已有值（未知或为空都算没有）', en: 'Whether there is a value: neither unknown nor null' },
    parameters: [{ name: 'value', type: any }],
    result: boolean,
    examples: [
      ['is defined(nobodyKnows)', false],
      ['is defined(null)', false],
      ['is defined(0)', true],
    ],
    seesUnknown: true,
    run: unused,
    runUnknown: ([value = null]) => hasValue(value),
  },
  {
    name: 'coalesce',
    title: { zh: '第一个有值的参数', en: 'The first argument that has a value' },
    parameters: [{ name: 'value', type: any, many: true }],
    result: unite,
    examples: [
      ['coalesce(nobodyKnows, null, 3)', 3],
      ['coalesce(null, null)', null],
    ],
    seesUnknown: true,
    run: unused,
    runUnknown: (values) => values.find(hasValue) ?? (values.some((value) => value instanceof Unknown) ? Unknown.of(values) : null),
  },
];

function hasValue(value: InnerValue | Unknown): boolean {
  return value !== null && !(value instanceof Unknown);
}

function unused(): null {
  return null;
}
