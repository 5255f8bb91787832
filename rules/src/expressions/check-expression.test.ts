import type { Dictionary } from '../facts/dictionary.js';
import { checkExpression } from './check-expression.js';
import { number, string } from './type.js';

const dictionary: Dictionary = {
  income: { title: '家庭年收入', type: 'money' },
  name: { title: '姓名', type: 'string' },
  birth: { title: '出生日期', type: 'date' },
  agreed: { title: '同意', type: 'boolean' },
  record: { title: '记录', type: 'object', fields: { quality: { title: '质量', type: 'string' }, tags: { title: '标签', type: 'list' } } },
  open: { title: '其他', type: 'object' },
  members: { title: '家庭成员', type: 'list', fields: { age: { title: '年龄', type: 'number' }, name: { title: '姓名', type: 'string' } } },
  list: { title: '列表', type: 'list' },
};

const codes = (text: string) => checkExpression(text, dictionary, '/expr').map((finding) => finding.code);

describe('an expression that fits its facts', () => {
  it.each([
    'income / 12',
    '"a" + name',
    'birth + "起"',
    'age on date(birth, case.date) >= 18',
    'if agreed then income else 0',
    'sum(members.age)',
    'for m in members return m.name',
    'some m in members satisfies m.age < 18',
    'every x in list satisfies x = 1',
    'params.anything * 2',
    'record.quality in ("A", "B")',
    'record.tags',
    'open.whatever.deep + 1',
    'list contains(list, name)',
    'income in [1..5]',
    'income between 1 and 2',
    'birth > "2000-01-01"',
    'birth in ["2000-01-01".."2026-01-01"]',
    'name = null',
    'coalesce(name, "无")',
    '{ a: 1 }.a + 1',
    'for i in 1..3 return i + 1',
    'name instance of string',
    '-income',
    'applicant.name',
    'item at(members, 1).age + 1',
    'not(agreed) or agreed',
    'max(birth, case.date)',
    'if agreed then null else 1',
    'add days("2026-09-14T00:00:00+08:00", 1)',
    'append(list, 1)',
    'members = []',
    'date("2026-01-01") < birth',
    'list',
    '[1, "a"] = list',
    '["a", birth] = list',
    '[[1], [2]] = list',
    'null = agreed',
    'for x in [] return x',
    'params.a.b.c',
    'null.a = 1',
    'min(income, 3) * 2',
    '(if agreed then open else record).quality',
    'open.x + name',
    'birth instance of date and name in list',
  ])('%s', (text) => {
    expect(checkExpression(text, dictionary, '/expr')).toEqual([]);
  });
});

describe('an expression that does not', () => {
  it.each([
    ['nobody', ['FACT_UNKNOWN']],
    ['record.grade', ['FACT_UNKNOWN']],
    ['name.first', ['FACT_UNKNOWN']],
    ['{ a: 1 }.b', ['FACT_UNKNOWN']],
    ['for m in members return m.size', ['FACT_UNKNOWN']],
    ['case.nothing', ['FACT_UNKNOWN']],
    ['income + name', ['EXPRESSION_TYPE']],
    ['name * 2', ['EXPRESSION_TYPE']],
    ['"a" + income', ['EXPRESSION_TYPE']],
    ['list + 1', ['EXPRESSION_TYPE']],
    ['-name', ['EXPRESSION_TYPE']],
    ['income = name', ['EXPRESSION_TYPE']],
    ['agreed > agreed', ['EXPRESSION_TYPE']],
    ['income in ("a", "b")', ['EXPRESSION_TYPE', 'EXPRESSION_TYPE']],
    ['income in ["a".."b"]', ['EXPRESSION_TYPE', 'EXPRESSION_TYPE']],
    ['agreed between 1 and 2', ['EXPRESSION_TYPE', 'EXPRESSION_TYPE', 'EXPRESSION_TYPE']],
    ['income and agreed', ['EXPRESSION_TYPE']],
    ['not(income)', ['EXPRESSION_TYPE']],
    ['if name then 1 else 2', ['EXPRESSION_TYPE']],
    ['for x in income return x', ['EXPRESSION_TYPE']],
    ['for x in "a"..2 return x', ['EXPRESSION_TYPE']],
    ['some x in list satisfies income', ['EXPRESSION_TYPE']],
    ['round(name)', ['EXPRESSION_TYPE']],
    ['round(1, 2, 3)', ['EXPRESSION_ARGUMENTS']],
    ['birth > "yesterday"', ['EXPRESSION_DATE']],
    ['"yesterday" = birth', ['EXPRESSION_DATE']],
    ['birth in ("2026-01-01", "soon")', ['EXPRESSION_DATE']],
    ['year("soon")', ['EXPRESSION_TYPE']],
    ['1 +', ['EXPRESSION_SYNTAX']],
    ['count(name)', ['EXPRESSION_TYPE']],
    ['income = members', ['EXPRESSION_TYPE']],
    ['string join([1, 2])', ['EXPRESSION_TYPE']],
    ['sum(income).x', ['FACT_UNKNOWN']],
    ['income - birth', ['EXPRESSION_TYPE']],
    ['for x in [{ a: 1 }, { a: 2 }] return x.b + 1', []],
    ['record > 1', ['EXPRESSION_TYPE', 'EXPRESSION_TYPE']],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('says where, what, and what to do', () => {
    expect(checkExpression('有效', dictionary, '/rows/0')).toEqual([
      {
        severity: 'error',
        code: 'FACT_UNKNOWN',
        place: '/rows/0',
        message: {
          zh: '表达式 有效：没有声明事实“有效”；如果是文字，请加引号："有效"（第 1 个字符）',
          en: 'Expression 有效: The fact "有效" is not declared; a text needs quotes: "有效" (character 1)',
        },
      },
    ]);
  });

  it('must give what is wanted', () => {
    expect(checkExpression('income', dictionary, '/expr', string)).toMatchObject([
      { code: 'EXPRESSION_TYPE', message: { zh: '表达式 income：结果应为文字，却是数字（第 1 个字符）' } },
    ]);
    expect(checkExpression('income', dictionary, '/expr', number)).toEqual([]);
  });

  it('does not take ages to check, however it is nested', () => {
    const nested = Array.from({ length: 27 }).reduce<string>((inner) => `(${inner} = "x")`, 'birth');
    expect(codes(nested).length).toBeGreaterThan(0);
  });
});
