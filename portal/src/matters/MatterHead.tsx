import type { Limit, MatterDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { Badge } from '../ui/Badge.js';
import { ButtonLink } from '../ui/Button.js';
import { FactList } from '../ui/FactList.js';
import { useLanguage } from '../words/use-language.js';

/** What it is, how long, what it costs, and the big button. */
export function MatterHead({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const { person } = useSession();
  const limit = ({ unit, value }: Limit) => t(`limit.${unit}`, { count: value });

  return (
    <header className="card matter-head">
      <div className="stack">
        <div className="row">
          <h1>{pick(matter.title, matter.titleEn)}</h1>
          {matter.instant && <Badge tone="ok">{t('catalogue.instant')}</Badge>}
        </div>
        <p>{pick(matter.summary, matter.summaryEn)}</p>
        <FactList
          facts={[
            {
              key: 'promised',
              title: t('matter.promised'),
              value: <strong>{matter.instant ? t('matter.instantElse', { limit: limit(matter.promised) }) : limit(matter.promised)}</strong>,
            },
            { key: 'statutory', title: t('matter.statutory'), value: limit(matter.statutory) },
            { key: 'fee', title: t('matter.fee'), value: matter.fee ?? t('matter.free') },
            ...(matter.result ? [{ key: 'result', title: t('matter.result'), value: matter.result }] : []),
            { key: 'department', title: t('matter.department'), value: matter.department },
          ]}
        />
      </div>
      <div className="start-bar">
        <ButtonLink to={`/services/${matter.id}/apply`} wide>
          {person ? t('matter.start') : t('matter.signInToStart')}
        </ButtonLink>
      </div>
    </header>
  );
}
