import { compileDecision } from '../decisions/compile-decision.js';
import { amountOf } from './decide-in-turn.js';
import { findCliffs } from './find-cliffs.js';
import { type ComparisonRow, publishable } from './publishable.js';
import { solveForBudget } from './solve-for-budget.js';

describe('a cliff', () => {
  it('is found to the unit where one more yuan loses more than it gives', () => {
    const decision = compileDecision({
      id: 'd',
      kind: 'formula',
      title: 'd',
      facts: { income: { title: '收入', type: 'money' } },
      outputs: [{ id: 'amount', title: '金额', type: 'money', expr: 'if income <= 12345 then 3000 else if income <= 50000 then 1000 else 0' }],
    });
    if (!decision.ok) throw new Error(decision.message.en);
    const amountAt = (income: number) => amountOf(decision.value.evaluate({ income }), 'amount') ?? 0;
    expect(findCliffs({ amountAt, from: 0, to: 100_000 })).toEqual([
      { at: 12_345, before: 3000, after: 1000 },
      { at: 50_000, before: 1000, after: 0 },
    ]);
  });
});

describe('a budget', () => {
  const range = { from: 0, to: 100, step: 1 };

  it('is met by the dearest value within it, in few questions, whichever way the cost moves', async () => {
    const falling = await solveForBudget({ ...range, budget: 4000, costAt: async (value) => 10_000 - value * 100 });
    expect(falling).toMatchObject({ ok: true, value: { value: 60, cost: 4000 } });
    expect(falling.ok && falling.value.tried.length).toBeLessThan(12);
    expect(await solveForBudget({ ...range, budget: 4050, costAt: async (value) => value * 100 })).toMatchObject({ ok: true, value: { value: 40 } });
  });

  it('is refused where it is too small, the range is empty, or the cost goes up and down', async () => {
    expect(await solveForBudget({ ...range, budget: 1, costAt: async (value) => value + 10 })).toMatchObject({ code: 'BUDGET_TOO_SMALL' });
    expect(await solveForBudget({ ...range, to: 0, budget: 1, costAt: async () => 0 })).toMatchObject({ code: 'SEARCH_INVALID' });
    expect(await solveForBudget({ ...range, budget: 50, costAt: async (value) => (value === 50 ? 1000 : value) })).toMatchObject({ code: 'COST_NOT_MONOTONE' });
  });
});

describe('what is published', () => {
  const row = (cell: string, people: number): ComparisonRow => ({
    dimension: 'county',
    cell,
    people,
    winners: 0,
    losers: 0,
    unchanged: people,
    open: 0,
    costBefore: 5,
    costAfter: 6,
    gained: 1,
    lost: 0,
  });

  it('hides a small cell, and the next smallest with it, money included', () => {
    const rows = publishable([row('甲', 9), row('乙', 40), row('丙', 500)]);
    expect(rows.map(({ people }) => people)).toEqual(['suppressed', 'suppressed', 500]);
    expect(rows.map(({ costAfter }) => costAfter)).toEqual(['suppressed', 'suppressed', 6]);
    const losers = { ...row('甲', 139), losers: 4, unchanged: 135 };
    expect(publishable([losers, row('乙', 400)])[0]).toMatchObject({ winners: 0, losers: 'suppressed', unchanged: 'suppressed', costAfter: 'suppressed' });
    const both = { ...row('甲', 127), winners: 3, losers: 2, unchanged: 122 };
    expect(publishable([both, row('乙', 400)])[0]).toMatchObject({ winners: 'suppressed', losers: 'suppressed', unchanged: 'suppressed' });
    expect(publishable([row('甲', 10), row('乙', 40)]).map(({ people }) => people)).toEqual([10, 40]);
  });
});
