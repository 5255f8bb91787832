import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { ConnectorsCard } from '../integrations/ConnectorsCard.js';
import { EndpointsCard } from '../integrations/EndpointsCard.js';
import { NewAccountsCard } from '../integrations/NewAccountsCard.js';
import { WebhooksCard } from '../integrations/WebhooksCard.js';
import { WorkersCard } from '../integrations/WorkersCard.js';
import { ChannelsCard } from '../messages/ChannelsCard.js';
import { showMoment } from '../show/dates.js';
import { keepsAccounts, seesChannels } from '../show/roles.js';
import { Button } from '../ui/Button.js';
import { Page } from '../ui/Page.js';
import { useLanguage } from '../words/use-language.js';

/** Everything that cases talk to, proving now that it works: for administrators. */
export function IntegrationsPage() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { session } = useSession();
  const state = useLoad('integrations', (client) => client.integrations());

  return (
    <Page name="integrations" title={t('integrations.title')}>
      <div>
        <h1>{t('integrations.title')}</h1>
        <p className="soft">{t('integrations.lead')}</p>
      </div>
      <Show of={state}>
        {({ checkedAt, connectors, endpoints, workers, webhooks }) => (
          <>
            <div className="row-spread">
              <span className="small soft">{t('integrations.checkedAt', { time: showMoment(checkedAt, language) })}</span>
              <Button look="secondary" onClick={state.reload}>
                {t('integrations.again')}
              </Button>
            </div>
            <ConnectorsCard connectors={connectors} />
            <EndpointsCard endpoints={endpoints} />
            {seesChannels(session.person) && <ChannelsCard />}
            <WorkersCard workers={workers} onChanged={state.reload} />
            {keepsAccounts(session.person) && <NewAccountsCard onAdded={state.reload} />}
            <WebhooksCard webhooks={webhooks} />
          </>
        )}
      </Show>
    </Page>
  );
}
