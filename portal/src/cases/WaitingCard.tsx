import type { Waiting } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { showDate, showMoment } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { Card } from '../ui/Card.js';
import { FactList } from '../ui/FactList.js';
import { useLanguage } from '../words/use-language.js';
import { DueExplained } from './DueExplained.js';

/** Who has the case, until when and why. */
export function WaitingCard({ waiting }: { waiting: readonly Waiting[] }) {
  const { t } = useTranslation();
  if (waiting.length === 0) return null;

  return (
    <Card title={t('case.waiting')}>
      <ul className="stack">
        {waiting.map((one) => (
          <li key={`${one.elementId}-${one.since}-${one.who}`} className="waiting">
            <WaitingStep waiting={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function WaitingStep({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation();
  const { language, pick, say } = useLanguage();
  const { session } = useSession();
  const { due } = waiting;
  const isOverdue = due !== undefined && Date.parse(due.at) < Date.parse(session.now);

  return (
    <>
      <div className="row-spread">
        <h3>{pick(waiting.name, waiting.nameEn)}</h3>
        <span className="soft small">{t('case.since', { time: showMoment(waiting.since, language) })}</span>
      </div>
      <FactList
        facts={[
          { key: 'who', title: t('case.who'), value: pick(waiting.who, waiting.whoEn) },
          { key: 'why', title: t('case.why'), value: say(waiting.reason) },
          ...(due
            ? [
                {
                  key: 'due',
                  title: t('case.deadline'),
                  value: (
                    <span className="row">
                      <strong>{showDate(due.date, language, session.now)}</strong>
                      {isOverdue && <Badge tone="danger">{t('case.overdue')}</Badge>}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {due && due.days.length > 0 && <DueExplained due={due} />}
    </>
  );
}
