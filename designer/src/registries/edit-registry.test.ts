import type { RegistryDefinition } from '@onething/processes';
import { kindOfColumn, withColumn, withColumnKind, withNewColumn, withoutColumn } from './edit-registry.js';

const registry: RegistryDefinition = {
  ...{ id: 'people', title: '人员', source: '公安', key: ['idNo'] },
  fields: { idNo: { type: 'string', format: 'idcard', title: '身份证号码', personal: 'idcard' } },
};

it('columns are added, get a kind and a title, and go; the key stays', () => {
  const more = withColumn(withColumnKind(withNewColumn(registry, '新的一列'), 'column1', 'date'), 'column1', { title: '出生日期' });
  expect(more.fields.column1).toEqual({ type: 'string', format: 'date', title: '出生日期' });
  expect(kindOfColumn(withColumnKind(more, 'column1', 'list').fields.column1 ?? {})).toBe('list');
  expect(withColumnKind(more, 'column1', 'number').fields.column1).toEqual({ type: 'number', title: '出生日期' });
  expect(withoutColumn(more, 'column1')).toEqual(registry);
  expect(withoutColumn(registry, 'idNo')).toBe(registry);
});
