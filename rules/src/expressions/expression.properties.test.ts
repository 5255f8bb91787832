import fc from 'fast-check';
import { holds } from '../testing/holds.js';
import type { Facts, Value } from '../values.js';
import { compileExpression } from './compile-expression.js';
import { parseExpression, parseUnaryTests } from './parse-expression.js';

const names = ['a', 'b', 'c', 'd'] as const;
const constant = fc.constantFrom('0', '1', '2.5', '-3', 'true', 'false', 'null', '"x"', '"y"', '[1, 2]', '[]');
const operator = fc.constantFrom('+', '-', '*', '/', '=', '!=', '<', '<=', '>', '>=', 'and', 'or');

/** Random texts of the language, most of them well typed by luck only. */
const text: fc.Arbitrary<string> = fc.letrec<{ whole: string }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom(...names),
    constant,
    fc.tuple(tie('whole'), operator, tie('whole')).map(([left, sign, right]) => `(${left} ${sign} ${right})`),
    fc.tuple(tie('whole'), tie('whole'), tie('whole')).map(([test, yes, no]) => `(if ${test} then ${yes} else ${no})`),
    fc.tuple(tie('whole'), tie('whole'), tie('whole')).map(([value, low, high]) => `(${value} in [${low}..${high}))`),
    fc.tuple(tie('whole'), tie('whole'), tie('whole')).map(([value, low, high]) => `(${value} in (${low}, < ${high}))`),
    fc
      .tuple(fc.constantFrom('some', 'every'), tie('whole'), tie('whole'))
      .map(([kind, list, body]) => `(${kind} x in [${list}, ${body}] satisfies x = ${list} or ${body})`),
    fc.tuple(fc.constantFrom('not', 'count', 'sum', 'max', 'string', 'distinct values'), tie('whole')).map(([name, arg]) => `${name}(${arg})`),
    tie('whole').map((of) => `[${of}, a]`),
    tie('whole').map((of) => `(for x in [${of}] return x)`),
  ),
})).whole;

const value: fc.Arbitrary<Value> = fc.constantFrom<Value>(null, true, false, 0, 1, 2.5, -3, 'x', 'y', [1, 2], []);
const complete = fc.record({ a: value, b: value, c: value, d: value });
const hidden = fc.subarray([...names]);

describe('any expression', () => {
  it('that is sure with some facts missing says the same for every completion that can be computed', () => {
    let sure = 0;
    holds(
      fc.property(text, complete, hidden, (written, facts, missing) => {
        const expression = compileExpression(written);
        if (!expression.ok) throw new Error(`${written}: ${expression.message.en}`);
        const partial: Facts = Object.fromEntries(Object.entries(facts).filter(([name]) => !missing.some((hide) => hide === name)));
        const early = expression.value.evaluate(partial);
        if (early.status === 'unknown') {
          expect(missing).toEqual(expect.arrayContaining([...early.missing]));
          return;
        }
        sure += 1;
        const late = expression.value.evaluate(facts);
        if (early.status === 'failed') expect(late.status).toBe('failed');
        if (early.status === 'value' && late.status === 'value') expect(late).toEqual(early);
      }),
      2000,
    );
    expect(sure).toBeGreaterThan(500);
  });

  it('on complete facts is never unknown', () => {
    holds(
      fc.property(text, complete, (written, facts) => {
        const expression = compileExpression(written);
        expect(expression.ok && expression.value.evaluate(facts).status).not.toBe('unknown');
      }),
      500,
    );
  });

  it('gives JSON', () => {
    holds(
      fc.property(text, complete, (written, facts) => {
        const expression = compileExpression(written);
        const result = expression.ok ? expression.value.evaluate(facts) : undefined;
        if (result?.status === 'value') expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value);
      }),
      500,
    );
  });
});

describe('any text at all', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'a',
      '1',
      '"x"',
      '(',
      ')',
      '[',
      ']',
      '..',
      ',',
      'in',
      'not(',
      'if',
      'then',
      'else',
      'for',
      'return',
      '-',
      '<',
      '?',
      '{',
      '}',
      ':',
      '.',
      'and',
      'sum(',
    ),
    { maxLength: 30 },
  );

  it('is read or refused, never an exception', () => {
    holds(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          pieces.map((parts) => parts.join(' ')),
        ),
        (written) => {
          for (const parsed of [parseExpression(written), parseUnaryTests(written)]) if (!parsed.ok) expect(parsed.message.zh).toMatch(/第 \d+ 个字符/);
        },
      ),
      4000,
    );
  });
});

describe('sums of amounts', () => {
  it('are exact to the last digit', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    holds(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 20 }), (amounts) => {
        const expression = compileExpression('sum(for x in amounts return x * 0.01)');
        const total = amounts.reduce((sum, amount) => sum + amount, 0);
        expect(expression.ok && expression.value.evaluate({ amounts })).toEqual({ status: 'value', value: Number((total / 100).toFixed(2)) + 0 });
      }),
    );
  });
});
