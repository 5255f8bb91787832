import type { Facts, Value } from '../values.js';
import { compileExpression, evaluateExpression } from './compile-expression.js';
import { factsOfExpression } from './facts-of-expression.js';
import { parseExpression } from './parse-expression.js';

const facts = {
  n: 3,
  half: 0.5,
  name: '李强',
  yes: true,
  none: null,
  birth: '1990-03-15',
  record: { quality: 'A', school: { name: '一中' }, tags: ['x', 'y'], empty: null },
  members: [
    { name: '甲', income: 100, jobs: [{ pay: 1 }, { pay: 2 }] },
    { name: '乙', income: 250.5, jobs: [{ pay: 3 }] },
  ],
  grades: [1, 2, 3],
  'params.maxIssue': 1,
  params: { rate: 1.5 },
};

function run(text: string, given: Facts = facts) {
  const expression = compileExpression(text);
  if (!expression.ok) return `${expression.code} ${expression.message.en}`;
  const result = expression.value.evaluate(given);
  if (result.status === 'value') return result.value;

  return result.status === 'unknown' ? `unknown: ${result.missing.join(', ')}` : `${result.code} ${result.message.en}`;
}

describe('values', () => {
  it.each<[string, Value]>([
    ['1', 1],
    ['.5', 0.5],
    ['"a\\n\\u5b66\\"\\\\"', 'a\n学"\\'],
    ["'single \\' quote'", "single ' quote"],
    ['true', true],
    ['null', null],
    ['@"2026-09-01"', '2026-09-01'],
    ['[1, "a", [null]]', [1, 'a', [null]]],
    ['[]', []],
    ['{}', {}],
    ['{ a: 1, b: a + 1, "c d": b * 2 }', { a: 1, b: 2, 'c d': 4 }],
    ['{ n: n, m: n }', { n: 3, m: 3 }],
    ['{ a: 1 }.a', 1],
    ['(1)', 1],
    [' \n 1 ', 1],
  ])('%s', (text, expected) => expect(run(text)).toEqual(expected));
});

describe('numbers are exact decimals', () => {
  it.each<[string, Value]>([
    ['0.1 + 0.2', 0.3],
    ['1.1 * 3', 3.3],
    ['0.3 - 0.1 = 0.2', true],
    ['1 / 3 * 3', 1],
    ['10 / 4', 2.5],
    ['2 ** 10', 1024],
    ['2 ** 0.5 ** 2', 2],
    ['2 ** -1', 0.5],
    ['-2 ** 2', 4],
    ['--3', 3],
    ['-half', -0.5],
    ['-(0)', 0],
    ['7 - 2 - 1', 4],
    ['8 / 2 / 2', 2],
    ['2 + 3 * 4', 14],
    ['9007199254740991 - 1', 9007199254740990],
    ['9007199254740991 + 0.5 - 0.5', 9007199254740991],
    ['94906267 * 94906267 - 94906266 * 94906268', 1],
  ])('%s = %s', (text, expected) => expect(run(text)).toEqual(expected));

  it.each([
    ['1 / 0', 'DIVISION_BY_ZERO Division by zero (character 3)'],
    ['1 / (half - half)', 'DIVISION_BY_ZERO Division by zero (character 3)'],
    ['9007199254740991 + 1', 'NUMBER_TOO_LARGE The result is too large to be kept exactly.'],
    ['10 ** 1000 * 10 ** 1000 * 10 ** 1000 * 10 ** 1000 * 10 ** 1000 * 10 ** 1000 * 10 ** 1000', 'NUMBER_TOO_LARGE The result is too large (character 77)'],
    ['10 ** 1001', 'NUMBER_TOO_LARGE The power cannot be computed or is too large (character 4)'],
    ['(-2) ** 0.5', 'NUMBER_TOO_LARGE The power cannot be computed or is too large (character 6)'],
    ['1 + "a"', 'EXPRESSION_TYPE Cannot calculate with a number and a text (character 3)'],
    ['none * 2', 'EXPRESSION_NULL Cannot calculate with null and a number (character 6)'],
    ['-name', 'EXPRESSION_TYPE Cannot negate a text (character 2)'],
    ['-none', 'EXPRESSION_NULL Cannot negate null (character 2)'],
    ['1 / "a"', 'EXPRESSION_TYPE Cannot calculate with a number and a text (character 3)'],
    ['"a" / 0', 'EXPRESSION_TYPE Cannot calculate with a text and a number (character 5)'],
  ])('%s fails with its own code', (text, expected) => expect(run(text)).toBe(expected));
});

describe('paths', () => {
  it.each<[string, Value]>([
    ['record.quality', 'A'],
    ['record.school.name', '一中'],
    ['record.empty.anything', null],
    ['none.a.b', null],
    ['members.income', [100, 250.5]],
    ['members.jobs.pay', [[1, 2], [3]]],
    ['params.maxIssue', 1],
    ['params.rate', 1.5],
    ['(for m in members return m.name)', ['甲', '乙']],
    ['[{ a: null }, { a: 2 }].a', [null, 2]],
    ['[null, { a: 2 }].a', [null, 2]],
  ])('%s', (text, expected) => expect(run(text)).toEqual(expected));

  it.each([
    ['nobody', 'unknown: nobody'],
    ['record.grade', 'unknown: record.grade'],
    ['record.quality.x', 'unknown: record.quality.x'],
    ['members.age', 'unknown: members.age'],
    ['record.tags.x', 'unknown: record.tags.x'],
    ['nobody.a + nobody.b', 'unknown: nobody.a, nobody.b'],
    ['{ a: 1 }.b', 'unknown: b'],
    ['item at(members, 1).age', 'unknown: age'],
    ['for m in members return m.age', 'unknown: m.age'],
    ['(for m in members return m.jobs.years)', 'unknown: m.jobs.years'],
    ['name.length', 'unknown: name.length'],
    ['record.toString', 'unknown: record.toString'],
    ['grades.length', 'unknown: grades.length'],
    ['toString', 'unknown: toString'],
  ])('%s is %s', (text, expected) => expect(run(text)).toBe(expected));
});

describe('comparisons', () => {
  it.each<[string, Value]>([
    ['1 = 1.0', true],
    ['1 != 2', true],
    ['"a" = "a"', true],
    ['1 = "1"', false],
    ['none = null', true],
    ['[1, {a: 2}] = [1, {a: 2}]', true],
    ['[1, 2] = [1]', false],
    ['{a: 1} = {b: 1}', false],
    ['{a: 1} = {a: 1, b: 2}', false],
    ['{a: 1} != {a: 2}', true],
    ['true = false', false],
    ['1 < 2', true],
    ['2 <= 2', true],
    ['2 > 2', false],
    ['0.3 >= 0.1 + 0.2', true],
    ['"2026-01-02" > birth', true],
    ['"b" < "a"', false],
    ['"a" <= "a"', true],
    ['null < 1', null],
    ['1 >= none', null],
    ['n between 1 and 3', true],
    ['n between 4 and nobody', false],
    ['none between 1 and 2', null],
    ['n in [1..3]', true],
    ['n in [1..3)', false],
    ['n in (3..5]', false],
    ['n in ]2..5[', true],
    ['n in (1, 3)', true],
    ['n in (<2, >=3)', true],
    ['n in (< 2, [4..5])', false],
    ['n in grades', true],
    ['n in [1, 2]', false],
    ['n in not(1, 3)', false],
    ['name in ("甲", "李强")', true],
    ['grades in [[1, 2, 3]]', true],
    ['grades in ([1, 2, 3])', true],
    ['n in != 4', true],
    ['n in = 3', true],
    ['null in (null, 1)', true],
    ['n in (1 + 2)', true],
  ])('%s is %s', (text, expected) => expect(run(text)).toEqual(expected));

  it.each([
    ['1 < "2"', 'EXPRESSION_TYPE Cannot compare a number with a text (character 3)'],
    ['true > false', 'EXPRESSION_TYPE Cannot compare a yes/no value with a yes/no value (character 6)'],
    ['n in ["a".."b"]', 'EXPRESSION_TYPE Cannot compare a number with a text (character 6)'],
    ['nobody in (1, 2)', 'unknown: nobody'],
    ['n between nobody and 5', 'unknown: nobody'],
    ['n = nobody', 'unknown: nobody'],
    ['n in nobody', 'unknown: nobody'],
    ['nobody in [1..2]', 'unknown: nobody'],
  ])('%s gives %s', (text, expected) => expect(run(text)).toBe(expected));
});

describe('logic is three-valued', () => {
  it.each<[string, Value]>([
    ['true and true', true],
    ['true and false', false],
    ['false and nobody', false],
    ['nobody and false', false],
    ['nobody or true', true],
    ['false or false', false],
    ['null and true', null],
    ['null and false', false],
    ['null or true', true],
    ['null or false', null],
    ['not(true)', false],
    ['not(null)', null],
    ['true or 1 / 0 = 1', true],
    ['false or true and true', true],
    ['if yes then 1 else 2', 1],
    ['if none then 1 else 2', 2],
    ['if nobody then "same" else "same"', 'same'],
    ['if n > 2 then if n > 5 then "a" else "b" else "c"', 'b'],
    ['yes and if n = 3 then true else false', true],
    ['yes and some m in members satisfies m.income > 200', true],
  ])('%s is %s', (text, expected) => expect(run(text)).toEqual(expected));

  it.each([
    ['true and nobody', 'unknown: nobody'],
    ['a or b or false', 'unknown: a, b'],
    ['not(nobody)', 'unknown: nobody'],
    ['nobody and 1 / 0 = 1', 'unknown: nobody'],
    ['1 / 0 = 1 and nobody', 'DIVISION_BY_ZERO Division by zero (character 3)'],
    ['1 and true', 'EXPRESSION_TYPE A condition is needed here, this is a number (character 1)'],
    ['not("a")', 'EXPRESSION_TYPE A condition is needed here, this is a text (character 5)'],
    ['if nobody then 1 else 2', 'unknown: nobody'],
    ['if nobody then other else 2', 'unknown: nobody, other'],
    ['if nobody then [1] else [2]', 'unknown: nobody'],
    ['if 1 then 1 else 2', 'EXPRESSION_TYPE A condition is needed here, this is a number (character 4)'],
  ])('%s gives %s', (text, expected) => expect(run(text)).toBe(expected));
});

describe('collections', () => {
  it.each<[string, Value]>([
    ['for x in [1, 2] return x * 2', [2, 4]],
    [
      'for x in [1, 2], y in 1..2 return [x, y]',
      [
        [1, 1],
        [1, 2],
        [2, 1],
        [2, 2],
      ],
    ],
    ['for x in 3..1 return x', [3, 2, 1]],
    ['for x in [[1, 2], [3]], y in x return y', [1, 2, 3]],
    ['for x in [] return nobody', []],
    ['some x in grades satisfies x > 2', true],
    ['some x in [] satisfies true', false],
    ['some x in [1, 2] satisfies x = 1 or nobody', true],
    ['every x in grades satisfies x > 0', true],
    ['every x in [1, null] satisfies x > 0', null],
    ['every x in [1, 2] satisfies nobody and x > 5', false],
    ['some x in [1, 2], y in [2, 3] satisfies x = y', true],
    ['n instance of number', true],
    ['(0.1 + 0.2) instance of number', true],
    ['birth instance of date', true],
    ['name instance of date', false],
    ['record instance of context', true],
    ['grades instance of list', true],
    ['none instance of null', true],
    ['yes instance of string', false],
  ])('%s', (text, expected) => expect(run(text)).toEqual(expected));

  it.each([
    ['for x in n return x', 'EXPRESSION_TYPE A list is needed after "in", this is a number (character 5)'],
    ['for x in none return x', 'EXPRESSION_NULL A list is needed after "in", this is null (character 5)'],
    ['for x in nobody return x', 'unknown: nobody'],
    ['for x in 1..nobody return x', 'unknown: nobody'],
    ['for x in 1..2.5 return x', 'EXPRESSION_TYPE Whole numbers are needed on both sides of ".." (character 5)'],
    ['for x in [1, 2] return x + nobody', 'unknown: nobody'],
    ['for x in [1, 2] return x / 0', 'DIVISION_BY_ZERO Division by zero (character 26)'],
    ['some x in [1] satisfies nobody', 'unknown: nobody'],
    ['some x in [1] satisfies x', 'EXPRESSION_TYPE A condition is needed after "satisfies", this is a number (character 1)'],
    ['every x in [1] satisfies x / 0 = 1', 'DIVISION_BY_ZERO Division by zero (character 28)'],
    ['every x in [1, 2] satisfies if x = 1 then nobody else x / 0 = 1', 'unknown: nobody'],
    ['[1, nobody]', 'unknown: nobody'],
    ['{ a: nobody, b: a }', 'unknown: nobody'],
    ['{ a: 1 / 0 }', 'DIVISION_BY_ZERO Division by zero (character 8)'],
    ['nobody instance of list', 'unknown: nobody'],
    ['-nobody', 'unknown: nobody'],
  ])('%s gives %s', (text, expected) => expect(run(text)).toBe(expected));
});

describe('texts that are no expression', () => {
  it.each([
    ['', 'Expected a value, but the expression ends (character 1)'],
    ['1 +', 'Expected a value, but the expression ends (character 4)'],
    ['1 2', 'Expected the end of the expression, but there is "2" (character 3)'],
    ['(1', 'Expected ")", but the expression ends (character 3)'],
    ['if a then b', 'Expected "else", but the expression ends (character 12)'],
    ['for in [1] return 1', 'Expected a name, but there is "in" (character 5)'],
    ['a.1', 'Expected the end of the expression, but there is ".1" (character 2)'],
    ['and', 'Expected a value, but there is "and" (character 1)'],
    ['"open', 'The text has no closing quote (character 1)'],
    ['"\\x"', 'The escape "\\x" is not known (character 2)'],
    ['a ； b', 'The sign "；" cannot be used (character 3)'],
    ['a ≥ 1', 'Write >= instead of "≥" (character 3)'],
    ['“甲”', 'Write " instead of "“" (character 1)'],
    ['# 1', 'The sign "#" cannot be used (character 1)'],
    ['?', '"?" may only be used in a cell of a decision table (character 1)'],
    ['@"2026-02-30"', '"2026-02-30" is not a date such as 2026-09-01 (character 1)'],
    ['n in [1..2', 'The range has no closing "]" or ")" (character 11)'],
    ['[1..2]', 'Expected "]", but there is ".." (character 3)'],
    ['0.12345678901234567890123', 'The number 0.12345678901234567890123 has more digits than can be kept exactly (character 1)'],
    ['nosuch(1)', 'There is no function "nosuch" (character 1)'],
    ['not(1, 2)', 'not(…) takes exactly one condition (character 1)'],
    ['not()', 'not(…) takes exactly one condition (character 1)'],
    ['n instance of regex', 'Expected a type (number, string, boolean, date, list, context, null), but there is "regex" (character 15)'],
    ['{ 1: 2 }', 'Expected a name, but there is "1" (character 3)'],
    ['a.b.c.d.e.f.g.h.i.j.k.l.m.n', 'The path has more than 12 steps (character 24)'],
    ['__proto__', 'The name "__proto__" is not allowed (character 1)'],
    ['a.constructor', 'The name "constructor" is not allowed (character 3)'],
    ['{ "prototype": 1 }', 'The name "prototype" is not allowed (character 3)'],
    ['for __proto__ in [1] return 1', 'The name "__proto__" is not allowed (character 5)'],
  ])('%s: %s', (text, message) => {
    const parsed = parseExpression(text);
    expect(parsed.ok ? 'it was read' : parsed.message.en).toBe(message);
  });

  it('names the place in Chinese too', () => {
    expect(parseExpression('1 +')).toMatchObject({ code: 'EXPRESSION_SYNTAX', message: { zh: '这里应为值，表达式到此结束（第 4 个字符）' } });
  });
});

describe('what an expression may cost (T4)', () => {
  it('is bounded in length and depth, told when read', () => {
    expect(parseExpression(`1${' '.repeat(2000)}`)).toMatchObject({ ok: false, code: 'EXPRESSION_TOO_LONG' });
    expect(parseExpression(`${'('.repeat(31)}1${')'.repeat(31)}`)).toMatchObject({ ok: false, code: 'EXPRESSION_TOO_DEEP' });
    expect(parseExpression(`${'-'.repeat(40)}1`)).toMatchObject({ ok: false, code: 'EXPRESSION_TOO_DEEP' });
    expect(parseExpression(Array.from({ length: 300 }, () => '1').join('+'))).toMatchObject({ ok: true });
  });

  it.each([
    'for i in 1..1000000000 return i',
    'for i in 1..100000, j in 1..100000 return i',
    'every i in 1..1000000000 satisfies i > 0',
    'for i in 1..400, j in 1..400 return i = j',
    'distinct values(for i in 1..5000 return i)',
    `{ a: [1,1,1,1,1,1,1,1,1,1], ${'bcdefghijk'
      .split('')
      .map((name, index) => `${name}: [${Array(10).fill('abcdefghij'[index]).join(',')}]`)
      .join(', ')} }`,
    `{ a: [[1],[1],[1],[1]], ${'bcdefghijklm'
      .split('')
      .map((name, index) => `${name}: concatenate(${Array(10).fill('abcdefghijkl'[index]).join(',')})`)
      .join(', ')} }`,
    `{ a: [1,1], ${'bcdefghijklmnopqrstuvwxyz'
      .split('')
      .map((name, index) => `${name}: [${Array(2).fill('abcdefghijklmnopqrstuvwxy'[index]).join(',')}]`)
      .join(', ')}, same: z = [y, y] }.same`,
  ])('is bounded in steps: %s', (text) => {
    expect(run(text)).toMatch(/^EXPRESSION_OVER_BUDGET/);
  });

  it('asks a long list of texts for each of another one at the cost of both', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `G${index}`);
    const lists = { wanted: names, known: names.filter((_, index) => index % 2 === 0) };
    expect(run('count(for w in wanted return if list contains(known, w) then [] else [w])', lists)).toBe(2000);
    expect(run('list contains(known, 1)', lists)).toBe(false);
  });

  it('is bounded in the text it makes', () => {
    const doubling = `{ a: "${'x'.repeat(100)}", ${'bcdefghijklm'
      .split('')
      .map((name, index) => `${name}: ${'abcdefghijkl'[index]} + ${'abcdefghijkl'[index]}`)
      .join(', ')} }`;
    expect(run(doubling)).toMatch(/^EXPRESSION_TEXT_TOO_LONG/);
    expect(run('string join(for i in 1..10000 return "0123456789", "")')).toMatch(/^EXPRESSION_TEXT_TOO_LONG/);
  });

  it('takes a smaller budget when told', () => {
    const parsed = parseExpression('for i in 1..100 return i');
    if (!parsed.ok) throw new Error(parsed.message.en);
    expect(evaluateExpression(parsed.value, {}, { budget: 50 })).toMatchObject({ status: 'failed', code: 'EXPRESSION_OVER_BUDGET' });
    expect(evaluateExpression(parsed.value, {}, { budget: 500 })).toMatchObject({ status: 'value' });
  });

  it('nests ranges without repeating work', () => {
    const nested = Array.from({ length: 14 }).reduce<string>((inner) => `count([${inner} in [0..5]])`, 'n');
    expect(run(nested)).toBe(1);
  });
});

describe('a value is data', () => {
  it('is never read as an expression (T3)', () => {
    const attack = { name: `$${'{1+1}'}`, formula: '=1+1', template: '{{constructor}}' };
    const expression = parseExpression('name + formula + template');
    if (!expression.ok) throw new Error(expression.message.en);
    expect(evaluateExpression(expression.value, attack)).toEqual({ status: 'value', value: '$' + '{1+1}=1+1{{constructor}}' });
  });

  it('never carries a prototype name out', () => {
    const facts = JSON.parse('{"record":{"__proto__":{"admin":true},"a":1}}');
    const expression = parseExpression('record');
    if (!expression.ok) throw new Error(expression.message.en);
    const result = evaluateExpression(expression.value, facts);
    expect(result).toEqual({ status: 'value', value: { a: 1 } });
    expect(Object.hasOwn(result.status === 'value' ? Object(result.value) : {}, '__proto__')).toBe(false);
  });

  it('names the facts it needs', () => {
    const expression = parseExpression('if a.b > params.x then sum(for m in members return m.income + a.b) else [1, {c: d}]');
    expect(expression.ok && factsOfExpression(expression.value)).toEqual(['a.b', 'params.x', 'members', 'd']);
  });
});
