import { type DecisionTableDefinition, parseDecision, type ScorecardDefinition } from '@onething/rules';
import {
  withColumnTitle,
  withDefaultResult,
  withDefaultRow,
  withHitPolicy,
  withInput,
  withNote,
  withOutput,
  withoutInput,
  withoutOutput,
} from './edit-columns.js';
import { withBandBelow, withCharacteristicOf, withGradeBelow, withoutBand, withoutGrade } from './edit-scorecard.js';

const table: DecisionTableDefinition = {
  ...{ id: 'band', kind: 'decision-table', title: '档次', hitPolicy: 'F' },
  facts: { income: { title: '收入', type: 'number' } },
  inputs: [{ id: 'income', title: '收入', expr: 'income' }],
  outputs: [{ id: 'band', title: '档次', type: 'string' }],
  rows: [
    { id: 'low', when: ['< 12000'], then: { band: 'A' } },
    { id: 'rest', when: ['-'], then: { band: 'B' } },
  ],
  defaultRow: { band: 'C' },
};

const card: ScorecardDefinition = {
  ...{ id: 'score', kind: 'scorecard', title: '评分' },
  facts: { income: { title: '收入', type: 'number' } },
  characteristics: [{ id: 'income', title: '收入', expr: 'income', attributes: [{ id: 'a1', when: '<= 1', score: 40, reason: '低' }], otherwise: 0 }],
  grades: [
    { code: '困难', title: '困难', from: 30 },
    { code: '不认定', title: '不认定' },
  ],
};

describe('columns of a decision table', () => {
  it('come with the fact that they ask about, and still read', () => {
    const wider = withOutput(withInput(table, { expr: 'stage', title: '学段', declaration: { title: '学段', type: 'string' } }), '金额', 'number');
    expect(wider.rows[0]).toMatchObject({ when: ['< 12000', '-'], then: { band: 'A', output: 0 } });
    expect(wider.defaultRow).toEqual({ band: 'C', output: 0 });
    expect(parseDecision(wider)).toMatchObject({ ok: true });
  });

  it('go with what stood in them, but never the last one', () => {
    const wider = withOutput(withInput(table, { expr: 'income', title: '再问收入' }), '金额', 'number');
    expect(withoutOutput(withoutInput(wider, 'income2'), 'output')).toEqual(table);
    expect(withoutInput(table, 'income')).toBe(table);
    expect(withoutOutput(table, 'band')).toBe(table);
  });

  it('have another title; rows a note; the table another hit policy', () => {
    const changed = withHitPolicy(withNote(withColumnTitle(table, 'band', '等级'), 'low', '低收入'), 'U');
    expect([changed.outputs[0]?.title, changed.rows[0]?.note, changed.hitPolicy]).toEqual(['等级', '低收入', 'U']);
  });
});

describe('bands and grades of a scorecard', () => {
  it('are added below another one and taken away, and it still reads', () => {
    const more = withGradeBelow(withBandBelow(card, card.characteristics[0] ?? never(), 'a1'), '困难', '新等级');
    expect(more.characteristics[0]?.attributes.map(({ id, reason }) => [id, reason])).toEqual([
      ['a1', '低'],
      ['a2', undefined],
    ]);
    expect(more.grades.map(({ code }) => code)).toEqual(['困难', '新等级', '不认定']);
    expect(parseDecision(JSON.parse(JSON.stringify(more)))).toMatchObject({ ok: true });
    expect(withoutGrade(withoutBand(more, more.characteristics[0] ?? never(), 'a2'), '新等级')).toEqual(card);
  });

  it('a new characteristic brings its fact', () => {
    const more = withCharacteristicOf(card, { expr: 'members', title: '人口', declaration: { title: '人口', type: 'number' } });
    expect(more.characteristics[1]).toMatchObject({ title: '人口', expr: 'members', attributes: [{ when: '>= 0', score: 0 }] });
    expect(parseDecision(more)).toMatchObject({ ok: true });
  });
});

function never(): never {
  throw new Error('it is there');
}

describe('the row for everything else', () => {
  it('begins with constants, is changed cell by cell, and goes', () => {
    const withRow = withDefaultRow(table, true);
    expect(withDefaultRow(withRow, false)).toEqual(withDefaultRow(table, false));
    const [first] = table.outputs;
    if (!first) throw new Error('a table has outputs');
    expect(Object.keys(withRow.defaultRow ?? {})).toEqual(table.outputs.map(({ id }) => id));
    expect(withDefaultResult(withRow, first.id, '= 1 + 1')).toBe(withRow);
    expect(withDefaultResult(withRow, first.id, '否').defaultRow?.[first.id]).toBeDefined();
  });
});
