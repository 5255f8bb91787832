import type { WorkingCalendar } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { showFullMoment } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';

/** The years whose arrangement is known, the one that is not, and who imported what. */
export function YearsCard({ calendar: { known, years, imports } }: { calendar: WorkingCalendar }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const next = Math.max(...years) + 1;

  return (
    <Card title={t('calendar.years')}>
      <ul className="year-list">
        {[...known].reverse().map(({ year, holidays, makeUpDays }) => (
          <li key={year}>
            <strong>{year}</strong> <Badge tone="ok">{t('calendar.published')}</Badge>
            <p className="small soft">
              {t('calendar.holidays', { count: holidays })} · {t('calendar.makeUp', { count: makeUpDays })}
            </p>
          </li>
        ))}
      </ul>
      <p className="provisional-year">
        <Badge tone="warn">{t('calendar.provisional')}</Badge> {t('calendar.provisionalText', { year: next })}
      </p>
      <h3>{t('calendar.history')}</h3>
      {imports.length === 0 ? (
        <p className="soft">{t('calendar.never')}</p>
      ) : (
        <ul>
          {imports.map(({ at, by, years: kept }) => (
            <li key={at}>{t('calendar.importedBy', { time: showFullMoment(at, language), name: by, years: `${Math.min(...kept)}–${Math.max(...kept)}` })}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
