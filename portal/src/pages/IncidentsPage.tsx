import type { Incident } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { useCommand } from '../data/use-command.js';
import { useLoad } from '../data/use-load.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Show } from '../feedback/Show.js';
import { CausesCard } from '../incidents/CausesCard.js';
import { SettleSheet } from '../incidents/SettleSheet.js';
import { showMoment } from '../show/dates.js';
import { maySettle } from '../show/roles.js';
import { Button } from '../ui/Button.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Notice } from '../ui/Notice.js';
import { Page } from '../ui/Page.js';
import { useLanguage } from '../words/use-language.js';

/** Steps that stopped, and the button that lets them go on. */
export function IncidentsPage() {
  const { t } = useTranslation();
  const incidents = useLoad('incidents', (client) => client.incidents());
  const [retried, setRetried] = useState<string>();

  return (
    <Page name="incidents" title={t('incidents.title')}>
      <div>
        <h1>{t('incidents.title')}</h1>
        <p className="soft">{t('incidents.lead')}</p>
      </div>
      {retried && <Notice tone="ok">{t('incidents.retried', { name: retried })}</Notice>}
      <Show of={incidents}>
        {({ items, causes }) =>
          items.length === 0 ? (
            <EmptyState icon="done" title={t('incidents.empty')} text={t('incidents.emptyText')} />
          ) : (
            <>
              <CausesCard causes={causes} onRetried={incidents.reload} />
              <ul className="stack">
                {items.map((incident) => (
                  <li key={incident.id} className="card stack">
                    <IncidentEntry
                      incident={incident}
                      onRetried={() => {
                        setRetried(incident.name);
                        incidents.reload();
                      }}
                      onSettled={incidents.reload}
                    />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Show>
    </Page>
  );
}

function IncidentEntry({ incident, onRetried, onSettled }: { incident: Incident; onRetried: () => void; onSettled: () => void }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { id, name, caseNumber, attempts } = incident;
  const { session } = useSession();
  const [way, setWay] = useState<'skip' | 'cancel'>();
  const retry = useCommand(`retry:${id}:${attempts}`, (client, key) => client.retryIncident(id, key));

  return (
    <>
      <div className="row-spread">
        <h2>{name}</h2>
        <span className="mono small">{caseNumber}</span>
      </div>
      <p>{say(incident.message)}</p>
      <p className="small soft">
        {t('incidents.raised', { time: showMoment(incident.raisedAt, language) })} · {t('incidents.attempts', { count: attempts })} · {t('incidents.code')}{' '}
        <span className="mono">{incident.code}</span>
      </p>
      <ActionFailure failure={retry.failure} />
      <div className="row">
        <Button
          busy={retry.busy}
          aria-label={t('incidents.retryNamed', { name, number: caseNumber })}
          onClick={async () => {
            if (await retry.run()) onRetried();
          }}
        >
          {t('incidents.retry')}
        </Button>
        {maySettle(session.person) && (
          <>
            <Button look="secondary" onClick={() => setWay('skip')}>
              {t('incidents.skip')}
            </Button>
            <Button look="quiet" onClick={() => setWay('cancel')}>
              {t('incidents.cancel')}
            </Button>
          </>
        )}
      </div>
      {way && <SettleSheet incident={incident} way={way} onClose={() => setWay(undefined)} onSettled={onSettled} />}
    </>
  );
}
