import { civilDateOf, formatInstant } from '@onething/rules';
import type { NotificationToSend } from '../notifications/notifications.js';
import type { OpenCaseDues } from '../stores/calendar-store.js';
import type { CaseRecounted } from './recount-cases.js';

/** Who is told: the applicant where the promised day has moved, and whoever has taken a task whose day has moved. A date that was only confirmed is no news. */
export function tellOfRecount(
  { instance, number, title, applicant, tasks }: OpenCaseDues,
  { moved, due, at }: CaseRecounted,
  calendar: string,
): readonly NotificationToSend[] {
  const about = { case: instance, at, key: `recount ${calendar} ${instance}` };
  const promised: NotificationToSend[] =
    due && due.before !== due.after
      ? [
          {
            ...about,
            to: applicant,
            title: '办结期限已重新计算',
            text: `新公布的放假安排影响了“${title}”（${number}）的承诺办结日：原为 ${due.before}，现为 ${due.after}。逐日计算见办件页面。`,
          },
        ]
      : [];
  const ofTasks = moved.flatMap(({ activity, kind, name, before, after }): NotificationToSend[] => {
    const assignee = tasks.find((task) => task.activity === activity)?.assignee;
    const [old, now] = [dayOf(before), dayOf(after)];
    if (kind !== 'task' || !assignee || old === now || assignee === applicant) return [];
    const text = `新公布的放假安排影响了“${name}”（${number}）的办理期限：原为 ${old}，现为 ${now}。`;
    return [{ ...about, key: `${about.key} ${activity}`, to: assignee, title: '待办期限已重新计算', text }];
  });

  return [...promised, ...ofTasks];
}

/** A period of days ends at 24:00, which is 00:00 of the day after. */
function dayOf(at: string): string {
  return civilDateOf(formatInstant(Date.parse(at) - 1));
}
