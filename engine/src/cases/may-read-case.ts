import type { Actor } from '../engine.js';
import { may } from '../identity/permissions.js';
import type { TaskRow } from '../runtime/step-rows.js';
import type { CaseRow } from '../stores/case-store.js';

/** The applicant; staff of the handling tenant who have or had a task of it, or could have one; the head of the department. Nobody else learns that it exists. */
export function mayReadCase(by: Actor, file: CaseRow, tasks: readonly TaskRow[]): boolean {
  if (file.applicant === by.person) return true;
  if (file.tenant !== by.tenant || !may(by, 'cases.read')) return false;

  return by.roles.includes('departmentAdministrator') || tasks.some((task) => concerns(by, task));
}

/** Whether a task is, was or could be this person's, or that of somebody they stand in for. */
export function concerns(by: Actor, task: TaskRow): boolean {
  return [by, ...(by.standsInFor ?? [])].some((one) => task.assignee === one.person || task.completed_by === one.person || holdsPort(one, task));
}

/** Whether the person holds one of the roles that the task is offered to. */
export function holdsPort({ ports }: Pick<Actor, 'ports'>, { candidates }: Pick<TaskRow, 'candidates'>): boolean {
  return candidates.some((port) => ports.includes(port));
}
