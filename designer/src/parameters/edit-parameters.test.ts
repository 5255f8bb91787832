import type { ParameterDefinition } from '@onething/processes';
import { typedValue, valueTyped } from '../parts/typed-value.js';
import { withDated, withNewParameter, withNextValue, withoutDated } from './edit-parameters.js';

const parameters: readonly ParameterDefinition[] = [
  { id: 'line', title: '低保标准', type: 'money', unit: '分', values: [{ from: '2020-01-01', value: 88600, basis: { law: '办法' } }] },
];

it('money is typed in 元 and kept in 分; what is no number is not taken', () => {
  expect([typedValue(88600, 'money'), valueTyped('1,084.5', 'money'), valueTyped('很多', 'money'), valueTyped('', 'number')]).toEqual([
    '886',
    108450,
    undefined,
    undefined,
  ]);
});

it('a list is typed with 、between', () => {
  expect([typedValue(['甲', '乙'], 'list'), valueTyped('1、2', 'list')]).toEqual(['甲、乙', [1, 2]]);
});

it('a new value counts from a later day, with the same basis until that is changed; dates stay in order', () => {
  const two = withNextValue(parameters, 'line');
  expect(two[0]?.values[1]).toEqual({ from: '2021-01-01', value: 88600, basis: { law: '办法' } });
  expect(withDated(two, 'line', '2021-01-01', { from: '2019-07-01', value: 80000 })[0]?.values.map(({ from }) => from)).toEqual(['2019-07-01', '2020-01-01']);
  expect(withoutDated(two, 'line', '2021-01-01')).toEqual(parameters);
  expect(withoutDated(parameters, 'line', '2020-01-01')).toEqual([]);
});

it('a new parameter has an id of its own', () => {
  const more = withNewParameter(withNewParameter(parameters, '天数', 'number', '2026-01-01'), '天数', 'number', '2026-01-01');
  expect(new Set(more.map(({ id }) => id)).size).toBe(3);
});
