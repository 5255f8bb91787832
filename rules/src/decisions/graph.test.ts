import { checkGraph } from './check-graph.js';
import { compileGraph } from './compile-graph.js';
import type { DecisionDefinition, DecisionTableDefinition } from './definition.js';
import { orderDecisions } from './order-decisions.js';

const level: DecisionTableDefinition = {
  id: 'D1',
  title: '直接认定',
  titleEn: 'direct level',
  kind: 'decision-table',
  hitPolicy: 'F',
  facts: { group: { title: '特殊群体', titleEn: 'group', type: 'string', values: ['低保', '低边', '无'] } },
  inputs: [{ id: 'group', title: '特殊群体', expr: 'group' }],
  outputs: [{ id: 'level', title: '等级', type: 'string' }],
  rows: [
    { id: 'a', when: ['"低保"'], then: { level: '特别困难' }, basis: { law: '教财〔2018〕16号' } },
    { id: 'b', when: ['"低边"'], then: { level: '困难' } },
  ],
};
const amount: DecisionDefinition = {
  id: 'D2',
  title: '补助',
  kind: 'formula',
  requires: ['D1'],
  facts: { days: { title: '天数', type: 'number' } },
  outputs: [{ id: 'amount', title: '金额', type: 'money', expr: 'if D1.level = "特别困难" then days * 100 else 0' }],
};
const graph = { D1: level, D2: amount };

describe('a decision that requires others', () => {
  it('is made after them, and tells theirs first', () => {
    const decision = compiled('D2');
    expect(decision.facts).toEqual(['group', 'days']);
    const evaluation = decision.evaluate({ group: '低保', days: 3 });
    expect(evaluation).toMatchObject({ status: 'decided', output: { amount: 300 } });
    expect(evaluation.explanation.sentences[0]?.zh).toBe('先作决策“直接认定”：');
    expect(evaluation.explanation.basis).toEqual([{ law: '教财〔2018〕16号' }]);
  });

  it('misses what they miss, and cannot be made where they cannot', () => {
    expect(compiled('D2').evaluate({ days: 3 })).toMatchObject({ status: 'unknown', missing: ['group'] });
    expect(compiled('D2').evaluate({ group: '无', days: 3 })).toMatchObject({ status: 'failed', code: 'DECISION_NO_MATCH' });
  });

  it('is refused in a circle, with the names on it, and where one does not exist', () => {
    const circle = { D1: { ...level, requires: ['D2'] }, D2: amount };
    expect(orderDecisions(circle, 'D1')).toMatchObject({
      ok: false,
      code: 'DECISION_CYCLE',
      message: { zh: '决策互相依赖成环：“直接认定”（D1） → “补助”（D2） → “直接认定”（D1）。请去掉其中一个依赖。' },
    });
    expect(orderDecisions({ D2: amount }, 'D2')).toMatchObject({ ok: false, code: 'DECISION_NOT_FOUND' });
    expect(checkGraph(circle).map(({ code }) => code)).toContain('DECISION_CYCLE');
  });

  it('is checked with what they give', () => {
    expect(checkGraph(graph).filter(({ severity }) => severity === 'error')).toEqual([]);
    const misspelt: DecisionDefinition = {
      ...amount,
      outputs: [{ id: 'amount', title: '金额', type: 'money', expr: 'if D1.grade = "特别困难" then days else 0' }],
    };
    expect(checkGraph({ ...graph, D2: misspelt }).map(({ decision, code }) => [decision, code])).toContainEqual(['D2', 'FACT_UNKNOWN']);
  });
});

function compiled(id: string) {
  const decision = compileGraph(graph, id);
  if (!decision.ok) throw new Error(decision.message.en);
  return decision.value;
}
