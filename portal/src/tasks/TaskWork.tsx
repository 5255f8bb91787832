import type { Facts } from '@onething/rules';
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
import { Overtaken } from './Overtaken.js';
import { ReturnTask } from './ReturnTask.js';
import { TaskForm } from './TaskForm.js';

interface Work {
  readonly task: TaskDetail;
  readonly loaded: Loaded<TaskDetail>;
}

/** What this person may do with the task: the server says, this shows. */
export function TaskWork({ task, loaded }: Work) {
  const { t } = useTranslation();
  const isOpen = task.status === 'open' || task.status === 'claimed';
  if (!isOpen) return <AnswersCard title={t('task.decide')} form={task.form} values={task.values} texts={task.texts} />;

  return (
    <Card title={task.notes ? t('supplement.form') : t('task.decide')}>
      <div className="stack">
        <OpenWork task={task} loaded={loaded} />
      </div>
    </Card>
  );
}

function OpenWork({ task, loaded }: Work) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const completion = useCommand(`complete:${task.id}`, (client, key, decided: Facts) => client.completeTask(task.id, { values: { ...decided } }, key));
  const claim = useCommand(`claim:${task.id}`, async (client, key) => show(loaded, await client.claimTask(task.id, key)));
  const release = useCommand(`release:${task.id}`, async (client, key) => show(loaded, await client.releaseTask(task.id, key)));
  const lookAgain = () => {
    for (const { forget } of [completion, claim, release]) forget();
    loaded.reload();
  };
  if (completion.failure?.kind === 'conflict')
    return <Overtaken title={t('task.conflict')} sentence={completion.failure.message} lost onLookAgain={lookAgain} />;
  if (claim.failure?.kind === 'conflict') return <Overtaken title={t('task.notClaimed')} sentence={claim.failure.message} onLookAgain={lookAgain} />;

  const may = (what: TaskDetail['allowed'][number]) => task.allowed.includes(what);
  return (
    <>
      {task.refusal && <Notice tone="warn">{say(task.refusal.message)}</Notice>}
      <ActionFailure failure={claim.failure ?? release.failure} />
      {may('claim') && (
        <>
          <p className="soft">{may('complete') ? t('task.mayClaim') : t('task.mustClaim')}</p>
          <Button wide look={may('complete') ? 'secondary' : 'primary'} busy={claim.busy} onClick={() => void claim.run()}>
            {t('task.claimFull')}
          </Button>
        </>
      )}
      {may('complete') && <TaskForm task={task} completion={completion} />}
      <ReturnTask task={task} />
      {may('release') && (
        <Button look="quiet" busy={release.busy} onClick={() => void release.run()}>
          {t('task.release')}
        </Button>
      )}
      {task.allowed.length === 0 && !task.refusal && <p className="soft">{t('task.readOnly')}</p>}
    </>
  );
}

function show(loaded: Loaded<TaskDetail>, task: TaskDetail): void {
  if (loaded.state === 'ready') loaded.replace(task);
}
