import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { useSession } from '../data/session.js';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { Page } from '../ui/Page.js';

/** Opens the draft of a matter, or the one that was begun before, and goes there. */
export function StartPage() {
  const { t } = useTranslation();
  const { region } = useSession();
  const { package: packageId, matter: matterId } = useParams();
  const matter = `${packageId}/${matterId}`;
  const code = region?.code ?? '';
  const draft = useLoad(`start:${matter}:${code}`, (client) => client.openDraft({ matter, region: code }));

  return (
    <Page name="apply" title={t('apply.opening')} narrow>
      <Show of={draft} heading="h1">
        {({ id }) => <Navigate to={`/apply/${id}`} replace />}
      </Show>
    </Page>
  );
}
