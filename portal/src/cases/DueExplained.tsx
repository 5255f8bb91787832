import type { DueDate } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { showDate } from '../show/dates.js';
import { Disclosure } from '../ui/Disclosure.js';
import { useLanguage } from '../words/use-language.js';
import type { Words } from '../words/zh.js';

/** How the last day was found: each day, counted or skipped, and why. */
export function DueExplained({ due }: { due: DueDate }) {
  const { t } = useTranslation();
  const { language } = useLanguage();

  return (
    <Disclosure label={t('case.howDue')}>
      <ol className="day-list">
        {numbered(due).map(({ day, n }) => (
          <li key={day.date} data-counted={day.counted}>
            <span>{showDate(day.date, language, due.date)}</span>
            <span>{day.name ?? (isReason(day.reason) ? t(`case.reason.${day.reason}`) : day.reason)}</span>
            <span>{day.counted ? t(day.reason === 'day' ? 'case.countedDay' : 'case.counted', { n }) : t('case.notCounted')}</span>
          </li>
        ))}
      </ol>
      <p className="small soft">{t('case.dueDay')}</p>
      {due.provisional && <p className="small soft">{t('case.provisional')}</p>}
    </Disclosure>
  );
}

function numbered({ days }: DueDate) {
  let n = 0;
  return days.map((day) => ({ day, n: day.counted ? ++n : n }));
}

const reasons: Readonly<Record<keyof Words['case']['reason'], true>> = {
  workday: true,
  'make-up': true,
  weekend: true,
  holiday: true,
  excluded: true,
  day: true,
  start: true,
};

function isReason(reason: string): reason is keyof Words['case']['reason'] {
  return Object.hasOwn(reasons, reason);
}
