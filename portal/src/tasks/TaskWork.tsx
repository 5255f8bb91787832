import type { TaskDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { AnswersCard } from '../cases/AnswersCard.js';
import { useCommand } from '../data/use-command.js';
import type { Loaded } from '../data/use-load.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { Notice } from '../ui/Notice.js';
import { useLanguage } from '../words/use-language.js';
import { TaskForm } from './TaskForm.js';

/** What this person may do with the task: the server says, this shows. */
export function TaskWork({ task, loaded }: { task: TaskDetail; loaded: Loaded<TaskDetail> }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const may = (what: TaskDetail['allowed'][number]) => task.allowed.includes(what);
  const isOpen = task.status === 'open' || task.status === 'claimed';
  if (!isOpen) return <AnswersCard title={t('task.decide')} form={task.form} values={task.values} texts={task.texts} />;

  return (
    <Card title={t('task.decide')}>
      <div className="stack">
        {task.refusal && <Notice tone="warn">{say(task.refusal.message)}</Notice>}
        {may('claim') && <Claim task={task} loaded={loaded} />}
        {may('complete') && <TaskForm key={task.id} task={task} reload={loaded.reload} />}
        {may('release') && <Release task={task} loaded={loaded} />}
        {task.allowed.length === 0 && !task.refusal && <p className="soft">{t('task.readOnly')}</p>}
      </div>
    </Card>
  );
}

function Claim({ task, loaded }: { task: TaskDetail; loaded: Loaded<TaskDetail> }) {
  const { t } = useTranslation();
  const claim = useCommand(`claim:${task.id}`, async (client, key) => show(loaded, await client.claimTask(task.id, key)));

  return (
    <>
      <p className="soft">{t('task.mustClaim')}</p>
      <ActionFailure failure={claim.failure} />
      {claim.failure?.kind === 'conflict' && (
        <Button look="secondary" onClick={loaded.reload}>
          {t('task.refresh')}
        </Button>
      )}
      <Button wide busy={claim.busy} onClick={() => void claim.run()}>
        {t('task.claimFull')}
      </Button>
    </>
  );
}

function Release({ task, loaded }: { task: TaskDetail; loaded: Loaded<TaskDetail> }) {
  const { t } = useTranslation();
  const release = useCommand(`release:${task.id}`, async (client, key) => show(loaded, await client.releaseTask(task.id, key)));

  return (
    <>
      <ActionFailure failure={release.failure} />
      <Button look="quiet" busy={release.busy} onClick={() => void release.run()}>
        {t('task.release')}
      </Button>
    </>
  );
}

function show(loaded: Loaded<TaskDetail>, task: TaskDetail): void {
  if (loaded.state === 'ready') loaded.replace(task);
}
