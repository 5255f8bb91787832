import type { Value } from '../values.js';
import { compileUnaryTests } from './compile-expression.js';
import { parseUnaryTests } from './parse-expression.js';

function ask(cell: string, tested: Value) {
  const tests = compileUnaryTests(cell);
  if (!tests.ok) return `${tests.code} ${tests.message.en}`;
  const result = tests.value.evaluate(tested, { low: 10, list: ['A', 'B'], on: true });
  if (result.status === 'value') return result.value;

  return result.status === 'unknown' ? `unknown: ${result.missing.join(', ')}` : result.code;
}

describe('the cell of a decision table', () => {
  it.each<[string, Value, Value | string]>([
    ['-', 1, true],
    ['', null, true],
    [' - ', 'x', true],
    ['"A"', 'A', true],
    ['"A","B"', 'B', true],
    ['"A", "B"', 'C', false],
    ['5', 5, true],
    ['-5', -5, true],
    ['true', true, true],
    ['null', null, true],
    ['null', 0, false],
    ['"A", null', null, true],
    ['< 5', 4, true],
    ['< 5', null, null],
    ['< 5', 'x', 'EXPRESSION_TYPE'],
    ['>= low', 10, true],
    ['>= low * 2', 19, false],
    ['>= high', 10, 'unknown: high'],
    ['"A", >= high', 'A', true],
    ['[1..5]', 5, true],
    ['[1..5)', 5, false],
    ['(1..5)', 1, false],
    [']1..5[', 2, true],
    ['[1..5], > 100', 101, true],
    ['["2026-01-01".."2026-12-31"]', '2026-09-14', true],
    ['[1..2], [8..9]', 8, true],
    ['not("A")', 'B', true],
    ['not("A", "B")', 'B', false],
    ['not(< 5)', 5, true],
    ['not(null)', null, false],
    ['not([1..5])', 6, true],
    ['list', 'A', true],
    ['list', 'C', false],
    ['["A", "B"]', 'B', true],
    ['["A", "B"]', ['A', 'B'], true],
    ['!= "A"', 'A', false],
    ['= "A"', 'A', true],
    ['on', true, true],
    ['? > 3 and ? < 9', 5, true],
    ['contains(?, "证明")', '学历证明书', true],
    ['list contains(list, ?)', 'C', false],
    ['not(? > 3)', 5, false],
    ['count(?) > 1', [1, 2], true],
    ['some x in ? satisfies x = 2', [1, 2], true],
    ['(1 + 1)', 2, true],
  ])('%s asked of %j is %j', (cell, tested, expected) => {
    expect(ask(cell, tested)).toEqual(expected);
  });

  it.each(['"A" "B"', ',', '<', '[1..', 'not(', '- 1 -', '"A",', '?.__proto__'])('%s is refused with its place', (cell) => {
    const parsed = parseUnaryTests(cell);
    expect(parsed.ok ? 'it was read' : parsed.message.zh).toMatch(/第 \d+ 个字符/);
  });

  it('is bounded like every expression', () => {
    expect(parseUnaryTests(`"${'x'.repeat(2000)}"`)).toMatchObject({ ok: false, code: 'EXPRESSION_TOO_LONG' });
  });
});
