import { useTranslation } from 'react-i18next';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { Badge } from '../ui/Badge.js';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';

/** The channels of this installation, each proving that it works. */
export function ChannelsCard() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const channels = useLoad('channels', (client) => client.channels());

  return (
    <Card title={t('outbox.channels')}>
      <Show of={channels}>
        {({ items }) => (
          <ul className="line-list">
            {items.length === 0 && <li>{t('outbox.none')}</li>}
            {items.map(({ id, title, simulated, problem }) => (
              <li key={id}>
                <span className="row">
                  <strong>{say(title)}</strong>
                  <Badge tone={problem ? 'danger' : 'ok'}>{problem ? t('outbox.broken') : t('outbox.works')}</Badge>
                  {simulated && <Badge>{t('outbox.simulated')}</Badge>}
                </span>
                {problem && <p className="small soft">{say(problem)}</p>}
              </li>
            ))}
          </ul>
        )}
      </Show>
    </Card>
  );
}
