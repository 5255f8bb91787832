import { resolveParameters } from './resolve-parameters.js';

const definitions = [
  {
    id: 'grant',
    title: '助学金',
    values: [
      { from: '2025-03-01', value: 2300 },
      { from: '2020-01-01', value: 2000 },
    ],
  },
  { id: 'maxIssue', values: [{ from: '2019-01-01', value: 1 }] },
];

describe('parameters', () => {
  it.each([
    ['2020-01-01', 2000],
    ['2025-02-28', 2000],
    ['2025-03-01', 2300],
  ])('of a case of %s have the value of that day', (on, grant) => {
    expect(resolveParameters(definitions, on)).toEqual({ ok: true, value: { grant, maxIssue: 1 } });
  });

  it('are set by the city that runs the package', () => {
    expect(resolveParameters(definitions, '2026-01-01', { grant: null, other: 1 })).toEqual({ ok: true, value: { grant: null, maxIssue: 1 } });
  });

  it('without a value on the day are all named', () => {
    expect(resolveParameters(definitions, '2018-12-31')).toMatchObject({
      ok: false,
      code: 'PARAMETER_WITHOUT_VALUE',
      problems: [{ place: 'params.grant', message: { zh: '参数“助学金”在 2018-12-31 没有取值。' } }, { place: 'params.maxIssue' }],
    });
  });
});
