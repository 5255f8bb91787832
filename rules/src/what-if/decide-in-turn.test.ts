import type { DecisionDefinition, ScorecardDefinition } from '../decisions/definition.js';
import { amountOf, compileInTurn, inTurn } from './decide-in-turn.js';
import { numbersIn, withNumber } from './numbers-in-decision.js';

const card: ScorecardDefinition = {
  id: 'S1',
  kind: 'scorecard',
  title: '评分',
  facts: { income: { title: '收入', type: 'number' } },
  characteristics: [{ id: 'income', title: '收入', expr: 'income', attributes: [{ id: 'a', when: '<= 1.5', score: 30 }], otherwise: 0 }],
  grades: [
    { code: '困难', title: '困难', from: 30 },
    { code: '不认定', title: '不认定' },
  ],
};
const grants: DecisionDefinition = {
  id: 'D2',
  kind: 'decision-table',
  title: '资助',
  hitPolicy: 'C',
  facts: { grade: { title: '等级', type: 'string' } },
  inputs: [{ id: 'grade', title: '等级', expr: 'grade' }],
  outputs: [{ id: 'amount', title: '金额', type: 'money' }],
  rows: [
    { id: 'G1', when: ['"困难"'], then: { amount: 1000 } },
    { id: 'G2', when: ['"困难"'], then: { amount: 500 } },
  ],
};

describe('decisions in turn', () => {
  it('hand on what they give by its plain name, as a process does', () => {
    const chain = compileInTurn([card, grants]);
    if (!chain.ok) throw new Error(chain.message.en);
    const poor = chain.value.evaluate({ income: 1 });
    expect([amountOf(poor.D2, 'amount'), amountOf(chain.value.evaluate({ income: 9 }).D2, 'amount')]).toEqual([1500, 0]);
    expect(amountOf(chain.value.evaluate({}).D2, 'amount')).toBeUndefined();
    expect(inTurn([card, grants]).D2?.requires).toEqual(['S1']);
  });
});

describe('a number to try', () => {
  it('is found where grades begin, in points, and in the borders of a test', () => {
    expect(numbersIn(card).map(({ pointer, value }) => [pointer, value])).toEqual([
      ['/grades/0/from', 30],
      ['/characteristics/0/attributes/0/when#0', 1.5],
      ['/characteristics/0/attributes/0/score', 30],
    ]);
    expect(numbersIn(grants).map(({ pointer }) => pointer)).toEqual(['/rows/0/then/amount', '/rows/1/then/amount']);
  });

  it('is replaced by a number, and nothing else is', () => {
    expect(withNumber(card, '/characteristics/0/attributes/0/when#0', 2)).toMatchObject({
      ok: true,
      value: { characteristics: [{ attributes: [{ when: '<= 2' }] }] },
    });
    for (const pointer of ['/title', '/grades/9/from', '/__proto__/x', '/characteristics/0/attributes/0/when#1', '/characteristics/0/expr#0', ''])
      expect(withNumber(card, pointer, 2)).toMatchObject({ ok: false, code: 'NUMBER_NOT_FOUND' });
    expect(withNumber(card, '/grades/0/from', Number.NaN)).toMatchObject({ ok: false });
  });
});
