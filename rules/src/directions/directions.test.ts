import { checkDecision } from '../decisions/check-decision.js';
import type { DecisionTableDefinition, ScorecardDefinition } from '../decisions/definition.js';
import { parseDecision } from '../decisions/parse-decision.js';

const facts = {
  violations: { title: '违规次数', titleEn: 'violations', type: 'number' as const },
  fixed: { title: '已整改', titleEn: 'fixed', type: 'boolean' as const },
};

const table = (last: string): DecisionTableDefinition => ({
  id: 'T',
  kind: 'decision-table',
  title: '信用等级',
  hitPolicy: 'F',
  facts,
  inputs: [
    { id: 'v', title: '违规次数', expr: 'violations' },
    { id: 'f', title: '已整改', expr: 'fixed' },
  ],
  outputs: [{ id: 'grade', title: '等级', titleEn: 'grade', type: 'string', values: ['A', 'B', 'C'] }],
  rows: [
    { id: 'r1', when: ['<= 0', '-'], then: { grade: 'A' } },
    { id: 'r2', when: ['[1..5]', 'true'], then: { grade: 'B' } },
    { id: 'r3', when: ['[1..5]', 'false'], then: { grade: 'C' } },
    { id: 'r4', when: ['> 5', '-'], then: { grade: last } },
  ],
  defaultRow: { grade: 'C' },
  directions: [{ fact: 'violations', output: 'grade', never: 'raises' }],
});

/** Each characteristic goes the right way alone; together a second violation brings more than the first takes. */
const card = (bonus: number): ScorecardDefinition => ({
  id: 'S',
  kind: 'scorecard',
  title: '信用分',
  facts,
  initialScore: 100,
  characteristics: [
    { id: 'c1', title: '违规', expr: 'violations', attributes: [{ id: 'a', when: '>= 1', score: -10 }], otherwise: 0 },
    { id: 'c2', title: '整改', expr: 'violations >= 2 and fixed', attributes: [{ id: 'a', when: 'true', score: bonus }], otherwise: 0 },
  ],
  grades: [
    { code: 'A', title: '好', from: 95 },
    { code: 'B', title: '一般' },
  ],
  directions: [{ fact: 'violations', output: 'score', never: 'raises' }],
});

const errors = (definition: DecisionTableDefinition | ScorecardDefinition) => checkDecision(definition).filter(({ severity }) => severity === 'error');

describe('more violations never raise the result', () => {
  it('holds for a table, or is refused with a person', () => {
    expect(errors(table('C'))).toEqual([]);
    expect(errors(table('B'))).toMatchObject([
      {
        code: 'NOT_MONOTONE',
        place: '/directions/0',
        message: { zh: '“违规次数”越高，“等级”不应越高，但例如已整改为 否的人，违规次数为 5 时等级为 C，为 6 时为 B。请修改其中一处。' },
      },
    ]);
  });

  it('holds for a whole score, across its characteristics', () => {
    expect(errors(card(0))).toEqual([]);
    expect(errors(card(5))).toMatchObject([
      {
        code: 'NOT_MONOTONE',
        message: { en: 'A greater "violations" must not raise "score", but for a person with fixed = yes it is 90 at 1 and 95 at 2. Change one of them.' },
      },
    ]);
  });

  it('is refused where the fact or the output is not there', () => {
    expect(errors({ ...table('C'), directions: [{ fact: 'income', output: 'grade', never: 'raises' }] })).toMatchObject([{ code: 'FACT_UNKNOWN' }]);
    expect(errors({ ...table('C'), directions: [{ fact: 'violations', output: 'points', never: 'raises' }] })).toMatchObject([{ code: 'OUTPUT_UNKNOWN' }]);
  });

  it('is part of the file', () => {
    expect(parseDecision(JSON.parse(JSON.stringify(table('C'))))).toMatchObject({ ok: true });
    expect(parseDecision({ ...table('C'), directions: [{ fact: 'violations', output: 'grade', never: 'changes' }] })).toMatchObject({ ok: false });
  });
});
