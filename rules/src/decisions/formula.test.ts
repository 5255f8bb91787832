import type { Facts } from '../values.js';
import { checkDecision } from './check-decision.js';
import { compileDecision } from './compile-decision.js';
import type { FormulaDefinition } from './definition.js';
import { parseDecision } from './parse-decision.js';

const grant: FormulaDefinition = {
  id: 'grant',
  kind: 'formula',
  title: '补助金额',
  titleEn: 'Grant',
  facts: {
    days: { title: '在校天数', titleEn: 'days', type: 'number' },
    members: { title: '家庭成员', type: 'list', fields: { income: { title: '收入', type: 'money' } } },
  },
  basis: [{ law: '学生资助资金管理办法' }],
  outputs: [
    { id: 'total', title: '家庭总收入', titleEn: 'Total income', type: 'money', expr: 'sum(members.income)' },
    { id: 'perHead', title: '人均收入', type: 'money', expr: 'round(total / count(members))', basis: { law: '认定办法', article: '第三条' } },
    { id: 'amount', title: '补助', titleEn: 'Amount', type: 'money', expr: 'if perHead < params.low then days * 100 else 0' },
  ],
};

function compute(definition: FormulaDefinition, facts: Facts) {
  const decision = compileDecision(definition);
  if (!decision.ok) throw new Error(decision.message.en);

  return decision.value.evaluate(facts);
}

const family = { days: 3, members: [{ income: 100_000 }, { income: 50_001 }], params: { low: 80_000 } };

describe('a formula', () => {
  it('computes line by line, and says how', () => {
    expect(compute(grant, family)).toEqual({
      status: 'decided',
      output: { total: 150_001, perHead: 75_001, amount: 300 },
      explanation: {
        decision: { id: 'grant', title: '补助金额', titleEn: 'Grant' },
        kind: 'formula',
        sentences: [
          {
            zh: '家庭总收入为 150001：按 sum(members.income) 计算，其中收入为 100000、50001。',
            en: 'Total income is 150001: computed as sum(members.income), where members.income is 100000, 50001.',
          },
          {
            zh: '人均收入为 75001：按 round(total / count(members)) 计算，其中家庭总收入为 150001、家庭成员为 2 条记录；依据《认定办法》第三条。',
            en: 'perHead is 75001: computed as round(total / count(members)), where Total income is 150001, members is 2 records; according to 《认定办法》 art. 第三条.',
          },
          {
            zh: '补助为 300：按 if perHead < params.low then days * 100 else 0 计算，其中人均收入为 75001、参数 low为 80000、在校天数为 3。',
            en: expect.any(String),
          },
        ],
        facts: [
          { name: 'members.income', title: '收入', value: [100_000, 50_001] },
          { name: 'members', title: '家庭成员', value: family.members },
          { name: 'params.low', title: '参数 low', value: 80_000 },
          { name: 'days', title: '在校天数', value: 3 },
        ],
        rows: [
          { id: 'total', result: 'taken' },
          { id: 'perHead', result: 'taken' },
          { id: 'amount', result: 'taken' },
        ],
        basis: [{ law: '学生资助资金管理办法' }, { law: '认定办法', article: '第三条' }],
      },
    });
  });

  it('is unknown at the first line that misses a fact', () => {
    expect(compute(grant, { ...family, params: {} })).toMatchObject({
      status: 'unknown',
      missing: ['params.low'],
      explanation: {
        rows: [
          { id: 'total', result: 'taken' },
          { id: 'perHead', result: 'taken' },
          { id: 'amount', result: 'unknown' },
        ],
        sentences: [{}, {}, { zh: '还不能决定：缺少参数 low。' }],
      },
    });
  });

  it('fails with the line and the reason', () => {
    expect(compute(grant, { ...family, members: [] })).toMatchObject({
      status: 'failed',
      code: 'EXPRESSION_FAILED',
      message: { zh: '“人均收入”无法计算：除数为 0（第 13 个字符）。', en: expect.stringContaining('"perHead" cannot be computed: Division by zero') },
    });
  });

  it('reads only what it is not computing itself', () => {
    const decision = compileDecision(grant);
    expect(decision.ok && decision.value.facts).toEqual(['members.income', 'members', 'params.low', 'days']);
  });

  it('is checked line by line', () => {
    expect(checkDecision(grant)).toEqual([]);
    const outputs = [
      { id: 'days', title: '天数', type: 'number', expr: '1' },
      { id: 'later', title: '后', type: 'number', expr: 'last + 1' },
      { id: 'last', title: '末', type: 'string', expr: 'later' },
      { id: 'broken', title: '错', type: 'number', expr: '1 +' },
    ] as const;
    expect(checkDecision({ ...grant, facts: { days: { title: '天数', type: 'number' } }, outputs }).map(({ code, place }) => `${code} ${place}`)).toEqual([
      'NAME_TAKEN /outputs/0/id',
      'FACT_UNKNOWN /outputs/1/expr',
      'EXPRESSION_TYPE /outputs/2/expr',
      'EXPRESSION_SYNTAX /outputs/3/expr',
    ]);
    expect(checkDecision({ ...grant, facts: { ...grant.facts, other: { title: '多余', type: 'string' } } })).toMatchObject([
      { severity: 'warning', code: 'FACT_UNUSED', place: '/facts/other' },
    ]);
  });

  it('is read from untrusted JSON, and does not compile with a broken line', () => {
    expect(parseDecision(JSON.parse(JSON.stringify(grant)))).toEqual({ ok: true, value: grant });
    expect(compileDecision({ ...grant, outputs: [{ id: 'a', title: 'a', type: 'number', expr: ')' }] })).toMatchObject({
      ok: false,
      code: 'DECISION_INVALID',
      problems: [{ place: '/outputs/0/expr' }],
    });
  });
});
