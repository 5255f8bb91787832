import { civilDateOf, describeLabelled, type Facts, formatInstant, type Message, type ScorecardDefinition, type Value } from '@onething/rules';
import { readFacts } from '../connectors/read-facts.js';
import type { CompiledRelease } from '../releases/release-library.js';
import type { HistoryRow } from '../stores/case-store.js';
import { outside } from './case-entry.js';
import type { HistoryEntry } from './cases.js';
import { elementTitle } from './element-title.js';

/** What a line says of an event; nothing for events that only machines want. */
type Line = (event: HistoryRow, about: About) => Message | undefined;

interface About {
  /** What the model calls the element. */
  readonly name: string;
  readonly elementType: string | undefined;
  readonly by: string;
  readonly outputs: string;
  /** Where the case was returned to. */
  readonly to: string;
  readonly reader: 'applicant' | 'staff';
  /** Others have done the same task in this step: a vote has its majority. */
  readonly decided: boolean;
}

const lines: Readonly<Record<string, Line>> = {
  'instance.started': ({ data }, { name, by }) =>
    startedByClock(data, name) ?? { zh: `${by}提交申请，系统已受理。`, en: `${by} applied; the case was accepted.` },
  'activity.entered': (_, { name, elementType }) => (elementType === 'userTask' ? { zh: `转入“${name}”。`, en: `Passed on to “${name}”.` } : undefined),
  'activity.completed': (_, { name, elementType, by }) => completedLine(name, elementType, by),
  'activity.cancelled': (_, { name, elementType, decided }) => (elementType === 'userTask' ? cancelledLine(name, decided) : undefined),
  'task.claimed': (_, { name, by }) => ({ zh: `${by}认领了“${name}”。`, en: `${by} took “${name}”.` }),
  'task.released': (_, { name, by }) => ({ zh: `${by}退回了“${name}”。`, en: `${by} gave “${name}” back.` }),
  // Why it was returned is said among staff; the applicant learns what is done again.
  'activity.returned': ({ data }, { name, to, by, reader }) => ({
    zh: `${by}将办件从“${name}”退回到“${to}”重新办理${reader === 'staff' ? `：${reasonOf(data)}` : ''}。`,
    en: `${by} returned the case from “${name}” to “${to}”${reader === 'staff' ? `: ${reasonOf(data)}` : ''}.`,
  }),
  'decision.evaluated': (_, { name, outputs }) => ({
    zh: `按规则判定“${name}”${outputs && `：${outputs}`}。`,
    en: `Decided “${name}” by rule${outputs && `: ${outputs}`}.`,
  }),
  'timer.fired': (_, { name }) => (name ? { zh: `“${name}”时间已到。`, en: `The time of “${name}” has come.` } : undefined),
  'message.correlated': (_, { name }) => ({ zh: `收到“${name}”的消息。`, en: `A message for “${name}” arrived.` }),
  'clock.suspended': ({ data }) => ({ zh: `办理时限暂停计算：${reasonOf(data)}。`, en: `The legal clock stands still: ${reasonOf(data)}.` }),
  'clock.resumed': ({ data }) => ({ zh: `办理时限恢复计算（${reasonOf(data)}结束）。`, en: `The legal clock goes on (${reasonOf(data)} is over).` }),
  'clock.recounted': ({ data }) => recountedLine(data),
  'release.changed': ({ data }) => ({
    zh: `办件改按新发布的版本（${text(data?.to)}）继续办理。`,
    en: `The case goes on under a later version (${text(data?.to)}).`,
  }),
  'error.caught': (_, { name }) => ({ zh: `已按“${name}”处理。`, en: `Handled as “${name}”.` }),
  'incident.raised': (_, { name }) => ({
    zh: `“${name}”遇到异常，已通知工作人员处置，您无需重新提交。`,
    en: `“${name}” has an incident; staff were told, you need not apply again.`,
  }),
  'incident.resolved': (_, { name }) => ({ zh: `“${name}”的异常已处置。`, en: `The incident at “${name}” was resolved.` }),
  'instance.completed': (_, { name }) => ({
    zh: name ? `办件办结：${name}。` : '办件办结。',
    en: name ? `The case is closed: ${name}.` : 'The case is closed.',
  }),
  'instance.terminated': (_, { name }) => ({
    zh: name ? `办件终止：${name}。` : '办件终止。',
    en: name ? `The case was ended: ${name}.` : 'The case was ended.',
  }),
  'instance.cancelled': () => ({ zh: '办件已撤销。', en: 'The case was cancelled.' }),
};

/** The story of a case as its reader may see it. Staff are named to staff only: an applicant deals with the office, not with the person. */
export function historyLines(release: CompiledRelease, history: readonly HistoryRow[], applicant: string, reader: 'applicant' | 'staff'): HistoryEntry[] {
  return history.filter(isFirstOfItsTurns).flatMap((event) => {
    const at = event.element ?? startEventOf(event);
    const element = event.element ? release.compiled.processes.process(event.process)?.elements.get(event.element) : undefined;
    const named = reader === 'staff' || event.actor === applicant ? (event.actor ?? undefined) : undefined;
    const name = at ? elementTitle(release, event.process, at) : { zh: '', en: '' };
    const [outputs, elementType] = [outputsOf(event, release), element?.type];
    const decided = history.some(({ type, rev, element: same }) => type === 'activity.completed' && rev === event.rev && same === event.element);
    const to = typeof event.data?.to === 'string' ? elementTitle(release, event.process, event.data.to) : { zh: '', en: '' };
    const same = { elementType, decided, reader };
    const zh = lines[event.type]?.(event, { ...same, name: name.zh, to: to.zh, by: named ?? (event.actor ? '工作人员' : '系统'), outputs: outputs.zh });
    const en = lines[event.type]?.(event, { ...same, name: name.en, to: to.en, by: named ?? (event.actor ? 'The office' : 'The system'), outputs: outputs.en });
    const text = zh && en && { zh: zh.zh, en: en.en };
    return text ? [{ id: event.id, at: outside(event.at), type: event.type, elementId: event.element ?? undefined, name: element?.name, by: named, text }] : [];
  });
}

/** The start of a case stands at no element; where the clock began it, it names the event. */
function startEventOf({ type, data }: HistoryRow): string | undefined {
  return type === 'instance.started' && typeof data?.startEvent === 'string' ? data.startEvent : undefined;
}

/** Tasks that were opened together are told once: a vote of three is one line. */
function isFirstOfItsTurns(event: HistoryRow, position: number, history: readonly HistoryRow[]): boolean {
  const { type, rev, element, process } = event;
  if (!['activity.entered', 'activity.completed', 'activity.cancelled'].includes(type)) return true;

  return history.findIndex((one) => one.type === type && one.rev === rev && one.element === element && one.process === process) === position;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function reasonOf(data: HistoryRow['data']): string {
  return typeof data?.reason === 'string' ? data.reason : '';
}

/** What the clock has begun says which time it was, and how many before it went by while nothing ran. */
function startedByClock(data: HistoryRow['data'], name: string): Message | undefined {
  const occurrence = readFacts(data?.occurrence);
  if (!occurrence) return undefined;
  const { at, missed } = occurrence;
  const [day, time] = [String(at).slice(0, 10), String(at).slice(11, 16)];
  const before =
    typeof missed === 'number' && missed > 0
      ? { zh: `；此前有 ${missed} 次未能按时立案`, en: `; ${missed} earlier time(s) went by unseen` }
      : { zh: '', en: '' };
  return { zh: `按计划“${name}”（${day} ${time}）由系统立案${before.zh}。`, en: `Opened by the clock, “${name}” (${day} ${time})${before.en}.` };
}

/** Days that have moved are told; a date that was only confirmed is told as such. */
function recountedLine(data: HistoryRow['data']): Message {
  const due = readFacts(data?.due);
  const moved: readonly unknown[] = Array.isArray(data?.moved) ? data.moved : [];
  const tasks = moved.flatMap((one): readonly Facts[] => [readFacts(one) ?? {}]).filter(({ kind, before, after }) => kind === 'task' && before !== after);
  const zh = [
    ...(due ? [`承诺办结日 ${due.before} → ${due.after}`] : []),
    ...tasks.map(({ name, before, after }) => `“${name}” ${lastDayOf(before)} → ${lastDayOf(after)}`),
  ].join('；');
  const en = [
    ...(due ? [`promised day ${due.before} → ${due.after}`] : []),
    ...tasks.map(({ name, before, after }) => `“${name}” ${lastDayOf(before)} → ${lastDayOf(after)}`),
  ].join('; ');

  return {
    zh: `新公布的放假安排已生效，期限重新计算${zh && `：${zh}`}。`,
    en: `The holidays of a further year are published; periods were counted again${en && `: ${en}`}.`,
  };
}

/** A period of days ends at 24:00, which is 00:00 of the day after. */
function lastDayOf(at: Value | undefined): string {
  return typeof at === 'string' ? civilDateOf(formatInstant(Date.parse(at) - 1)) : '';
}

function cancelledLine(name: string, decided: boolean): Message {
  if (decided) return { zh: `“${name}”已有结果，其余的不再需要办理。`, en: `“${name}” is decided; the others are no longer needed.` };

  return { zh: `“${name}”已撤回。`, en: `“${name}” was withdrawn.` };
}

function completedLine(name: string, type: string | undefined, by: string): Message | undefined {
  if (type === 'userTask') return { zh: `${by}办理完成“${name}”。`, en: `${by} completed “${name}”.` };
  if (type === 'serviceTask' || type === 'sendTask') return { zh: `系统完成“${name}”。`, en: `The system completed “${name}”.` };

  return undefined;
}

/** What was decided, in short: the outputs of a table that are words or numbers, or score and grade. A calculation is not told here. */
function outputsOf({ data }: HistoryRow, release: CompiledRelease): Message {
  const decision = typeof data?.decision === 'string' ? release.package.decisions[data.decision] : undefined;
  const output = data?.output;
  if (typeof output !== 'object' || output === null) return { zh: '', en: '' };
  if (decision?.kind === 'scorecard') return scored(decision, output);
  if (decision?.kind !== 'decision-table') return { zh: '', en: '' };

  const told = decision.outputs.map(({ id, labels }) => ({ value: Reflect.get(output, id), labels })).filter(({ value }) => value !== '' && isPlain(value));
  const words = told.map(({ value, labels }) => describeLabelled(value, labels));
  return { zh: words.map(({ zh }) => zh).join('，'), en: words.map(({ en }) => en).join(', ') };
}

/** A score that missing facts left open is not told. */
function scored({ grades }: ScorecardDefinition, output: object): Message {
  const score: unknown = Reflect.get(output, 'score');
  const grade = grades.find(({ code }) => code === Reflect.get(output, 'grade'));
  const title = { zh: grade?.title ?? '', en: grade?.titleEn ?? grade?.code ?? '' };

  return typeof score === 'number' ? { zh: `${score} 分，${title.zh}`, en: `${score} points, ${title.en}` } : title;
}

function isPlain(value: unknown): value is Value {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
