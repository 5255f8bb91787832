import { Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { client } from '../client.js';
import { useLoaded } from '../use-loaded.js';

/** What is being changed right now: the only way back to a package that nobody has published yet. */
export function DraftList() {
  const { t } = useTranslation();
  const drafts = useLoaded('package drafts', () => client.packageDrafts());
  if (drafts.status !== 'ready' || drafts.value.items.length === 0) return null;

  return (
    <section aria-label={t('draftList.title')} style={{ marginBottom: 20 }}>
      <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
        {t('draftList.title')}
      </Typography.Title>
      <Flex vertical gap={6}>
        {drafts.value.items.map(({ id, title, package: name, status, base, openedBy, openedAt }) => (
          <Flex key={id} gap={8} align="baseline" wrap>
            <Link to={`/drafts/${id}`}>{title}</Link>
            <Typography.Text code>{name}</Typography.Text>
            {status === 'quarantined' && <Tag>{t('drafts.quarantined')}</Tag>}
            {base === undefined && status === 'editing' && <Tag color="green">{t('draftList.new')}</Tag>}
            <Typography.Text type="secondary">
              {openedBy} · {openedAt.slice(0, 16).replace('T', ' ')}
            </Typography.Text>
          </Flex>
        ))}
      </Flex>
    </section>
  );
}
