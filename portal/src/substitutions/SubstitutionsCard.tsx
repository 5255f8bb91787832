import type { Substitution } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { useCommand } from '../data/use-command.js';
import { useLoad } from '../data/use-load.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Show } from '../feedback/Show.js';
import { showDate } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';
import { SetSubstitution } from './SetSubstitution.js';

const tones = { active: 'ok', planned: 'info', ended: 'plain' } as const;

/** 请假代办: who does one's work while one is away, and for whom one does it. */
export function SubstitutionsCard() {
  const { t } = useTranslation();
  const loaded = useLoad('substitutions', (client) => client.substitutions());

  return (
    <Card title={t('substitution.title')}>
      <div className="stack">
        <p className="soft">{t('substitution.lead')}</p>
        <Show of={loaded}>
          {({ items, colleagues }) => (
            <div className="stack">
              <ul className="line-list">
                {items.length === 0 && <li className="soft">{t('substitution.none')}</li>}
                {items.map((item) => (
                  <li key={item.id}>
                    <Entry item={item} onEnded={loaded.reload} />
                  </li>
                ))}
              </ul>
              <SetSubstitution colleagues={colleagues} onSet={loaded.reload} />
            </div>
          )}
        </Show>
      </div>
    </Card>
  );
}

function Entry({ item, onEnded }: { item: Substitution; onEnded: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { person, session } = useSession();
  const end = useCommand(`end-substitution:${item.id}`, (client, key) => client.endSubstitution(item.id, key));
  const stop = async () => {
    if (await end.run()) onEnded();
  };
  const day = (date: string) => showDate(date, language, session.now);

  return (
    <div>
      <p className="row-spread">
        <strong>
          {item.person.id === person?.id ? t('substitution.given', { name: item.substitute.name }) : t('substitution.received', { name: item.person.name })}
        </strong>
        <Badge tone={tones[item.state]}>{t(`substitution.${item.state}`)}</Badge>
      </p>
      <p className="small soft">
        {t('substitution.period', { from: day(item.from), to: day(item.to) })}
        {item.reason && ` · ${item.reason}`}
      </p>
      <ActionFailure failure={end.failure} />
      {item.state !== 'ended' && (
        <Button look="quiet" busy={end.busy} onClick={() => void stop()}>
          {t('substitution.end')}
        </Button>
      )}
    </div>
  );
}
