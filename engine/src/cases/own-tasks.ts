import type { CompiledRelease } from '../releases/release-library.js';
import type { TaskRow } from '../runtime/step-rows.js';
import type { OwnTaskEntry } from './cases.js';
import { elementTitle } from './element-title.js';

/** The open tasks that the model gives to this person by name. */
export function ownTasksOf(release: CompiledRelease, tasks: readonly TaskRow[], person: string): OwnTaskEntry[] {
  return tasks
    .filter(({ assignee, candidates, status }) => assignee === person && candidates.length === 0 && (status === 'open' || status === 'claimed'))
    .map(({ instance, activity, process, element, name, due }) => ({
      id: `${instance}.${activity}`,
      name,
      nameEn: elementTitle(release, process, element).en,
      dueDate: due?.date,
    }));
}
