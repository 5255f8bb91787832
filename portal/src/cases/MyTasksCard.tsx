import type { TaskSummary } from '@onething/runtime-api/client';
import { useLoad } from '../data/use-load.js';
import { useLanguage } from '../words/use-language.js';
import { OwnTasksCard } from './OwnTasksCard.js';

/** What an applicant has to do in any of the own cases. */
export function MyTasksCard() {
  const tasks = useLoad('own-tasks', (client) => client.tasks({ view: 'mine' }));
  const { pick } = useLanguage();
  if (tasks.state !== 'ready') return null;

  const named = (task: TaskSummary) => `${pick(task.name, task.nameEn)}（${pick(task.case.title, task.case.titleEn)}）`;
  return <OwnTasksCard tasks={tasks.value.items.map((task) => ({ id: task.id, name: named(task), dueDate: task.due?.date }))} />;
}
