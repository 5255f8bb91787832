import { checkDecision } from '../decisions/check-decision.js';
import { compileDecision } from '../decisions/compile-decision.js';
import type { IndicatorDefinition } from '../decisions/definition.js';
import { parseDecision } from '../decisions/parse-decision.js';
import type { Facts } from '../values.js';

const definition: IndicatorDefinition = {
  id: 'I1',
  kind: 'indicator',
  title: '办件指标',
  titleEn: 'figures of cases',
  facts: { cases: { title: '办件', type: 'list' }, today: { title: '今天', type: 'date' }, elapsed: { title: '已过时间', type: 'number' } },
  rows: 'cases',
  row: {
    id: { title: '编号', type: 'string' },
    county: { title: '县区', type: 'string' },
    status: { title: '状态', type: 'string' },
    due: { title: '期限', type: 'date' },
    closed: { title: '办结日', type: 'date' },
    days: { title: '用时', type: 'number' },
    paid: { title: '金额', type: 'money' },
  },
  key: 'id',
  where: { fact: 'status', operator: 'notEqual', value: '撤回' },
  measures: [
    { id: 'all', title: '办件数', measure: 'count' },
    { id: 'paid', title: '发放金额', measure: 'sum', of: 'paid' },
    {
      id: 'onTime',
      title: '按时办结率',
      titleEn: 'closed on time',
      measure: 'ratio',
      where: { fact: 'closed', operator: 'lessThanInclusive', value: { fact: 'due' } },
    },
    { id: 'median', title: '办理天数中位数', measure: 'median', of: 'days' },
    { id: 'pace', title: '进度', measure: 'pace', where: { fact: 'status', operator: 'equal', value: '办结' }, elapsed: 'elapsed' },
  ],
  by: ['county'],
};

const cases: Facts[] = [
  { id: 'a1', county: '东区', status: '办结', due: '2026-09-10', closed: '2026-09-09', days: 3, paid: 10 },
  { id: 'a2', county: '东区', status: '办结', due: '2026-09-10', closed: '2026-09-11', days: 8, paid: 0.1 },
  { id: 'a3', county: '西区', status: '在办', due: '2026-09-20', days: 5, paid: 0.2 },
  { id: 'a4', county: '西区', status: '撤回', due: '2026-09-20', days: 100, paid: 1000 },
  { id: 'a5', county: '西区', due: '2026-09-20', closed: '2026-09-19', days: 4, paid: null },
];

function figures(facts: Facts, changed: Partial<IndicatorDefinition> = {}) {
  const decision = compileDecision({ ...definition, ...changed });
  if (!decision.ok) throw new Error(JSON.stringify(decision));

  return decision.value.evaluate(facts);
}

describe('an indicator', () => {
  const evaluation = figures({ cases, today: '2026-09-14', elapsed: 0.5 });
  const output = evaluation.status === 'decided' ? evaluation.output : {};
  const cell = (measure: string, county: string | null) =>
    (Array.isArray(output.cells) ? output.cells : []).find((one) => one.measure === measure && one.cell === county);

  it('counts, adds up, divides, takes the middle and compares with the time that has passed', () => {
    expect(output).toMatchObject({ all: 3, paid: 10.3, onTime: 0.5, median: 5, pace: 2 / 3 / 0.5 });
  });

  it('leaves a row open where a missing fact decides, and says how many', () => {
    expect(cell('all', null)).toMatchObject({ value: 3, counted: 3, open: 1 });
    expect(cell('onTime', null)).toMatchObject({ counted: 1, among: 2, open: 2 });
    expect(evaluation.explanation.sentences[2]?.zh).toBe('按时办结率为 0.5：2 件中 1 件；2 件因资料缺失未计。');
  });

  it('names the rows behind each figure, for the whole and by field', () => {
    expect(cell('all', null)).toMatchObject({ keys: ['a1', 'a2', 'a3'] });
    expect(cell('onTime', '东区')).toMatchObject({ field: 'county', value: 0.5, keys: ['a1'] });
    expect(cell('all', '西区')).toMatchObject({ value: 1, open: 1, keys: ['a3'] });
  });

  it('has no figure where there is nothing to divide by or to order', () => {
    expect(figures({ cases: [], elapsed: 0.5 })).toMatchObject({ status: 'decided', output: { all: 0, paid: 0, onTime: null, median: null, pace: null } });
    expect(figures({ cases, elapsed: 0 })).toMatchObject({ output: { pace: null } });
  });

  it('waits for the rows, fails where a row cannot be computed, and refuses too many before it counts', () => {
    expect(figures({ elapsed: 1 })).toMatchObject({ status: 'unknown', missing: ['cases'] });
    expect(figures({ cases, elapsed: 1 }, { measures: [{ id: 's', title: 's', measure: 'sum', of: 'paid / (days - 3)' }] })).toMatchObject({
      status: 'failed',
    });
    expect(figures({ cases: Array.from({ length: 100_001 }, () => null), elapsed: 1 })).toMatchObject({ status: 'failed', code: 'INDICATOR_OVER_BUDGET' });
  });

  it('does not repeat the rows in its explanation', () => {
    expect(evaluation.explanation.facts.map(({ name }) => name)).toEqual(['elapsed']);
  });

  it('is read from JSON and checked before it runs', () => {
    expect(parseDecision(JSON.parse(JSON.stringify(definition)))).toMatchObject({ ok: true });
    const [, sum] = definition.measures;
    const found = checkDecision({
      ...definition,
      key: 'nr',
      measures: [
        { id: 'x', title: 'x', measure: 'sum' },
        { id: 'x', title: 'x', measure: 'pace', elapsed: 'nothing' },
        ...(sum ? [{ ...sum, of: 'county' }] : []),
      ],
    });
    expect(found.filter(({ severity }) => severity === 'error').map(({ code, place }) => `${code} ${place}`)).toEqual([
      'FACT_UNKNOWN /key',
      'FIELD_MISSING /measures/0/of',
      'NAME_TAKEN /measures/1/id',
      'FIELD_MISSING /measures/1/where',
      'FACT_UNKNOWN /measures/1/elapsed',
      'EXPRESSION_TYPE /measures/2/of',
    ]);
    expect(checkDecision(definition).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
