import type { TaskSummary } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { showMoment } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { useLanguage } from '../words/use-language.js';
import { DueMark } from './DueMark.js';

/** The work list: a table on a desk, cards on a phone; one piece of markup, so that both are read out alike. */
export function TaskTable({ tasks }: { tasks: readonly TaskSummary[] }) {
  const { t } = useTranslation();

  return (
    <div className="card table-card">
      <table className="task-table" aria-label={t('tasks.table')}>
        <thead>
          <tr>
            <th scope="col">{t('tasks.column.task')}</th>
            <th scope="col">{t('tasks.column.matter')}</th>
            <th scope="col">{t('tasks.column.applicant')}</th>
            <th scope="col">{t('tasks.column.assignee')}</th>
            <th scope="col">{t('tasks.column.arrived')}</th>
            <th scope="col">{t('tasks.column.due')}</th>
          </tr>
        </thead>
        <tbody>{groupsOf(tasks).map(([first, ...others]) => first && <TaskGroup key={first.id} first={first} others={others} />)}</tbody>
      </table>
    </div>
  );
}

/** More tasks of one name in one case than these are one line that opens. */
const mostAlike = 3;

/** Tasks of one name in one case stand together where the first of them stands. */
function groupsOf(tasks: readonly TaskSummary[]): readonly (readonly TaskSummary[])[] {
  const groups = new Map<string, TaskSummary[]>();
  for (const task of tasks) {
    const name = `${task.case.id} ${task.name}`;
    groups.set(name, [...(groups.get(name) ?? []), task]);
  }
  return tasks.flatMap((task) => {
    const group = groups.get(`${task.case.id} ${task.name}`) ?? [];
    if (group.length <= mostAlike) return [[task]];
    return group[0] === task ? [group] : [];
  });
}

function TaskGroup({ first, others }: { first: TaskSummary; others: readonly TaskSummary[] }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const [isOpen, setOpen] = useState(false);

  return (
    <>
      <TaskRow task={first} />
      {others.length > 0 && (
        <tr className="task-others">
          <td colSpan={6}>
            <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? t('parts.fold') : t('parts.same', { count: others.length, name: pick(first.name, first.nameEn) })}
            </button>
          </td>
        </tr>
      )}
      {isOpen && others.map((task) => <TaskRow key={task.id} task={task} />)}
    </>
  );
}

function TaskRow({ task }: { task: TaskSummary }) {
  const { t } = useTranslation();
  const { language, pick, say } = useLanguage();
  const name = pick(task.name, task.nameEn);

  return (
    <tr>
      <td className="cell-task">
        <Link to={`/task/${encodeURIComponent(task.id)}`} aria-label={t('tasks.open', { name, number: task.case.number })}>
          {name}
        </Link>
        {task.actingFor && <Badge tone="info">{t('tasks.actingFor', { name: task.actingFor })}</Badge>}
        {task.ended && (
          <span className="small soft ended-note">
            {say(task.ended.note)}
            <br />
            {task.ended.by ? t('taskFilter.endedBy', { name: task.ended.by, time: showMoment(task.ended.at, language) }) : showMoment(task.ended.at, language)}
          </span>
        )}
      </td>
      <td className="cell-matter">
        {pick(task.case.title, task.case.titleEn)}
        <span className="small soft mono">{task.case.number}</span>
      </td>
      <td data-label={t('tasks.column.applicant')}>{task.applicantName}</td>
      <td className="cell-assignee" data-label={t('tasks.column.assignee')}>
        {task.assignee?.name ?? <span className="soft">{t('tasks.unclaimed')}</span>}
      </td>
      <td data-label={t('tasks.column.arrived')}>{showMoment(task.createdAt, language)}</td>
      <td className="cell-due">
        <DueMark due={task.due} colour={task.colour} />
      </td>
    </tr>
  );
}
