import type { TaskDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { DueExplained } from '../cases/DueExplained.js';
import { useSession } from '../data/session.js';
import { useRegionName } from '../data/use-region-name.js';
import { Notice } from '../ui/Notice.js';
import { useLanguage } from '../words/use-language.js';
import { DueMark } from './DueMark.js';

/** Which work, of which case, until when, with whom. */
export function TaskHead({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const regionName = useRegionName();
  const { case: entry, due } = task;

  return (
    <header className="card task-head">
      <p className="soft">
        {pick(entry.title, entry.titleEn)} · <span className="mono">{entry.number}</span> · {regionName(entry)}
      </p>
      <div className="row-spread">
        <h1>{pick(task.name, task.nameEn)}</h1>
        <DueMark due={due} colour={task.colour} />
      </div>
      <p className="row-spread">
        <span>{t('task.applicantIs', { name: task.applicantName })}</span>
        <Holder task={task} />
      </p>
      {task.actingFor && <Notice tone="warn">{t('substitution.actingFor', { name: task.actingFor })}</Notice>}
      {due && due.days.length > 0 && <DueExplained due={due} />}
    </header>
  );
}

function Holder({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const { person } = useSession();
  if (task.status === 'completed' || task.status === 'cancelled') return <span>{t(`task.${task.status}`)}</span>;
  if (!task.assignee) return <span className="soft">{t('tasks.unclaimed')}</span>;

  return <span>{task.assignee.id === person?.id ? t('task.claimedByMe') : t('task.claimedBy', { name: task.assignee.name })}</span>;
}
