import fc from 'fast-check';
import { compileDecision } from '../decisions/compile-decision.js';
import type { DecisionTableDefinition } from '../decisions/definition.js';
import { holds } from '../testing/holds.js';
import type { Facts } from '../values.js';
import { findCounterfactual } from './find-counterfactual.js';

const table: DecisionTableDefinition = {
  id: 'D',
  kind: 'decision-table',
  title: '认定',
  hitPolicy: 'F',
  facts: {
    income: { title: '家庭年收入', titleEn: 'income', type: 'money' },
    medical: { title: '医疗自付', titleEn: 'medical costs', type: 'money', changeable: true },
    disaster: { title: '受灾', titleEn: 'disaster', type: 'boolean', changeable: true },
    material: { title: '材料', titleEn: 'papers', type: 'string', values: ['齐全', '缺件'], changeable: true },
  },
  inputs: ['income', 'medical', 'disaster', 'material'].map((id) => ({ id, title: id, expr: id })),
  outputs: [{ id: 'level', title: '等级', type: 'string' }],
  rows: [
    { id: 'low', when: ['< 30000', '-', '-', '"齐全"'], then: { level: '困难' } },
    { id: 'ill', when: ['< 60000', '>= 10000', '-', '"齐全"'], then: { level: '困难' } },
    { id: 'flood', when: ['< 60000', '-', 'true', '"齐全"'], then: { level: '困难' } },
  ],
  defaultRow: { level: '不认定' },
};

function ask(facts: Facts, definition = table) {
  const decision = compileDecision(definition);
  if (!decision.ok) throw new Error(decision.message.en);
  return findCounterfactual({ decision: decision.value, facts, wanted: ({ level }) => level === '困难' });
}

describe('what would turn a result', () => {
  it('is the smallest change of what may be changed', () => {
    expect(ask({ income: 20_000, medical: 0, disaster: false, material: '缺件' })).toMatchObject({
      ok: true,
      value: { status: 'found', changes: [{ fact: 'material', from: '缺件', to: '齐全' }], sentence: { zh: '如果材料由 缺件 变为 齐全，结果就会改变。' } },
    });
    expect(ask({ income: 50_000, medical: 9000, disaster: false, material: '齐全' })).toMatchObject({
      value: { changes: [{ fact: 'medical', from: 9000, to: 10_000 }] },
    });
    expect(ask({ income: 50_000, medical: 0, material: '缺件' })).toMatchObject({ value: { changes: [{ fact: 'medical' }, { fact: 'material' }] } });
  });

  it('says nothing of the distance to a line that nobody may move', () => {
    const answer = ask({ income: 60_001, medical: 0, disaster: false, material: '齐全' });
    expect(answer).toMatchObject({ ok: true, value: { status: 'none' } });
    expect(JSON.stringify(answer)).not.toMatch(/\d/);
  });

  it('never touches another fact, and what it says is true', () => {
    const person = fc.record({
      income: fc.constantFrom(0, 29_999, 30_000, 59_999, 60_000),
      medical: fc.constantFrom(0, 9999, 10_000),
      disaster: fc.boolean(),
      material: fc.constantFrom('齐全', '缺件'),
    });
    const decision = compileDecision(table);
    if (!decision.ok) throw new Error('table');
    holds(
      fc.property(person, (facts) => {
        const answer = ask(facts);
        if (!answer.ok || answer.value.status === 'none') return facts.income >= 60_000;
        const changed = Object.fromEntries(answer.value.changes.map(({ fact, to }) => [fact, to]));
        const evaluation = decision.value.evaluate({ ...facts, ...changed });
        return !Object.hasOwn(changed, 'income') && evaluation.status === 'decided' && evaluation.output.level === '困难';
      }),
      500,
    );
  });

  it('is refused for a decision with more than 30 comparisons', () => {
    const rows = Array.from({ length: 31 }, (_, index) => ({ id: `r${index}`, when: [`< ${index}`, '-', '-', '-'], then: { level: '困难' } }));
    expect(ask({ income: 100 }, { ...table, rows })).toMatchObject({ ok: false, code: 'COUNTERFACTUAL_TOO_LARGE' });
  });
});
