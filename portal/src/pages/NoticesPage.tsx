import type { NoticeSummary, Region } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../data/session.js';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { NoIndex } from '../notices/NoIndex.js';
import { NoticeCard } from '../notices/NoticeCard.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Page } from '../ui/Page.js';

/** What is publicised in a region now and concerns this reader. */
export function NoticesPage() {
  const { t } = useTranslation();
  const { person, region } = useSession();

  return (
    <Page name="notices" title={t('notices.title')}>
      <NoIndex />
      <div>
        <h1>{t('notices.title')}</h1>
        <p className="soft">{t('notices.lead')}</p>
      </div>
      {!person && (
        <p>
          <Link to="/sign-in?to=/notices">{t('notices.signInForSchool')}</Link>
        </p>
      )}
      {region && <Notices key={person?.id} region={region} />}
    </Page>
  );
}

function Notices({ region }: { region: Region }) {
  const found = useLoad(`notices:${region.code}`, (client) => client.notices(region.code));
  return <Show of={found}>{({ items }) => (items.length > 0 ? <Found items={items} /> : <Nothing />)}</Show>;
}

function Found({ items }: { items: readonly NoticeSummary[] }) {
  return (
    <ul className="matter-grid">
      {items.map((notice) => (
        <li key={notice.id}>
          <NoticeCard notice={notice} />
        </li>
      ))}
    </ul>
  );
}

function Nothing() {
  const { t } = useTranslation();
  return <EmptyState icon="list" title={t('notices.none')} text={t('notices.noneText')} />;
}
