import type { Value } from '@onething/rules';
import { absent, casesArePresent } from './cases.js';
import { answerTo, dmnCases, isSame } from './dmn-cases.js';

if (!casesArePresent) console.warn(absent);

const asked = await Promise.all(dmnCases.map(async (one, index) => ({ id: `${index + 1} ${one.id}`, expected: one.expected, answer: await answerTo(one) })));
const within = asked.flatMap(({ id, expected, answer }) => (isOutside(answer) ? [] : [[id, expected, answer] as const]));
const beyond = asked.flatMap(({ id, answer }) => (isOutside(answer) ? [[id, answer.outside] as const] : []));

// A table without rows would be an error of the test, not of the cases.
if (dmnCases.length > 0) {
  describe('dmn', () => {
    it.each(within)('%s', (_id, expected, answer) => {
      expect(isSame(answer, expected) ? expected : answer).toEqual(expected);
    });
  });

  describe('dmn-outside', () => {
    it.each(beyond)('%s', (_id, named) => {
      expect(named).toMatch(/outside what is supported|does not exist/);
    });
  });
}

function isOutside(answer: Value | undefined | { readonly outside: string }): answer is { readonly outside: string } {
  return typeof answer === 'object' && answer !== null && 'outside' in answer;
}
