import { type DecisionTableDefinition, parseDecision } from '@onething/rules';
import { textOfResult, withCell, withoutRow, withRowBelow, withRowMoved } from './edit-table.js';

const table: DecisionTableDefinition = {
  id: 'band',
  kind: 'decision-table',
  title: '档次',
  facts: { income: { title: '收入', type: 'number' } },
  hitPolicy: 'F',
  inputs: [{ id: 'income', title: '收入', expr: 'income' }],
  outputs: [
    { id: 'band', title: '档次', type: 'string' },
    { id: 'amount', title: '金额', type: 'number' },
  ],
  rows: [
    { id: 'low', when: ['< 12000'], then: { band: 'A', amount: 1500 } },
    { id: 'rest', when: ['-'], then: { band: 'B', amount: 0 } },
  ],
};

describe('a decision table in its grid', () => {
  it('takes a threshold and an amount, and still reads', () => {
    const changed = withCell(withCell(table, { row: 'low', when: 0 }, '< 15000'), { row: 'low', then: 'amount' }, '1800');
    expect(changed.rows[0]).toMatchObject({ when: ['< 15000'], then: { band: 'A', amount: 1800 } });
    expect(parseDecision(changed)).toMatchObject({ ok: true });
  });

  it('asks nothing in an empty cell; a calculation stays one', () => {
    expect(withCell(table, { row: 'low', when: 0 }, ' ').rows[0]?.when).toEqual(['-']);
    const computed = withCell(table, { row: 'low', then: 'amount' }, '= income * 2').rows[0]?.then.amount;
    expect([computed, textOfResult(computed)]).toEqual([{ expr: 'income * 2' }, '= income * 2']);
  });

  it('adds a row with a name of its own, moves and removes rows', () => {
    const more = withRowBelow(withRowBelow(table, 'low'), 'low');
    expect(new Set(more.rows.map(({ id }) => id)).size).toBe(4);
    expect(withRowMoved(table, 'low', 1).rows.map(({ id }) => id)).toEqual(['rest', 'low']);
    expect(withRowMoved(table, 'low', -1)).toEqual(table);
    expect(withoutRow(table, 'low').rows.map(({ id }) => id)).toEqual(['rest']);
  });
});
