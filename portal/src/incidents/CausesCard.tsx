import type { IncidentPage } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../data/use-command.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Badge } from '../ui/Badge.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { Notice } from '../ui/Notice.js';
import { useLanguage } from '../words/use-language.js';

type Cause = IncidentPage['causes'][number];

/** What the incidents have in common: one cause removed, all of them tried again. */
export function CausesCard({ causes, onRetried }: { causes: readonly Cause[]; onRetried: () => void }) {
  const { t } = useTranslation();
  return (
    <Card title={t('incidents.causes')}>
      <ul className="line-list">
        {causes.map((cause) => (
          <li key={`${cause.code} ${cause.process} ${cause.elementId}`} className="stack">
            <CauseEntry cause={cause} onRetried={onRetried} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function CauseEntry({ cause: { code, process, elementId, count, message }, onRetried }: { cause: Cause; onRetried: () => void }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [told, setTold] = useState<string>();
  const retry = useCommand(`retry-cause:${code}:${process}:${elementId}:${count}`, async (client, key) => {
    const { retried, left, refused } = await client.retryIncidents({ code, process, elementId }, key);
    setTold(t('incidents.retriedAll', { retried, left, refused }));
  });

  return (
    <>
      <span className="row">
        <Badge tone="danger">{count}</Badge>
        <strong>{say(message)}</strong>
      </span>
      <p className="mono small soft">
        {code} · {process} · {elementId}
      </p>
      {told && <Notice tone="ok">{told}</Notice>}
      <ActionFailure failure={retry.failure} />
      <div>
        <Button
          look="secondary"
          busy={retry.busy}
          onClick={async () => {
            if (await retry.run()) onRetried();
          }}
        >
          {t('incidents.retryAll', { count: Math.min(count, 1000) })}
        </Button>
      </div>
    </>
  );
}
