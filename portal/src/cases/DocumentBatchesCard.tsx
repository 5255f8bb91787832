import type { DocumentBatch } from '@onething/runtime-api/client';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLoad } from '../data/use-load.js';
import { Badge } from '../ui/Badge.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';

const pause = 3_000;

/** Papers that the case issues by batch: how far it is, and which rows have none. `version` changes with the case. */
export function DocumentBatchesCard({ id, version }: { id: string; version: string }) {
  const { t } = useTranslation();
  const batches = useLoad(`batches-${id}-${version}`, (client) => client.documentBatches(id), 'keepShowing');
  const items = batches.state === 'ready' ? batches.value.items : [];
  const isRunning = items.some(({ finishedAt }) => !finishedAt);
  const { reload } = batches;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(reload, pause);
    return () => clearInterval(timer);
  }, [isRunning, reload]);
  if (items.length === 0) return null;

  return (
    <Card
      title={t('batch.title')}
      aside={
        <Button look="quiet" onClick={reload}>
          {t('batch.refresh')}
        </Button>
      }
    >
      <ul className="line-list">
        {items.map((batch) => (
          <li key={batch.id}>
            <Batch batch={batch} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Batch({ batch: { title, total, issued, failures, finishedAt } }: { batch: DocumentBatch }) {
  const { t } = useTranslation();

  return (
    <div className="stack">
      <span className="row">
        <span>{t('batch.progress', { title, issued, total })}</span>
        <Badge tone={finishedAt ? 'ok' : 'info'}>{t(finishedAt ? 'batch.finished' : 'batch.running')}</Badge>
        {failures.length > 0 && <Badge tone="danger">{t('batch.failed', { count: failures.length })}</Badge>}
      </span>
      {!finishedAt && <progress value={issued + failures.length} max={total} aria-label={t('batch.progress', { title, issued, total })} />}
      {failures.map(({ position, name, reason }) => (
        <p key={position} className="small soft">
          {t('batch.row', { position, name, reason })}
        </p>
      ))}
    </div>
  );
}
