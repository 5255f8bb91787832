import { done, formatInstant, type Outcome, refused } from '@onething/rules';
import { concerns, holdsPort } from '../cases/may-read-case.js';
import type { Actor, Principal } from '../engine.js';
import { may } from '../identity/permissions.js';
import type { TaskRow } from '../runtime/step-rows.js';
import type { TaskOfCase } from '../stores/task-store.js';

/** Whether the person may decide this task now, and if not, why in one sentence. */
export function mayComplete(task: TaskRow | undefined, by: Actor): Outcome<TaskRow> {
  const own = openTask(task, by);
  if (!own.ok) return own;
  if (own.value.assignee && own.value.assignee !== by.person && !standsInFor(by, own.value.assignee)) return alreadyClaimed(own.value);

  return own;
}

/** Whether the person may take this task. */
export function mayClaim(task: TaskRow | undefined, by: Actor): Outcome<TaskRow> {
  const own = openTask(task, by);
  if (!own.ok) return own;

  return own.value.assignee ? alreadyClaimed(own.value) : own;
}

/** Only who has taken a task gives it back. */
export function mayRelease(task: TaskRow | undefined, by: Actor): Outcome<TaskRow> {
  if (!task || !concerns(by, task)) return taskNotFound;
  if (task.status === 'completed') return alreadyCompleted(task);
  if (task.status === 'cancelled') return noLongerNeeded(task);

  // A task that the model gives to one person has nobody to go back to.
  return task.status === 'claimed' && task.assignee === by.person && task.candidates.length > 0 ? done(task) : notYours(task);
}

/** Who opened a case reads the own tasks of it, not those of the staff; staff that began a staff matter read those of their role. */
export function mayReadTask({ task, file }: TaskOfCase, by: Actor): boolean {
  return file.applicant !== by.person || task.assignee === by.person || holdsPort(by, task);
}

/** Four eyes come first: who did the earlier task stays excluded, whatever roles they hold. */
function openTask(task: TaskRow | undefined, by: Actor): Outcome<TaskRow> {
  if (!task || !may(by, 'tasks.work')) return taskNotFound;
  if (task.status === 'cancelled') return concerns(by, task) ? noLongerNeeded(task) : taskNotFound;
  if (task.status === 'completed') return concerns(by, task) ? alreadyCompleted(task) : taskNotFound;
  if (task.excluded.includes(by.person)) return excluded(task);

  if (task.assignee === by.person || holdsPort(by, task) || principalOf(task, by)) return done(task);
  return isApplicant(by) ? taskNotFound : notYours(task);
}

/** For whom a substitute does a task: nobody where the own role is enough. Who must not do it is not substituted in it either. */
export function principalOf(task: TaskRow, by: Actor): Principal | undefined {
  if (holdsPort(by, task) && !standsInFor(by, task.assignee)) return undefined;

  return by.standsInFor?.find((one) => (task.assignee === one.person || holdsPort(one, task)) && !task.excluded.includes(one.person));
}

/** How the record names who acts: 何静（代高敏）. */
export function doerOf(task: TaskRow | undefined, by: Actor): { id: string; name: string } {
  const principal = task && principalOf(task, by);
  return { id: by.person, name: principal ? `${by.name}（代${principal.name}）` : by.name };
}

function standsInFor(by: Actor, person: string | null): boolean {
  return by.standsInFor?.some((one) => one.person === person) ?? false;
}

/** Somebody who applies and does not work here: staff tasks do not exist for them. */
export function isApplicant({ roles }: Actor): boolean {
  return roles.length === 1 && roles[0] === 'applicant';
}

/** Tells who and when, so that nobody has to ask around. */
export function alreadyCompleted({ name, completed_by_name, completed_at }: TaskRow): Outcome<never> {
  const at = completed_at ? minuteOf(completed_at) : '';
  return refused('TASK_ALREADY_COMPLETED', {
    zh: `任务“${name}”已由${completed_by_name ?? '他人'}于 ${at} 办理完成，无需重复办理。`,
    en: `The task “${name}” was completed by ${completed_by_name ?? 'somebody else'} at ${at}; nothing more is needed.`,
  });
}

function minuteOf(instant: string): string {
  return formatInstant(Date.parse(instant)).slice(0, 16).replace('T', ' ');
}

/** Why a task was closed where the model does not say more: the case took another way. */
export const movedOn = { zh: '办件已转入其他环节。', en: 'The case has moved on.' };

/** A vote that comes after the majority, and other work that the case no longer needs: by whose step, when, and why. */
export function noLongerNeeded({ name, note, ended_by_name, completed_at }: TaskRow): Outcome<never> {
  const at = completed_at ? minuteOf(completed_at) : '';
  const why = note ?? movedOn;
  return refused('TASK_NO_LONGER_NEEDED', {
    zh: `“${name}”已于 ${at} 因${ended_by_name ?? '系统'}的办理而不再需要：${why.zh}`,
    en: `“${name}” has not been needed since ${at}, when ${ended_by_name ?? 'the system'} acted: ${why.en}`,
  });
}

export function alreadyClaimed({ name, assignee_name, claimed_at }: TaskRow): Outcome<never> {
  const at = claimed_at ? minuteOf(claimed_at) : undefined;
  return refused('TASK_ALREADY_CLAIMED', {
    zh: `任务“${name}”已由${assignee_name ?? '他人'}${at ? `于 ${at} ` : ''}认领，请先请对方释放。`,
    en: `The task “${name}” was taken by ${assignee_name ?? 'somebody else'}${at ? ` at ${at}` : ''}: ask them to give it back first.`,
  });
}

function excluded({ name }: TaskRow): Outcome<never> {
  return refused('TASK_EXCLUDED', {
    zh: `您办理过本件前面的环节，“${name}”须由另一人办理。`,
    en: `You did an earlier task of this case; “${name}” must be done by somebody else.`,
  });
}

/** Not even to look at: who is concerned by a case is told so, once they hold a role that would otherwise do it. */
export function recused({ name }: TaskRow): Outcome<never> {
  return refused('TASK_RECUSED', {
    zh: `本件涉及您本人或者您的家庭成员，依法应当回避，“${name}”由其他人员办理。`,
    en: `This case concerns you or your family; by law somebody else must do “${name}”.`,
  });
}

function notYours({ name }: TaskRow): Outcome<never> {
  return refused('TASK_NOT_YOURS', {
    zh: `您没有办理“${name}”的岗位，请联系本单位管理员。`,
    en: `You do not hold a role for “${name}”: ask your administrator.`,
  });
}

/** Also for tasks that are none of the asker's business. */
export const taskNotFound: Outcome<never> = refused('TASK_NOT_FOUND', {
  zh: '没有找到这个待办，可能已被撤回。',
  en: 'There is no such task; it may have been withdrawn.',
});
