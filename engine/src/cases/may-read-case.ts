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

/** Whether a task is, was or could be this person's. */
export function concerns(by: Actor, task: TaskRow): boolean {
  return task.assignee === by.person || task.completed_by === by.person || holdsPort(by, task);
}

/** Whether the person holds one of the roles that the task is offered to. */
export function holdsPort({ ports }: Actor, { candidates }: Pick<TaskRow, 'candidates'>): boolean {
  return candidates.some((port) => ports.includes(port));
}
