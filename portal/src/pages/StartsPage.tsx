import { useTranslation } from 'react-i18next';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { StartCard } from '../starts/StartCard.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Page } from '../ui/Page.js';

/** What begins by the clock here and below, and the switch that pauses it. */
export function StartsPage() {
  const { t } = useTranslation();
  const starts = useLoad('starts', (client) => client.scheduledStarts());

  return (
    <Page name="starts" title={t('starts.title')}>
      <div>
        <h1>{t('starts.title')}</h1>
        <p className="soft">{t('starts.lead')}</p>
      </div>
      <Show of={starts}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="clock" title={t('starts.empty')} text={t('starts.emptyText')} />
          ) : (
            <ul className="stack">
              {items.map((entry) => (
                <li key={`${entry.package}/${entry.process}/${entry.event}/${entry.text ?? ''}`}>
                  <StartCard entry={entry} onChanged={starts.reload} />
                </li>
              ))}
            </ul>
          )
        }
      </Show>
    </Page>
  );
}
