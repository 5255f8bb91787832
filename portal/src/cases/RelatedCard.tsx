import type { CaseDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { BeginButton } from '../matters/BeginButton.js';
import { showMoment } from '../show/dates.js';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';
import { CaseBadge } from './CaseBadge.js';

/** Corrections of a decision that is in effect: the other cases, and what this reader may begin. */
export function RelatedCard({ entry }: { entry: CaseDetail }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const { related, corrections } = entry;
  if (related.length === 0 && corrections.length === 0) return null;

  return (
    <Card title={t('related.title')}>
      <div className="stack">
        <ul className="line-list">
          {related.map((other) => (
            <li key={other.id}>
              <Related other={other} />
            </li>
          ))}
        </ul>
        {corrections.length > 0 && <p className="soft">{t('related.beginText')}</p>}
        {corrections.map(({ matter, title, titleEn }) => (
          <BeginButton key={matter} matter={matter} about={entry.id} look="secondary">
            {t('related.begin', { title: pick(title, titleEn) })}
          </BeginButton>
        ))}
      </div>
    </Card>
  );
}

function Related({ other }: { other: CaseDetail['related'][number] }) {
  const { t } = useTranslation();
  const { language, pick } = useLanguage();
  const title = pick(other.title, other.titleEn);

  return (
    <div>
      <p className="small soft">{t(`related.${other.relation}`)}</p>
      <p className="row-spread">
        {other.readable ? <Link to={`/cases/${other.id}`}>{title}</Link> : <strong>{title}</strong>}
        <CaseBadge entry={other} />
      </p>
      <p className="small soft">
        <span className="mono">{other.number}</span> · {showMoment(other.openedAt, language)}
        {other.outcomeName && ` · ${other.outcomeName}`}
      </p>
    </div>
  );
}
