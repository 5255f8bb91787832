import { parseCondition } from '../conditions/parse-condition.js';
import { checkTeam } from '../draw/team/check-team.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { resolveParameters } from '../parameters/resolve-parameters.js';
import type { Facts, Value } from '../values.js';
import { checkDecision } from './check-decision.js';
import { checkGraph } from './check-graph.js';
import { compileDecision } from './compile-decision.js';
import type { DecisionDefinition, DrawDefinition, FormulaDefinition } from './definition.js';

const formula = (expr: string): FormulaDefinition => ({
  id: 'F',
  kind: 'formula',
  title: '公式',
  facts: { a: { title: '甲', type: 'number' }, b: { title: '乙', type: 'number' }, list: { title: '名单', type: 'list' } },
  outputs: [{ id: 'x', title: '结果', type: 'number', expr }],
});

const decideTable = (expr: string): DecisionDefinition => ({
  ...{ id: 'T', kind: 'decision-table', title: '表', hitPolicy: 'F', facts: formula('1').facts },
  inputs: [{ id: 'i', title: '输入', expr }],
  outputs: [{ id: 'x', title: '结果', type: 'number' }],
  rows: [{ id: 'r', when: ['> 0'], then: { x: 1 } }],
});

const card = (expr: string): DecisionDefinition => ({
  ...{ id: 'S', kind: 'scorecard', title: '卡', facts: formula('1').facts },
  characteristics: [{ id: 'c', title: '项', expr, attributes: [{ id: 'a', when: '> 0', score: 1 }], otherwise: 0 }],
  grades: [{ code: 'A', title: '甲' }],
});

const rules = (expr: string): DecisionDefinition => ({
  ...{ id: 'R', kind: 'rule-set', title: '规则', facts: formula('1').facts },
  rules: [{ id: 'r', conditions: { fact: 'a', operator: 'lessThan', value: { expr } }, event: { type: 'x' } }],
});

const draw: DrawDefinition = {
  ...{ id: 'D', kind: 'draw', title: '抽取', algorithm: 'otd1', drawId: 'no', seed: 'seed', entities: 'objects', seedLength: 16 },
  facts: {
    no: { title: '编号', type: 'string' },
    seed: { title: '种子', type: 'string' },
    objects: { title: '对象', type: 'list' },
    rate: { title: '比例', type: 'number' },
  },
  strata: [{ id: 'A', title: '甲类', rate: 'rate' }],
};
const objects: Value = [
  { id: 'S01', stratum: 'A' },
  { id: 'S02', stratum: 'A' },
];
const drawFacts: Facts = { no: '2026-1', seed: '0123456789abcdef', objects, rate: 0.5 };

function decide(definition: DecisionDefinition, facts: Facts) {
  const decision = compileDecision(definition);
  if (!decision.ok) throw new Error(decision.message.en);

  return decision.value.evaluate(facts);
}

describe('bad input gets a code and a sentence of its own', () => {
  it.each([
    ['a formula', formula('a / b')],
    ['a table', decideTable('a / b')],
    ['a scorecard', card('a / b')],
    ['a rule set', rules('a / b')],
  ])('division by zero in %s', (_, definition) => {
    const evaluation = decide(definition, { a: 1, b: 0 });
    expect(evaluation).toMatchObject({ status: 'failed', code: 'EXPRESSION_FAILED', cause: 'DIVISION_BY_ZERO' });
    expect(told(evaluation)).toEqual([expect.stringContaining('除数为 0'), expect.stringContaining('Division by zero')]);
  });

  it.each([
    ['a formula', formula('10 ** a')],
    ['a table', decideTable('10 ** a')],
    ['a scorecard', card('10 ** a')],
    ['a rule set', rules('10 ** a')],
  ])('overflow in %s', (_, definition) => {
    const evaluation = decide(definition, { a: 999, b: 0 });
    expect(evaluation).toMatchObject({ status: 'failed', code: 'EXPRESSION_FAILED', cause: 'NUMBER_TOO_LARGE' });
    expect(told(evaluation)).toEqual([expect.stringContaining('过大'), expect.stringContaining('too large')]);
  });

  it('an unknown parameter, in an expression and in a condition', () => {
    const parameters = { line: { title: '低保线', type: 'money' as const } };
    for (const definition of [
      formula('a - params.nope'),
      {
        ...rules('1'),
        ...{ rules: [{ id: 'r', conditions: { fact: 'params', path: '$.nope', operator: 'equal' as const, value: 1 }, event: { type: 'x' } }] },
      },
    ]) {
      const [found] = checkDecision(definition, parameters).filter(({ severity }) => severity === 'error');
      expect(found).toMatchObject({ code: 'PARAMETER_UNKNOWN', message: { zh: expect.stringContaining('没有参数“nope”') } });
    }
  });

  it('a parameter without a value on the day', () => {
    expect(resolveParameters([{ id: 'line', title: '低保线', values: [{ from: '2026-07-01', value: 1 }] }], '2026-06-30')).toMatchObject({
      code: 'PARAMETER_WITHOUT_VALUE',
      problems: [{ place: 'params.line', message: { zh: '参数“低保线”在 2026-06-30 没有取值。' } }],
    });
  });

  it.each<[string, Facts, string, RegExp]>([
    ['an empty roster', { ...drawFacts, objects: [] }, 'ROSTER_EMPTY', /名录为空/],
    ['a quota over 100 %', { ...drawFacts, rate: 1.01 }, 'QUOTA_OVER_ALL', /“A”/],
    ['a quota that is no number', { ...drawFacts, rate: -0.1 }, 'QUOTA_INVALID', /“A”/],
    ['a seed shorter than the policy', { ...drawFacts, seed: '0123456789abcde' }, 'SEED_TOO_SHORT', /只有 15 个字符，规定不少于 16 个/],
  ])('%s', (_, facts, code, sentence) => {
    const evaluation = decide(draw, facts);
    expect(evaluation).toMatchObject({ status: 'failed', code });
    expect(told(evaluation)).toEqual([expect.stringMatching(sentence), expect.any(String)]);
  });

  it('an expired certificate', () => {
    const certificate = (until: string) => [{ item: 'fire', from: '2020-01-01', until }];
    const officers = [
      { id: 'I1', certificates: certificate('2026-09-13') },
      { id: 'I2', certificates: certificate('2027-01-01') },
    ];
    const facts: Facts = {
      ...drawFacts,
      objects: [{ id: 'S01', stratum: 'A', items: ['fire'] }],
      rate: 1,
      officers,
      recusals: [],
      day: '2026-09-14',
    };
    const withOfficers: DrawDefinition = {
      ...draw,
      facts: { ...draw.facts, officers: { title: '人员', type: 'list' }, recusals: { title: '回避', type: 'list' }, day: { title: '日期', type: 'date' } },
      officers: { list: 'officers', recusals: 'recusals', day: 'day', size: 2, cap: 10 },
    };
    const evaluation = decide(withOfficers, facts);
    const short = evaluation.status === 'decided' ? JSON.stringify(evaluation.output.short) : JSON.stringify(evaluation);
    expect(short).toContain('S01');
    expect(short).toMatch(/fire/);

    const roster = { inspectors: officers, recusals: [], lastTeams: [] };
    const problems = checkTeam({ id: 'S01', stratum: 'A', items: ['fire'] }, ['I1', 'I2'], roster, {
      size: 2,
      seniors: 0,
      cap: 10,
      day: '2026-09-14',
      roster: '',
    });
    expect(problems).toEqual([
      {
        code: 'CERTIFICATE_EXPIRED',
        place: 'S01',
        message: { zh: 'I1的“fire”执法证件已于 2026-09-13 到期，请换证或另派人员。', en: expect.stringContaining('2026-09-13') },
      },
    ]);
  });

  it.each([
    ['too deep (T4)', `${'('.repeat(40)}1${')'.repeat(40)}`, 'EXPRESSION_TOO_DEEP', '嵌套超过 30 层'],
    ['too long (T4)', `${'1+'.repeat(1200)}1`, 'EXPRESSION_TOO_LONG', '超过 2000 个字符'],
    ['no function of the language (T4)', 'matches(a, "(a+)+")', 'EXPRESSION_FUNCTION_UNKNOWN', 'matches'],
  ])('an expression that is %s', (_, text, code, sentence) => {
    expect(compileExpression(text)).toMatchObject({ ok: false, code, message: { zh: expect.stringContaining(sentence) } });
  });

  it.each([
    ['a filter in a path (T11)', { fact: 'a', path: '$..[?(@.x)]', operator: 'equal', value: 1 }, 'CONDITION_INVALID', 'PATH_REFUSED'],
    ['the prototype (T11)', { fact: '__proto__', operator: 'equal', value: 1 }, 'CONDITION_INVALID', 'PATH_REFUSED'],
    ['3,000 nested all (T11)', nestedAll(3000), 'JSON_TOO_DEEP', undefined],
  ])('a condition with %s', (_, condition, code, problem) => {
    const refusal = parseCondition(condition);
    expect(refusal).toMatchObject({ ok: false, code, message: { zh: expect.any(String), en: expect.any(String) } });
    if (problem) expect(refusal).toMatchObject({ problems: [{ code: problem, place: '/' }] });
  });

  it('a text where a number is due (T12): before publishing, and when a case brings it', () => {
    const wrong = { ...rules('1'), rules: [{ id: 'r', conditions: { fact: 'a', operator: 'equal' as const, value: '100' }, event: { type: 'x' } }] };
    expect(checkDecision(wrong).filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'FACT_TYPE', message: { zh: expect.stringContaining('数字') } },
    ]);
    const evaluation = decide(formula('a + 1'), { a: '100' });
    expect(evaluation).toMatchObject({ status: 'failed', code: 'EXPRESSION_FAILED', cause: 'EXPRESSION_TYPE' });
  });

  it('decisions that require each other (T11), with their names', () => {
    const circle = { F: { ...formula('1'), requires: ['G'] }, G: { ...formula('1'), id: 'G', requires: ['F'] } };
    const [found] = checkGraph(circle);
    expect(found).toMatchObject({ severity: 'error', code: 'DECISION_CYCLE' });
    expect(`${found?.message.zh} ${found?.message.en}`).toMatch(/F.*G|G.*F/);
  });
});

function nestedAll(depth: number): unknown {
  let condition: unknown = { fact: 'a', operator: 'equal', value: 1 };
  for (let level = 0; level < depth; level += 1) condition = { all: [condition] };

  return condition;
}

describe('a decision that would exceed its budget', () => {
  const nested = 'count(for x in list, y in list, z in list return x)';

  it('is refused before it runs, by the lists that it is given', () => {
    const many = Array.from({ length: 60 }, (_, index) => index);
    const evaluation = decide(formula(nested), { list: many });
    expect(evaluation).toMatchObject({ status: 'failed', code: 'EXPRESSION_FAILED', cause: 'EXPRESSION_OVER_BUDGET' });
    expect(told(evaluation)[0]).toContain('至少需要 216000 步计算，超过上限 100000 步，未开始计算');
    expect(decide(formula(nested), { list: many.slice(0, 30) })).toMatchObject({ status: 'decided', output: { x: 27_000 } });
  });

  it('is an error before publishing where its loops are constant', () => {
    expect(checkDecision(formula('count(for x in 1..400, y in 1..400 return x)'))).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'EXPRESSION_OVER_BUDGET' }),
    );
  });

  it('is not refused for a branch that need not be taken', () => {
    expect(decide(formula('if a > 0 then 1 else count(for x in 1..400, y in 1..400 return x)'), { a: 1 })).toMatchObject({ output: { x: 1 } });
  });
});

function told(evaluation: ReturnType<typeof decide>): readonly string[] {
  return evaluation.status === 'failed' ? [evaluation.message.zh, evaluation.message.en] : [evaluation.status];
}
