import type { CaseSummary } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { CaseCard } from '../cases/CaseCard.js';
import { DraftsCard } from '../cases/DraftsCard.js';
import { MyTasksCard } from '../cases/MyTasksCard.js';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { ButtonLink } from '../ui/Button.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Page } from '../ui/Page.js';

/** Everything that this person has asked for. */
export function CasesPage() {
  const { t } = useTranslation();
  const cases = useLoad('my-cases', (client) => client.myCases());

  return (
    <Page name="cases" title={t('cases.title')}>
      <h1>{t('cases.title')}</h1>
      <MyTasksCard />
      <DraftsCard title={t('cases.drafts')} />
      <Show of={cases}>{({ items }) => (items.length > 0 ? <CaseList items={items} /> : <NoCases />)}</Show>
    </Page>
  );
}

function CaseList({ items }: { items: readonly CaseSummary[] }) {
  return (
    <ul className="matter-grid">
      {items.map((entry) => (
        <li key={entry.id}>
          <CaseCard entry={entry} />
        </li>
      ))}
    </ul>
  );
}

function NoCases() {
  const { t } = useTranslation();
  return (
    <EmptyState icon="list" title={t('cases.empty')} text={t('cases.emptyText')}>
      <ButtonLink to="/services">{t('cases.browse')}</ButtonLink>
    </EmptyState>
  );
}
