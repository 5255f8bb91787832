import { planToMakeUp } from './plan-to-make-up.js';
import type { PopulationPlan } from './population-plan.js';

const plan = (id: string, sample?: { readonly values: readonly (readonly [string, number])[] }): PopulationPlan => ({
  ...{ id, title: id, from: { kind: 'registry' as const, registry: 'r' }, joins: [], prepare: [], chain: [], groups: [], who: [] },
  ...{ amount: { decision: 'd', output: 'o' }, level: { decision: 'd', output: 'o' }, columns: [{ name: 'x', title: 'x', type: 'text', sample }] },
});

describe('the plan of made-up people', () => {
  it('is the one that says how they are spread, wherever it stands', () => {
    expect(planToMakeUp({ closed: plan('closed'), people: plan('people', { values: [['a', 1]] }) })).toBe('people');
  });

  it('is the first where none says it, which is then refused by its column', () => {
    expect(planToMakeUp({ closed: plan('closed') })).toBe('closed');
    expect(planToMakeUp({})).toBe('');
  });
});
