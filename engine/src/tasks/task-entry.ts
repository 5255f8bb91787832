import { portName } from '@onething/processes';
import { formatInstant } from '@onething/rules';
import { caseEntry } from '../cases/case-entry.js';
import type { Actor } from '../engine.js';
import type { TaskRow } from '../runtime/step-rows.js';
import type { TaskOfCase } from '../stores/task-store.js';
import { movedOn, principalOf } from './task-rights.js';
import type { TaskEntry } from './tasks.js';

/** A task as it stands in a work list at an instant. */
export function taskEntry({ task, file }: TaskOfCase, now: string, by: Actor): TaskEntry {
  return {
    id: taskId(task),
    name: task.name,
    status: task.status,
    case: caseEntry(file),
    applicantName: file.applicant_name,
    assignee: task.assignee ? { id: task.assignee, name: task.assignee_name ?? task.assignee } : undefined,
    candidates: [...new Set(task.candidates.map(portName))],
    createdAt: formatInstant(Date.parse(task.created_at)),
    due: task.due ? { ...task.due, days: [...task.due.days] } : undefined,
    colour: colourOf(task, now),
    ended: endedOf(task),
    actingFor: task.status === 'open' || task.status === 'claimed' ? principalOf(task, by)?.name : undefined,
  };
}

function endedOf({ status, note, ended_by_name, completed_at }: TaskRow): TaskEntry['ended'] {
  if (status !== 'cancelled' || !completed_at) return undefined;

  return { note: note ?? movedOn, by: ended_by_name ?? undefined, at: formatInstant(Date.parse(completed_at)) };
}

/** `instance.activity`. */
export function taskId({ instance, activity }: Pick<TaskRow, 'instance' | 'activity'>): string {
  return `${instance}.${activity}`;
}

/** Yellow past 80 % of the period, red when it is over; done work has no colour. */
function colourOf({ status, due_at, warn_at }: TaskRow, now: string): TaskEntry['colour'] {
  if (!due_at || status === 'completed' || status === 'cancelled') return 'none';
  if (Date.parse(due_at) < Date.parse(now)) return 'red';

  return warn_at && Date.parse(warn_at) < Date.parse(now) ? 'yellow' : 'green';
}
