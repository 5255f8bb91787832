import type { CheckedConnector } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../ui/Badge.js';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';

type Check = CheckedConnector['checks'][number];
type Finding = Check['reach'];

const tones: Readonly<Record<Finding['state'], Tone>> = { good: 'ok', bad: 'danger', none: 'plain' };
const parts = ['settings', 'reach', 'credentials'] as const;

/** What every connector has just proved, a line each; those in trouble stand first. */
export function ConnectorsCard({ connectors }: { connectors: readonly CheckedConnector[] }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const sorted = [...connectors].sort((a, b) => Number(isBroken(b)) - Number(isBroken(a)));

  return (
    <Card title={t('integrations.connectors')}>
      <ul className="line-list">
        {sorted.map(({ id, title, checks }) => (
          <li key={id}>
            <span className="row">
              <strong>{say(title)}</strong>
              <span className="mono small soft">{id}</span>
              <StateBadge checks={checks} />
            </span>
            {checks.map((check) => (
              <ConnectorFindings key={check.target} check={check} />
            ))}
            {checks.length === 0 && <p className="small soft">{t('integrations.nothingBound')}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function StateBadge({ checks }: Pick<CheckedConnector, 'checks'>) {
  const { t } = useTranslation();
  if (checks.length === 0) return <Badge>{t('integrations.unbound')}</Badge>;
  return isBroken({ checks }) ? <Badge tone="danger">{t('integrations.broken')}</Badge> : <Badge tone="ok">{t('integrations.works')}</Badge>;
}

/** Settings, reach and credentials of one place, with a sentence each. What works on our own tables alone needs one line only. */
function ConnectorFindings({ check }: { check: Check }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (check.target === 'database') return <p className="small soft">{say(check.reach.message)}</p>;

  return (
    <div className="small">
      {check.target && <p className="mono">{check.target}</p>}
      {parts.map((part) => (
        <p key={part} className="row">
          <Badge tone={tones[check[part].state]}>{t(`integrations.${part}`)}</Badge>
          <span>{say(check[part].message)}</span>
        </p>
      ))}
    </div>
  );
}

function isBroken({ checks }: Pick<CheckedConnector, 'checks'>): boolean {
  return checks.some((check) => parts.some((part) => check[part].state === 'bad'));
}
