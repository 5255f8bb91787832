import type { CaseSummary } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../data/session.js';
import { useRegionName } from '../data/use-region-name.js';
import { showDate, showMoment } from '../show/dates.js';
import { useLanguage } from '../words/use-language.js';
import { CaseBadge } from './CaseBadge.js';

/** One case in the list of its applicant. */
export function CaseCard({ entry }: { entry: CaseSummary }) {
  const { t } = useTranslation();
  const { language, pick } = useLanguage();
  const { session } = useSession();
  const regionName = useRegionName();

  return (
    <Link to={`/cases/${entry.id}`} className="card card-link case-card">
      <div className="row-spread">
        <h2>{pick(entry.title, entry.titleEn)}</h2>
        <CaseBadge entry={entry} />
      </div>
      <p className="small soft mono">{entry.number}</p>
      <p className="small row-spread">
        <span className="soft">
          {regionName(entry)} · {t('cases.opened', { date: showMoment(entry.openedAt, language) })}
        </span>
        {entry.closedAt && <span>{t('cases.closed', { date: showMoment(entry.closedAt, language) })}</span>}
        {!entry.closedAt && entry.dueDate && <strong>{t('cases.due', { date: showDate(entry.dueDate, language, session.now) })}</strong>}
      </p>
    </Link>
  );
}
