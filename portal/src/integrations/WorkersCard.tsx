import type { WorkerEntry } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { showMoment } from '../show/dates.js';
import { keepsAccounts } from '../show/roles.js';
import { Badge } from '../ui/Badge.js';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';
import { RevokeAccount } from './RevokeAccount.js';

/** Programs of others that fetch work, and what waits for each. */
export function WorkersCard({ workers, onChanged }: { workers: readonly WorkerEntry[]; onChanged: () => void }) {
  const { t } = useTranslation();
  const { session } = useSession();
  const { language } = useLanguage();

  return (
    <Card title={t('integrations.workers')}>
      <ul className="line-list">
        {workers.length === 0 && <li className="soft">{t('integrations.noWorkers')}</li>}
        {workers.map(({ id, name, topics, work, revokedAt }) => (
          <li key={id}>
            <span className="row">
              <strong>{name}</strong>
              <Badge tone={revokedAt ? 'plain' : 'ok'}>{revokedAt ? t('integrations.revoked') : t('integrations.active')}</Badge>
              {!revokedAt && keepsAccounts(session.person) && <RevokeAccount id={id} name={name} onRevoked={onChanged} />}
            </span>
            <p className="mono small soft">{topics.join(' · ')}</p>
            {work.map(({ topic, waiting, held, failed, oldest }) => (
              <p key={topic} className="small">
                <span className="mono">{topic}</span> {t('integrations.queue', { waiting, held, failed })}
                {oldest && ` · ${t('integrations.oldest', { time: showMoment(oldest, language) })}`}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
