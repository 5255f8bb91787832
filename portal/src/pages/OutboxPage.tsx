import type { Delivery } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../data/session.js';
import { useCommand } from '../data/use-command.js';
import { useLoad } from '../data/use-load.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Show } from '../feedback/Show.js';
import { ChannelsCard } from '../messages/ChannelsCard.js';
import { deliveryTone } from '../messages/delivery-tone.js';
import { showMoment } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { Button } from '../ui/Button.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Page } from '../ui/Page.js';
import { useLanguage } from '../words/use-language.js';

/** What went out and what did not, for administrators. */
export function OutboxPage() {
  const { t } = useTranslation();
  const { session } = useSession();
  const deliveries = useLoad('deliveries', (client) => client.deliveries());

  return (
    <Page name="outbox" title={t('outbox.title')}>
      <div>
        <h1>{t('outbox.title')}</h1>
        <p className="soft">{t('outbox.lead')}</p>
        {session.mode === 'demo' && <Link to="/simulated-messages">{t('outbox.openSimulated')}</Link>}
      </div>
      <ChannelsCard />
      <h2>{t('outbox.deliveries')}</h2>
      <Show of={deliveries}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="done" title={t('outbox.empty')} text={t('outbox.emptyText')} />
          ) : (
            <ul className="stack">
              {items.map((delivery) => (
                <li key={delivery.id} className="card">
                  <OutgoingMessage delivery={delivery} onRetried={deliveries.reload} />
                </li>
              ))}
            </ul>
          )
        }
      </Show>
    </Page>
  );
}

function OutgoingMessage({ delivery, onRetried }: { delivery: Delivery; onRetried: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { id, channel, to, state, attempts, at, error } = delivery;
  const retry = useCommand(`retry:${id}:${at}`, (client, key) => client.retryDelivery(id, key));
  const name = t(`messages.channel.${channel}`);

  return (
    <>
      <div className="row-spread">
        <span className="row">
          <strong>{to}</strong>
          <span>{name}</span>
        </span>
        <Badge tone={deliveryTone[state]}>{t(`outbox.state.${state}`)}</Badge>
      </div>
      <p className="small soft">
        {showMoment(at, language)} · {t('outbox.attempts', { count: attempts })}
        {error && ` · ${error}`}
      </p>
      <ActionFailure failure={retry.failure} />
      {state === 'failed' && (
        <Button
          look="quiet"
          busy={retry.busy}
          aria-label={t('outbox.retryNamed', { name: to, channel: name })}
          onClick={async () => {
            if (await retry.run()) onRetried();
          }}
        >
          {t('outbox.retry')}
        </Button>
      )}
    </>
  );
}
