import type { YearCompared } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { showDate } from '../show/dates.js';
import { Button } from '../ui/Button.js';
import { Notice } from '../ui/Notice.js';
import { useLanguage } from '../words/use-language.js';

type Day = YearCompared['days'][number]['before'];

/** What would change, day by day, and the button that does it. */
export function YearDifference({ difference: { year, days }, busy, onConfirm }: { difference: YearCompared; busy: boolean; onConfirm: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const told = ({ kind, name }: Day) => (name === undefined ? t(`calendar.kind.${kind}`) : `${t(`calendar.kind.${kind}`)}（${name}）`);
  if (days.length === 0) return <Notice>{t('calendar.same')}</Notice>;

  return (
    <section aria-label={t('calendar.difference', { year, count: days.length })} className="stack">
      <h3>{t('calendar.difference', { year, count: days.length })}</h3>
      <div className="difference-scroll">
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{t('calendar.day')}</th>
              <th scope="col">{t('calendar.before')}</th>
              <th scope="col">{t('calendar.after')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, before, after }) => (
              <tr key={date}>
                <th scope="row">{showDate(date, language, `${year}`)}</th>
                <td className="soft">{told(before)}</td>
                <td>{told(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row">
        <Button busy={busy} onClick={onConfirm}>
          {t('calendar.confirm', { year })}
        </Button>
      </div>
    </section>
  );
}
