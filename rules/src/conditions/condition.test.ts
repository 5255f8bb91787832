import fc from 'fast-check';
import type { Dictionary } from '../facts/dictionary.js';
import { holds } from '../testing/holds.js';
import type { Facts, Value } from '../values.js';
import { checkCondition } from './check-condition.js';
import type { Comparison, Condition, Operator } from './condition.js';
import { describeCondition } from './describe-condition.js';
import { evaluateCondition } from './evaluate-condition.js';
import { factsOf } from './facts-of.js';
import { operators } from './operators.js';
import { parseCondition } from './parse-condition.js';

const is = (fact: string, value: Comparison['value'], operator: Operator = 'equal', path?: string): Comparison =>
  path === undefined ? { fact, operator, value } : { fact, path, operator, value };
const truth = (condition: Condition, facts: Facts) => evaluateCondition(condition, facts).truth;

describe('a condition on what is known', () => {
  it.each<[Operator, Value, Value, boolean]>([
    ['equal', 'a', 'a', true],
    ['equal', 1, '1', false],
    ['equal', null, null, true],
    ['notEqual', null, 0, true],
    ['lessThan', 1, 2, true],
    ['lessThan', '1', 2, true],
    ['lessThan', null, 2, false],
    ['lessThan', 'x', 2, false],
    ['lessThan', '2026-01-01', '2026-09-01', true],
    ['lessThanInclusive', 2, 2, true],
    ['lessThanInclusive', 3, 2, false],
    ['greaterThan', 3, 2, true],
    ['greaterThan', true, 0, false],
    ['greaterThan', [5], 4, true],
    ['greaterThan', [5, null], '4', true],
    ['greaterThan', {}, 4, false],
    ['greaterThanInclusive', 2, 2, true],
    ['greaterThanInclusive', '2026-09-01', '2026-09-01', true],
    ['in', 'a', ['a', 'b'], true],
    ['in', 'a', 'cab', true],
    ['in', 'a', 5, false],
    ['notIn', 'a', ['b'], true],
    ['notIn', 'a', 5, false],
    ['contains', ['a'], 'a', true],
    ['contains', 'a', 'a', false],
    ['doesNotContain', ['b'], 'a', true],
    ['doesNotContain', 'b', 'a', false],
  ])('%s of %j and %j is %s', (operator, left, right, expected) => {
    expect(truth(is('x', right, operator), { x: left })).toBe(expected);
  });

  it('reads a path, another fact, an expression', () => {
    const facts = { family: { income: 12_000, members: [{ age: 7 }] }, line: { low: 1000 }, params: { months: 12 } };
    expect(truth(is('family', 12_000, 'equal', '$.income'), facts)).toBe(true);
    expect(truth(is('family', 7, 'equal', '$.members[0].age'), facts)).toBe(true);
    expect(truth(is('family.income', { fact: 'line', path: 'low' }, 'greaterThan'), facts)).toBe(true);
    expect(truth(is('family.income', { expr: 'line.low * params.months' }, 'lessThanInclusive'), facts)).toBe(true);
  });
});

describe('a condition on what is not known', () => {
  it.each<[string, Condition, Facts, boolean | 'unknown', string[]]>([
    ['a missing fact is unknown', is('x', 1), {}, 'unknown', ['x']],
    ['a missing step is unknown', is('x', 1, 'equal', '$.a.b'), { x: { a: {} } }, 'unknown', ['x.a.b']],
    ['null is a value', is('x', 1), { x: null }, false, []],
    ['and so is what lies below null', is('x', null, 'equal', '$.a'), { x: null }, true, []],
    ['one false decides all', { all: [is('x', 1), is('y', 1)] }, { y: 2 }, false, []],
    ['one true decides any', { any: [is('x', 1), is('y', 1)] }, { y: 1 }, true, []],
    ['all waits for the rest', { all: [is('x', 1), is('y', 1)] }, { y: 1 }, 'unknown', ['x']],
    ['any waits for the rest', { any: [is('x', 1), is('y', 1), is('z', 1)] }, { y: 2 }, 'unknown', ['x', 'z']],
    ['not keeps unknown', { not: is('x', 1) }, {}, 'unknown', ['x']],
    ['not turns the rest', { not: is('x', 1) }, { x: 1 }, false, []],
    ['an expression misses its facts', is('x', { expr: 'a + b' }), { x: 1, a: 1 }, 'unknown', ['b']],
    ['both sides may be missing', is('x', { fact: 'y' }), {}, 'unknown', ['x', 'y']],
    ['an empty group holds', { all: [] }, {}, true, []],
  ])('%s', (_, condition, facts, expected, missing) => {
    expect(evaluateCondition(condition, facts)).toMatchObject({ truth: expected, missing });
  });

  it('an expression that cannot be computed is unknown with its reason', () => {
    expect(evaluateCondition(is('x', { expr: '1 / 0' }), { x: 1 })).toMatchObject({
      truth: 'unknown',
      missing: [],
      trace: { failure: { code: 'DIVISION_BY_ZERO' } },
    });
    expect(evaluateCondition(is('x', { expr: '1 +' }), { x: 1 })).toMatchObject({ truth: 'unknown', trace: { failure: { code: 'EXPRESSION_SYNTAX' } } });
  });

  it('a path that is no plain path is never followed', () => {
    for (const path of ['$..a', '$.a[?(@.b)]', '$.__proto__.x', 'constructor']) expect(truth(is('x', 1, 'equal', path), { x: { a: 1 } })).toBe('unknown');
  });

  it('tells what it looked at', () => {
    expect(evaluateCondition({ all: [is('x', 1), { not: is('y', 2) }] }, { x: 1 }).trace).toEqual({
      kind: 'all',
      truth: 'unknown',
      parts: [
        { kind: 'comparison', truth: true, fact: 'x', operator: 'equal', left: 1, right: 1 },
        { kind: 'not', truth: 'unknown', parts: [{ kind: 'comparison', truth: 'unknown', fact: 'y', operator: 'equal', right: 2, missing: ['y'] }] },
      ],
    });
  });
});

const dictionary: Dictionary = {
  income: { title: '家庭年收入', titleEn: 'family income', type: 'money' },
  stage: { title: '学段', titleEn: 'stage', type: 'string', values: ['初中', '高中'] },
  groups: { title: '困难类别', titleEn: 'groups', type: 'list' },
  birth: { title: '出生日期', titleEn: 'date of birth', type: 'date' },
  record: { title: '记录', type: 'object', fields: { quality: { title: '质量', titleEn: 'quality', type: 'string' } } },
  agreed: { title: '同意', titleEn: 'agreed', type: 'boolean' },
};

describe('a condition in words', () => {
  it.each<[Condition, string, string]>([
    [is('income', { expr: 'params.low * 1.5' }, 'lessThan'), '家庭年收入 低于 params.low * 1.5', 'family income is less than params.low * 1.5'],
    [is('record', 'A', 'equal', '$.quality'), '质量 等于 A', 'quality is A'],
    [is('stage', ['初中', '高中'], 'in'), '学段 属于 初中、高中', 'stage is one of 初中, 高中'],
    [is('income', { fact: 'params.low' }, 'greaterThan'), '家庭年收入 高于 参数 low', 'family income is greater than params.low'],
    [is('x', true, 'equal', '$[?]'), 'x.[?] 等于 是', 'x.[?] is yes'],
    [
      { all: [is('agreed', true), { any: [is('stage', '高中'), is('groups', '低保', 'contains')] }] },
      '同意 等于 是，并且 （学段 等于 高中，或者 困难类别 包含 低保）',
      'agreed is yes, and (stage is 高中, or groups contains 低保)',
    ],
    [{ not: is('stage', null) }, '并非（学段 等于 空）', 'not (stage is empty)'],
  ])('%j', (condition, zh, en) => {
    expect(describeCondition(condition, dictionary)).toEqual({ zh, en });
  });
});

describe('the facts of a condition', () => {
  it('are named once each', () => {
    expect(
      factsOf({ all: [is('a', { fact: 'b', path: '$.c' }), { any: [is('a', 1), is('d', { expr: 'e + f.g' })] }, { not: is('h', { expr: '1 +' }) }] }),
    ).toEqual(['a', 'b.c', 'd', 'e', 'f.g', 'h']);
  });
});

describe('a condition is checked', () => {
  it.each<[Condition, string[]]>([
    [is('income', 1, 'lessThan'), []],
    [is('birth', '2000-01-01', 'greaterThan'), []],
    [is('stage', ['初中'], 'in'), []],
    [is('groups', '低保', 'contains'), []],
    [is('income', null), []],
    [is('params.x', 1), []],
    [is('income', { expr: 'params.low * 2' }, 'lessThan'), []],
    [is('nobody', 1), ['FACT_UNKNOWN']],
    [is('record', 'A', 'equal', '$.grade'), ['FACT_UNKNOWN']],
    [is('income', { fact: 'nobody' }), ['FACT_UNKNOWN']],
    [is('income', { expr: 'nobody' }), ['FACT_UNKNOWN']],
    [is('income', { expr: '1 +' }), ['EXPRESSION_SYNTAX']],
    [is('income', '100', 'lessThan'), ['FACT_TYPE']],
    [is('agreed', true, 'lessThan'), ['FACT_TYPE']],
    [is('stage', '高中', 'in'), ['FACT_TYPE']],
    [is('stage', '高中', 'contains'), ['FACT_TYPE']],
    [is('stage', '大学'), ['VALUE_IMPOSSIBLE']],
    [is('stage', ['初中', '大学', '小学'], 'in'), ['VALUE_IMPOSSIBLE', 'VALUE_IMPOSSIBLE']],
    [is('record', 'A', 'equal', '$..quality'), ['PATH_REFUSED']],
    [is('record', 'A', 'equal', '$.__proto__'), ['PATH_REFUSED']],
    [{ any: [] }, ['CONDITION_EMPTY']],
    [{ not: is('nobody', 1) }, ['FACT_UNKNOWN']],
  ])('%j: %j', (condition, codes) => {
    expect(checkCondition(condition, dictionary, '/when').map((finding) => finding.code)).toEqual(codes);
  });

  it('names the place and the remedy', () => {
    expect(checkCondition({ all: [is('agreed', true), is('stage', '大学')] }, dictionary, '/when')).toMatchObject([
      { severity: 'error', place: '/when/all/1/value', message: { zh: '“学段”没有取值“大学”，可选：初中、高中。' } },
    ]);
  });

  it('may be nested twelve levels deep', () => {
    const nested = (levels: number) => Array.from({ length: levels - 1 }).reduce<Condition>((inner) => ({ all: [inner] }), is('agreed', true));
    expect(checkCondition(nested(12), dictionary, '')).toEqual([]);
    expect(checkCondition(nested(13), dictionary, '')).toMatchObject([{ code: 'CONDITION_TOO_DEEP' }]);
    expect(parseCondition(nested(12))).toMatchObject({ ok: true });
    expect(parseCondition(nested(13))).toMatchObject({ ok: false, code: 'CONDITION_INVALID' });
  });
});

describe('a condition from a stranger', () => {
  it('is read as it is', () => {
    const condition = { any: [{ all: [is('a', { fact: 'b', path: '$.c' })] }, { not: is('d', { expr: 'e' }, 'in') }, is('f', [1, null], 'in', '$.x')] };
    expect(parseCondition(JSON.parse(JSON.stringify(condition)))).toEqual({ ok: true, value: condition });
  });

  it.each<[unknown, string]>([
    [null, '/'],
    [[], '/'],
    ['x', '/'],
    [{}, '/fact'],
    [{ all: {} }, '/all'],
    [{ all: [] }, '/all'],
    [{ all: [is('a', 1)], any: [is('a', 1)] }, '/all'],
    [{ not: [is('a', 1)] }, '/not'],
    [{ fact: 'a', operator: 'matches', value: 1 }, '/operator'],
    [{ fact: 5, operator: 'equal', value: 1 }, '/fact'],
    [{ fact: 'a', operator: 'equal' }, '/value'],
    [{ fact: 'a', operator: 'equal', value: 1, priority: 2 }, '/priority'],
    [{ fact: 'a', path: '$..b', operator: 'equal', value: 1 }, '/'],
    [{ fact: '__proto__', operator: 'equal', value: 1 }, ''],
    [{ fact: 'a', operator: 'equal', value: { fact: 'b[?(@)]' } }, '/value'],
    [{ fact: 'a', operator: 'equal', value: { fact: 5 } }, '/value/fact'],
    [{ fact: 'a', operator: 'equal', value: { expr: '1 +' } }, '/value/expr'],
    [{ fact: 'a', operator: 'equal', value: { expr: 1 } }, '/value/expr'],
  ])('%j is refused at %s', (json, place) => {
    const read = parseCondition(json);
    expect(read).toMatchObject({ ok: false, code: 'CONDITION_INVALID' });
    expect(read.ok ? [] : read.problems?.map((problem) => problem.place)).toEqual(expect.arrayContaining([expect.stringContaining(place)]));
  });

  it('with prototype keys or too many parts is refused', () => {
    expect(parseCondition(JSON.parse('{"fact":"a","operator":"equal","value":{"__proto__":1}}'))).toMatchObject({ ok: false, code: 'NAME_REFUSED' });
    expect(parseCondition({ any: Array.from({ length: 2001 }, () => is('a', 1)) })).toMatchObject({ ok: false });
    expect(parseCondition({ any: Array.from({ length: 3 }, () => ({ all: Array.from({ length: 900 }, () => is('a', 1)) })) })).toMatchObject({ ok: false });
  });
});

describe('Kleene’s promise', () => {
  const value: fc.Arbitrary<Value> = fc.constantFrom<Value>(null, true, 0, 1, 'a', '1', ['a']);
  const names = ['a', 'b', 'c'] as const;
  const operator = fc.constantFrom(...Object.keys(operators).filter((name): name is Operator => Object.hasOwn(operators, name)));
  const comparison: fc.Arbitrary<Condition> = fc.record({
    fact: fc.constantFrom(...names),
    operator,
    value: fc.oneof(value, fc.constantFrom({ fact: 'b' }, { expr: 'c' })),
  });
  const condition: fc.Arbitrary<Condition> = fc.letrec<{ whole: Condition }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 3 },
      comparison,
      fc.array(tie('whole'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('whole'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('whole').map((not) => ({ not })),
    ),
  })).whole;

  it('a sure answer holds for every completion, and only hidden facts are missing', () => {
    holds(
      fc.property(condition, fc.record({ a: value, b: value, c: value }), fc.subarray([...names]), (asked, facts, hidden) => {
        const partial = Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.some((hide) => hide === name)));
        const early = evaluateCondition(asked, partial);
        if (early.truth === 'unknown') expect(hidden).toEqual(expect.arrayContaining([...early.missing]));
        else expect(truth(asked, facts)).toBe(early.truth);
        expect(truth(asked, facts)).not.toBe('unknown');
      }),
      4000,
    );
  });
});
