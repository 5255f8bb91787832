import type { NoticeSummary } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../data/session.js';
import { showDate } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { useLanguage } from '../words/use-language.js';

/** A notice in the list: what it is about, for whom, and until when. */
export function NoticeCard({ notice }: { notice: NoticeSummary }) {
  const { t } = useTranslation();
  const { language, pick } = useLanguage();
  const { session, regions } = useSession();
  const { region, id, title, titleEn, audience, publisher, to, count } = notice;

  return (
    <Link to={`/notices/${region}/${id}`} className="card card-link notice-card">
      <div className="row-spread">
        <h2>{pick(title, titleEn)}</h2>
        <Badge tone={audience === 'public' ? 'info' : 'plain'}>{t(`notices.audience.${audience}`)}</Badge>
      </div>
      <p className="soft">
        {pick(publisher, regions.find(({ code }) => code === region)?.nameEn)} · {t('notices.count', { count })}
      </p>
      <p>{t('notices.lastDay', { date: showDate(to, language, session.now) })}</p>
    </Link>
  );
}
