import type { RegistryDefinition } from '@onething/processes';
import { Descriptions, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';

/** A registry: its authoritative source, its key and its typed fields. */
export function RegistryPart({ registry }: { registry: RegistryDefinition }) {
  const { t } = useTranslation();
  const fields = Object.entries(registry.fields).map(([name, field]) => ({ name, ...field }));

  return (
    <>
      <Descriptions column={1} size="small" title={registry.title}>
        <Descriptions.Item label={t('source')}>{registry.source}</Descriptions.Item>
        <Descriptions.Item label={t('key')}>{registry.key.join('、')}</Descriptions.Item>
      </Descriptions>
      <Table
        rowKey="name"
        size="small"
        pagination={false}
        dataSource={fields}
        columns={[
          { title: t('field'), render: (_, field) => field.title ?? field.name },
          { title: 'ID', dataIndex: 'name', render: (name: string) => <code>{name}</code> },
          { title: t('type'), render: (_, field) => field.format ?? field.type },
          { title: '', render: (_, field) => field.personal && <Tag color="gold">{field.personal}</Tag> },
        ]}
      />
    </>
  );
}
