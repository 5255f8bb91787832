import { errorOf } from './error-bars.js';

const asOf = new Date('2026-09-14T00:00:00Z');
const all = { people: 100, costBefore: 1_000_000, costAfter: 800_000 };

describe('the error of a cost', () => {
  it('grows with the days that a registry lags and with how fast it changes', () => {
    const registry = { registry: 'assistance', records: 5000, latest: '2026-09-04T00:00:00Z', changedInMonth: 60 };
    const error = errorOf([registry], asOf, all);
    expect(error.registries).toMatchObject([{ days: 10, perDay: 2, changed: 20 }]);
    // Twenty people at 100 yuan each.
    expect(error.cost).toBe(200_000);
  });

  it('is never more than the registry holds, and nothing where it is fresh or nobody was paid', () => {
    const few = { registry: 'few', records: 3, latest: '2020-01-01T00:00:00Z', changedInMonth: 300 };
    expect(errorOf([few], asOf, all).registries[0]?.changed).toBe(3);
    expect(errorOf([{ registry: 'fresh', records: 9, latest: asOf.toISOString(), changedInMonth: 30 }], asOf, all).cost).toBe(0);
    expect(errorOf([few], asOf, undefined).cost).toBe(0);
    expect(errorOf([{ registry: 'never', records: 0 }], asOf, all).cost).toBe(0);
  });
});
