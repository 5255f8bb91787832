import { explainWaiting, portName, type WaitingReason } from '@onething/processes';
import type { Message } from '@onething/rules';
import type { CompiledRelease } from '../releases/release-library.js';
import type { CaseStory } from '../stores/case-store.js';
import type { WaitingEntry } from './cases.js';
import { elementTitle } from './element-title.js';
import { activitiesOfParts } from './parts.js';
import { portTitle } from './port-title.js';

/** Who has the case now, until when and why. What is armed beside a task (warnings, overdue timers) is not waited for. */
export function waitingOf(release: CompiledRelease, story: CaseStory, reader: 'applicant' | 'staff'): WaitingEntry[] {
  const apart = activitiesOfParts(story.state);
  const reasons = explainWaiting(release.compiled.processes, story.state).filter(
    ({ beside, kind, activity }) => beside === 'token' && kind !== 'branch' && kind !== 'inside' && !apart.has(activity),
  );
  return together(reasons.map((reason) => entryOf(release, story, reason, reader)));
}

/** Who has the task of an activity, as the reader may know it. */
export function whoHas(release: CompiledRelease, { tasks }: CaseStory, activity: string, reader: 'applicant' | 'staff'): Message | undefined {
  const task = tasks.find((one) => one.activity === activity);
  return task && doerOf(release, task, reader);
}

/** Tasks that were opened together for the same people are waited for once: 评议人员（3 人）. */
function together(entries: readonly WaitingEntry[]): WaitingEntry[] {
  const same = (a: WaitingEntry, b: WaitingEntry) => a.kind === 'person' && a.elementId === b.elementId && a.who === b.who && a.since === b.since;
  return entries
    .filter((entry, position) => entries.findIndex((one) => same(one, entry) || one === entry) === position)
    .map((entry) => {
      const count = entries.filter((one) => same(one, entry)).length;
      return count < 2 ? entry : { ...entry, who: `${entry.who}（${count} 人）`, whoEn: `${entry.whoEn ?? entry.who} (${count})` };
    });
}

/** As people are told: a condition or a signal is something that must come, like a message. */
const kinds: Readonly<Record<WaitingReason['kind'], WaitingEntry['kind']>> = {
  ...{ person: 'person', system: 'system', timer: 'timer', incident: 'incident' },
  ...{ message: 'message', signal: 'message', condition: 'message', branch: 'message', inside: 'message' },
};

function entryOf(release: CompiledRelease, { tasks, attempts }: CaseStory, reason: WaitingReason, reader: 'applicant' | 'staff'): WaitingEntry {
  const task = tasks.find(({ activity }) => activity === reason.activity);
  const who = task ? doerOf(release, task, reader) : whoOf(reason);
  const name = elementTitle(release, reason.processId, reason.elementId);
  return {
    kind: kinds[reason.kind],
    elementId: reason.elementId,
    name: name.zh,
    nameEn: name.en,
    who: who.zh,
    whoEn: who.en,
    since: reason.since,
    due: task?.due ? { ...task.due, days: [...task.due.days] } : undefined,
    reason: task ? taskReason(who, name, task.due?.date) : retryReason(reason, attempts.get(reason.activity) ?? 0),
  };
}

/** The person who took it, else the roles that may. An applicant deals with the office, not with the person. */
function doerOf(release: CompiledRelease, task: CaseStory['tasks'][number], reader: 'applicant' | 'staff'): Message {
  if (task.assignee_name && (reader === 'staff' || task.candidates.length === 0)) return { zh: task.assignee_name, en: task.assignee_name };

  const titles = [...new Set(task.candidates.map(portName))].map((port) => portTitle(release, port));
  return { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') };
}

function taskReason(who: Message, name: Message, due: string | undefined): Message {
  const [zh, en] = due ? [`，最迟 ${due}`, `, by ${due} at the latest`] : ['', ''];
  return { zh: `等待${who.zh}办理“${name.zh}”${zh}。`, en: `Waiting for ${who.en} to do “${name.en}”${en}.` };
}

function retryReason({ kind, name, reason }: WaitingReason, attempts: number): Message {
  if (kind !== 'system' || attempts === 0) return reason;

  return {
    zh: `“${name}”所查的系统暂时没有应答，已重试 ${attempts} 次，系统会继续重试。`,
    en: `The system that “${name}” asks has not answered yet (${attempts} tries); it will be asked again.`,
  };
}

function whoOf({ kind }: WaitingReason): Message {
  return kind === 'incident' ? { zh: '工作人员', en: 'staff' } : { zh: '系统', en: 'the system' };
}
