import type { MatterSummary } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '../ui/Badge.js';
import { useLanguage } from '../words/use-language.js';

/** One service in the catalogue: what it is, how fast, whose. */
export function MatterCard({ matter }: { matter: MatterSummary }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const { unit, value } = matter.promised;

  return (
    <Link to={`/services/${matter.id}`} className="card card-link matter-card">
      <div className="row-spread">
        <h3>{pick(matter.title, matter.titleEn)}</h3>
        {matter.instant && <Badge tone="ok">{t('catalogue.instant')}</Badge>}
      </div>
      <p className="soft matter-summary">{pick(matter.summary, matter.summaryEn)}</p>
      <p className="small row-spread matter-foot">
        <span className="soft">{matter.department}</span>
        <span>{matter.instant ? t('catalogue.instantPromise') : t('catalogue.promised', { limit: t(`limit.${unit}`, { count: value }) })}</span>
      </p>
    </Link>
  );
}
