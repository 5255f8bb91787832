import type { Package } from '@onething/processes';
import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { basisText } from './Overview.js';

/** Dated values: what counted when, and on which basis. */
export function ParametersPart({ parts }: { parts: Package }) {
  const { t } = useTranslation();
  const rows = parts.parameters.flatMap((parameter) => parameter.values.map((dated) => ({ parameter, ...dated, id: `${parameter.id} ${dated.from}` })));

  return (
    <Table
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={rows}
      columns={[
        {
          title: t('title'),
          render: (_, { parameter }) => (
            <>
              {parameter.title} {parts.manifest.overridable?.includes(parameter.id) && <Tag color="green">{t('overridable')}</Tag>}
            </>
          ),
        },
        { title: 'ID', render: (_, { parameter }) => <code>{parameter.id}</code> },
        { title: t('from'), dataIndex: 'from' },
        { title: t('value'), render: (_, row) => <strong>{JSON.stringify(row.value)}</strong> },
        { title: t('unit'), render: (_, { parameter }) => parameter.unit },
        { title: t('legalBasis'), render: (_, row) => row.basis && basisText(row.basis) },
      ]}
    />
  );
}
