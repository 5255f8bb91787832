import type { MovedDate } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { showDate } from '../show/dates.js';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';

/** Due dates that a recount has moved: from, to, and the days that made the difference. */
export function MovedDates({ items }: { items: readonly MovedDate[] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const day = (date: string) => showDate(date, language, date);

  return (
    <Card title={t('calendar.moved')}>
      {items.length === 0 ? (
        <p className="soft">{t('calendar.movedNothing')}</p>
      ) : (
        <ul className="stack">
          {items.map(({ caseNumber, title, place, name, before, after, because, at }) => (
            <li key={`${caseNumber} ${name ?? ''} ${at}`} className="moved-date">
              <strong>{t('calendar.movedLine', { before: showDate(before, language), after: showDate(after, language) })}</strong>
              <p>
                {title} · {name ?? t('calendar.promised')}
              </p>
              <p className="small soft">
                {place} · <span className="mono">{caseNumber}</span>
              </p>
              {because.length > 0 && (
                <p className="small">
                  {t('calendar.because', { days: because.map((one) => `${day(one.date)} ${one.name ?? t(`calendar.kind.${one.kind}`)}`).join('；') })}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
