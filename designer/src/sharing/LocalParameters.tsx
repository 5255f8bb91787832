import type { DraftPorts } from '@onething/runtime-api/client';
import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type SetLocalValue, SetValue } from './SetValue.js';
import { shownValue } from './shown-value.js';

interface LocalParametersProps {
  readonly parameters: DraftPorts['parameters'];
  readonly set: SetLocalValue;
}

/** What the city may set for itself: the package's own figure, and the city's with the day it begins and what it rests on. */
export function LocalParameters({ parameters, set }: LocalParametersProps) {
  const { t } = useTranslation();

  return (
    <Table
      rowKey="id"
      size="small"
      pagination={false}
      className="ot-stack"
      dataSource={[...parameters]}
      locale={{ emptyText: <span className="ot-quiet">{t('importing.noParameters')}</span> }}
      columns={[
        { title: t('parameters'), dataIndex: 'title' },
        { title: t('importing.ownValue'), render: (_, { value, type, unit }) => shownValue(value, type, unit, t) },
        {
          title: t('importing.localValue'),
          render: (_, { local, type, unit }) =>
            local.map(({ from, value, basis }) => (
              <Tag key={from} color="green" style={{ whiteSpace: 'normal' }}>
                {from}：{shownValue(value, type, unit, t)}（{basis.law}）
              </Tag>
            )),
        },
        { title: t('importing.setValue'), render: (_, parameter) => <SetValue parameter={parameter} set={set} /> },
      ]}
    />
  );
}
