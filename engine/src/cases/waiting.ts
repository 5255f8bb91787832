import { explainWaiting, type WaitingReason } from '@onething/processes';
import type { Message } from '@onething/rules';
import type { CompiledRelease } from '../releases/release-library.js';
import type { CaseStory } from '../stores/case-store.js';
import type { WaitingEntry } from './cases.js';
import { elementTitle } from './element-title.js';
import { portTitle } from './port-title.js';

/** Who has the case now, until when and why. What is armed beside a task (warnings, overdue timers) is not waited for. */
export function waitingOf(release: CompiledRelease, story: CaseStory): WaitingEntry[] {
  return explainWaiting(release.compiled.processes, story.state)
    .filter(({ beside }) => beside === 'token')
    .map((reason) => entryOf(release, story, reason));
}

function entryOf(release: CompiledRelease, { tasks, attempts }: CaseStory, reason: WaitingReason): WaitingEntry {
  const task = tasks.find(({ activity }) => activity === reason.activity);
  const who = task ? doerOf(release, task) : whoOf(reason);
  const name = elementTitle(release, reason.processId, reason.elementId);
  return {
    kind: reason.kind === 'signal' || reason.kind === 'condition' ? 'message' : reason.kind,
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

/** The person who took it, else the roles that may. */
function doerOf(release: CompiledRelease, task: CaseStory['tasks'][number]): Message {
  if (task.assignee_name) return { zh: task.assignee_name, en: task.assignee_name };

  const titles = task.candidates.map((port) => portTitle(release, port));
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
