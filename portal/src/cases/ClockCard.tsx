import type { DueDate, LegalClock } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { showDate } from '../show/dates.js';
import { Card } from '../ui/Card.js';
import { FactList } from '../ui/FactList.js';
import { Notice } from '../ui/Notice.js';
import { useLanguage } from '../words/use-language.js';
import { DueExplained } from './DueExplained.js';

/** Until when the case is to be decided, whether the clock stands still, and every day of it. */
export function ClockCard({ due, clock }: { due: DueDate | undefined; clock: LegalClock | undefined }) {
  const { t } = useTranslation();
  const { language, pick } = useLanguage();
  const { session } = useSession();
  const day = (date: string) => showDate(date, language, session.now);
  if (!due) return null;

  return (
    <Card title={t('clock.title')}>
      <div className="stack">
        {clock?.suspended && (
          <Notice tone="warn">
            <strong>{t('clock.suspended')}</strong>
            <p>{t('clock.suspendedText', { date: day(clock.suspended.since), reason: pick(clock.suspended.reason, clock.suspended.reasonEn) })}</p>
          </Notice>
        )}
        <FactList
          facts={[
            { key: 'due', title: t('clock.due'), value: <strong>{day(due.date)}</strong> },
            ...(clock?.pauses ?? []).map(({ from, to, reason, reasonEn }) => ({
              key: `${from}-${to}`,
              title: pick(reason, reasonEn),
              value: to ? t('clock.pause', { from: day(from), to: day(to) }) : t('clock.pauseOpen', { from: day(from) }),
            })),
          ]}
        />
        {due.days.length > 0 && <DueExplained due={due} />}
      </div>
    </Card>
  );
}
