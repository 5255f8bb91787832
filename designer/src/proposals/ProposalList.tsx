import { Table, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { client } from '../client.js';
import { Failure } from '../shell/Failure.js';
import { useLoaded } from '../use-loaded.js';

const colours = { open: 'gold', publishing: 'blue', published: 'green', declined: 'red' } as const;

/** Changes that wait for a second person, and those that were decided about. */
export function ProposalList() {
  const { t } = useTranslation();
  const proposals = useLoaded('proposals', () => client.proposals());

  return (
    <main data-page="proposals">
      <Typography.Title level={1} style={{ fontSize: 22, marginTop: 0 }}>
        {t('proposals.title')}
      </Typography.Title>
      {proposals.status === 'failed' && <Failure reason={proposals.reason} again={proposals.again} />}
      {proposals.status === 'ready' && (
        <Table
          rowKey="id"
          pagination={false}
          className="ot-stack"
          locale={{ emptyText: <span className="ot-quiet">{t('proposals.empty')}</span> }}
          dataSource={proposals.value.items}
          columns={[
            { title: t('title'), render: (_, { id, title }) => <Link to={`/proposals/${id}`}>{title}</Link> },
            { title: t('version'), dataIndex: 'version' },
            { title: t('proposals.note'), dataIndex: 'note' },
            { title: t('proposals.by'), render: (_, { proposedBy, proposedAt }) => `${proposedBy} ${proposedAt.slice(0, 16).replace('T', ' ')}` },
            { title: t('proposals.status'), render: (_, { status }) => <Tag color={colours[status]}>{t(`proposals.${status}`)}</Tag> },
          ]}
        />
      )}
    </main>
  );
}
