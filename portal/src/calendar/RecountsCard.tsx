import type { WorkingCalendar } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/Badge.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';

/** How far the open cases are counted again, place by place. */
export function RecountsCard({ calendar: { recounts }, onRefresh }: { calendar: WorkingCalendar; onRefresh: () => void }) {
  const { t } = useTranslation();

  return (
    <Card
      title={t('calendar.recounts')}
      aside={
        <Button look="quiet" onClick={onRefresh}>
          {t('calendar.refresh')}
        </Button>
      }
    >
      {recounts.length === 0 ? (
        <p className="soft">{t('calendar.noRecount')}</p>
      ) : (
        <ul className="stack">
          {recounts.map(({ place, seen, moved, finishedAt }) => (
            <li key={place} className="row-spread">
              <span>{t('calendar.recount', { place, seen, moved })}</span>
              <Badge tone={finishedAt ? 'ok' : 'info'}>{t(finishedAt ? 'calendar.finished' : 'calendar.running')}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
