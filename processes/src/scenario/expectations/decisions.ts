import type { Message, Value } from '@onething/rules';
import { holdsValue } from '../equal-values.js';
import type { DecisionTaken } from '../scenario-backend.js';
import { differs, expectation } from './expectation.js';

/** The last evaluation of each decision: a part of its outputs, or the value of its first output. */
export const decisions = expectation('decisions', (expected, { decisions: taken }) =>
  Object.entries(expected).flatMap(([id, output]) => check(id, output, taken)),
);

function check(id: string, expected: Value, taken: readonly DecisionTaken[]): readonly Message[] {
  const decision = taken.findLast((one) => one.id === id);
  if (!decision) return [{ zh: `决策“${id}”没有执行`, en: `The decision "${id}" was not evaluated` }];

  const actual = isOutputs(expected) ? decision.output : (Object.values(decision.output)[0] ?? null);
  if (holdsValue(actual, expected)) return [];

  const why = decision.explanation.sentences;
  const [zh, en] = [why.map((sentence) => sentence.zh).join('；'), why.map((sentence) => sentence.en).join('; ')];
  const difference = differs(`决策“${id}”的结果`, `The decision "${id}"`, expected, actual);
  return [{ zh: `${difference.zh}。理由：${zh}`, en: `${difference.en}. Because: ${en}` }];
}

function isOutputs(expected: Value): boolean {
  return typeof expected === 'object' && expected !== null && !Array.isArray(expected);
}
