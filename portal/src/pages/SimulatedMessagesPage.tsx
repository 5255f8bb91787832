import { useTranslation } from 'react-i18next';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { showFullMoment } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { Button } from '../ui/Button.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Page } from '../ui/Page.js';
import { useLanguage } from '../words/use-language.js';

/** What a family would get, word by word; in a demonstration only. */
export function SimulatedMessagesPage() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const messages = useLoad('simulated-messages', (client) => client.simulatedMessages());

  return (
    <Page name="simulated-messages" title={t('simulated.title')} narrow>
      <div>
        <h1>{t('simulated.title')}</h1>
        <p className="soft">{t('simulated.lead')}</p>
      </div>
      <div>
        <Button look="secondary" onClick={messages.reload}>
          {t('simulated.refresh')}
        </Button>
      </div>
      <Show of={messages}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="bell" title={t('simulated.empty')} text={t('simulated.emptyText')} />
          ) : (
            <ul className="stack">
              {items.map(({ channel, to, title, text, key, at }, position) => (
                // A second copy has the same key: it stands here as often as it came.
                <li key={`${key}-${items.length - position}`} className="card">
                  <div className="row-spread">
                    <Badge tone="info">{t(`messages.channel.${channel}`)}</Badge>
                    <span className="small soft">
                      {t('simulated.to', { to })} · {showFullMoment(at, language)}
                    </span>
                  </div>
                  {title && <h2>{title}</h2>}
                  <p className="pre-line">{text}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Show>
    </Page>
  );
}
