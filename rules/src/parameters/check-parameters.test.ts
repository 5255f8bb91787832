import { checkParameters } from './check-parameters.js';

describe('dated parameters', () => {
  const line = { id: 'line', title: '低保线', values: [{ from: '2020-01-01', value: 8100, basis: { law: '浙民助〔2020〕1号' } }] };

  it('are right with a basis and a value on every day they are needed', () => {
    expect(checkParameters([line], ['2020-01-01', '2026-09-01'])).toEqual([]);
  });

  it('are told where a basis or a value is missing', () => {
    const found = checkParameters([{ ...line, values: [{ from: '2020-01-01', value: 8100 }] }], ['2019-12-31']);
    expect(found.map(({ code, place }) => [code, place])).toEqual([
      ['BASIS_MISSING', '/0/values/0'],
      ['PARAMETER_WITHOUT_VALUE', '/0/values'],
    ]);
    expect(found[1]?.message.zh).toContain('例如 2019-12-31 受理的申请无法决定');
  });
});
