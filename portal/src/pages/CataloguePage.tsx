import type { MatterSummary, Region } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useSearchParams } from 'react-router';
import { DraftsCard } from '../cases/DraftsCard.js';
import { useSession } from '../data/session.js';
import { useDebounced } from '../data/use-debounced.js';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { MatterCard } from '../matters/MatterCard.js';
import { VerifyCard } from '../matters/VerifyCard.js';
import { NoticesLink } from '../notices/NoticesLink.js';
import { deskOf, startOf } from '../show/roles.js';
import { Button } from '../ui/Button.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Icon } from '../ui/Icon.js';
import { Page } from '../ui/Page.js';

/** What can be done here. Staff begin at their work instead, and find the catalogue at /services. */
export function CataloguePage() {
  const { t } = useTranslation();
  const { person, region } = useSession();
  const { pathname } = useLocation();
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const start = startOf(deskOf(person));
  if (pathname === '/' && start !== '/') return <Navigate to={start} replace />;

  return (
    <Page name="catalogue" title={t('nav.services')}>
      <section className="hero">
        <h1>{t('catalogue.title')}</h1>
        <p>{t('catalogue.lead')}</p>
        <search className="search-box">
          <Icon name="search" />
          <input
            type="search"
            className="input"
            aria-label={t('catalogue.search')}
            placeholder={t('catalogue.placeholder')}
            value={q}
            maxLength={60}
            onChange={(event) => setSearch(event.target.value ? { q: event.target.value } : {}, { replace: true })}
          />
        </search>
      </section>
      {deskOf(person) === 'applicant' && !q && <DraftsCard title={t('catalogue.resume')} />}
      {region && <Matters region={region} q={q.trim()} showAll={() => setSearch({}, { replace: true })} />}
      {!q && <NoticesLink />}
      {!q && <VerifyCard />}
    </Page>
  );
}

function Matters({ region, q, showAll }: { region: Region; q: string; showAll: () => void }) {
  const settled = useDebounced(q);
  const found = useLoad(
    `matters:${region.code}:${settled}`,
    (client) => client.matters({ region: region.code, ...(settled && { q: settled }) }),
    'keepShowing',
  );

  return <Show of={found}>{({ items }) => (items.length > 0 ? <Found items={items} q={settled} /> : <NothingFound q={settled} showAll={showAll} />)}</Show>;
}

function Found({ items, q }: { items: readonly MatterSummary[]; q: string }) {
  const { t } = useTranslation();
  return (
    <section className="stack" aria-labelledby="found">
      <h2 id="found" aria-live="polite">
        {q ? t('catalogue.found', { count: items.length }) : t('catalogue.all')}
      </h2>
      <ul className="matter-grid">
        {items.map((matter) => (
          <li key={matter.id}>
            <MatterCard matter={matter} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NothingFound({ q, showAll }: { q: string; showAll: () => void }) {
  const { t } = useTranslation();
  if (!q) return <EmptyState title={t('catalogue.empty')} text={t('catalogue.emptyText')} />;

  return (
    <div role="status">
      <EmptyState icon="search" title={t('catalogue.none', { q })} text={t('catalogue.noneText')}>
        <Button look="secondary" onClick={showAll}>
          {t('catalogue.showAll')}
        </Button>
      </EmptyState>
    </div>
  );
}
