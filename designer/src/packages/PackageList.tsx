import type { PackageSummary } from '@onething/runtime-api/client';
import { Button, Card, Empty, Flex, Spin, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { client } from '../client.js';
import { Failure } from '../shell/Failure.js';
import { useMay } from '../shell/use-may.js';
import { useLoaded } from '../use-loaded.js';
import { DraftList } from './DraftList.js';
import { ImportButton } from './ImportButton.js';

/** Every package that is live in this tenant. */
export function PackageList() {
  const { t } = useTranslation();
  const mayEdit = useMay('designer');
  const navigate = useNavigate();
  const packages = useLoaded('packages', () => client.packages());

  return (
    <main data-page="packages">
      <Typography.Title level={1} style={{ fontSize: 26, marginTop: 0 }}>
        {t('packages')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t('packagesHelp')}</Typography.Paragraph>
      <Flex gap={12} align="center" style={{ marginBottom: 16 }} wrap>
        {mayEdit && (
          <>
            <Button type="primary" onClick={() => navigate('/new')}>
              {t('newPackage.title')}
            </Button>
            <ImportButton />
          </>
        )}
      </Flex>
      <DraftList />
      {packages.status === 'loading' && <Spin />}
      {packages.status === 'failed' && <Failure reason={packages.reason} again={packages.again} />}
      {packages.status === 'ready' && packages.value.items.length === 0 && <Empty description={t('empty')} />}
      <Flex wrap gap={16}>
        {packages.status === 'ready' && packages.value.items.map((entry) => <PackageCard key={entry.id} entry={entry} />)}
      </Flex>
    </main>
  );
}

function PackageCard({ entry }: { entry: PackageSummary }) {
  const { t, i18n } = useTranslation();
  const title = i18n.language === 'en' ? (entry.titleEn ?? entry.title) : entry.title;

  return (
    <Link to={`/packages/${entry.id}`} aria-label={`${t('open')} ${title}`}>
      <Card hoverable title={title} extra={<Tag color={entry.kind === 'service' ? 'blue' : 'default'}>{t(entry.kind)}</Tag>} style={{ width: 340 }}>
        <Typography.Text type="secondary" code>
          {entry.id}
        </Typography.Text>
        <p style={{ margin: '12px 0 0' }}>
          {t('version')} {entry.version} · {entry.publishedAt.slice(0, 10)} · {entry.publishedBy}
        </p>
      </Card>
    </Link>
  );
}
