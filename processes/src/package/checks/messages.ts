import type { Finding } from '@onething/rules';
import type { ElementModel } from '../../language/process-model.js';
import { type Checked, mistake, type PackageCheck } from './check.js';
import { type PackageElement, packageElements } from './package-elements.js';

/**
 * A message that begins a process opens a case, so that process belongs to a matter; the same message cannot also be what a running
 * case waits for, it is sent by itself, and no chain of messages opens cases for ever.
 */
export const messages: PackageCheck = (checked) => {
  const all = packageElements(checked.pkg).map((one) => ({ ...one, ...endsOf(one) }));
  const starts = all.filter(({ begins, sends }) => begins !== undefined && sends === undefined);
  const sent = new Set(all.flatMap(({ sends, hidden }) => [...(sends === undefined ? [] : [sends]), ...hidden]));
  return starts
    .filter(({ begins = '' }) => sent.has(begins))
    .flatMap((start) => [...withoutMatter(checked, start), ...alsoAwaited(all, start), ...sentBesides(all, start), ...endless(all, start)]);
};

interface Ends {
  readonly begins?: string;
  readonly awaits?: string;
  readonly sends?: string;
  /** Messages sent beside other things, by events with several definitions and by loops. */
  readonly hidden: readonly string[];
}
type End = PackageElement & Ends;

function endsOf({ element, process }: PackageElement): Ends {
  const [message] = messagesOf(element);
  const hidden = isSender(element) ? messagesOf(element).slice(element.triggers.length > 1 ? 0 : 1) : [];
  if (isSender(element)) return { sends: hidden.length > 0 ? undefined : message, hidden };
  if (element.type === 'startEvent' && element.container === process.id) return { begins: message, hidden };
  return { awaits: message, hidden };
}

function isSender({ type }: ElementModel): boolean {
  return type === 'sendTask' || type === 'intermediateThrowEvent' || type === 'endEvent';
}

function messagesOf({ type, message, triggers }: ElementModel): readonly string[] {
  if (type === 'sendTask' || type === 'receiveTask') return message === undefined ? [] : [message];
  return triggers.flatMap((trigger) => (trigger.type === 'message' && trigger.name !== undefined ? [trigger.name] : []));
}

function withoutMatter({ pkg }: Checked, { process, place, zh, en }: End): readonly Finding[] {
  if (pkg.manifest.matters.some((matter) => matter.process === process.id)) return [];
  return [
    mistake(
      'MESSAGE_START_WITHOUT_MATTER',
      place,
      `消息会启动${zh}，但没有事项使用流程 ${process.id}，无法立案`,
      `A message begins ${en}, which no matter names: no case can be opened`,
    ),
  ];
}

function alsoAwaited(all: readonly End[], { begins }: End): readonly Finding[] {
  return all
    .filter(({ awaits }) => awaits === begins)
    .map(({ place, zh, en }) =>
      mistake(
        'MESSAGE_START_AWAITED',
        place,
        `${zh}等待的消息“${begins}”同时会启动新的办件，请使用不同的消息`,
        `${en} waits for the message "${begins}", which also opens a case; use two messages`,
      ),
    );
}

function sentBesides(all: readonly End[], { begins = '' }: End): readonly Finding[] {
  return all
    .filter(({ hidden }) => hidden.includes(begins))
    .map(({ place, zh, en }) =>
      mistake(
        'MESSAGE_START_SENT_BESIDES',
        place,
        `${zh}同时触发多个事件，其中的消息“${begins}”会启动新的办件，请单独发送`,
        `${en} throws several events, one of which opens a case by the message "${begins}"; send it alone`,
      ),
    );
}

/** Follows what the begun process sends; a way back to its own start would open cases without end. */
function endless(all: readonly End[], { process, begins, place, zh, en }: End): readonly Finding[] {
  const reached = new Set<string>();
  for (const ahead = [process.id]; ahead.length > 0; ) {
    const from = ahead.pop();
    const sent = all.filter((one) => one.process.id === from).flatMap(({ sends }) => sends ?? []);
    for (const next of all.filter((one) => one.begins !== undefined && sent.includes(one.begins))) {
      if (next.process.id === process.id && next.begins === begins)
        return [
          mistake(
            'MESSAGE_START_ENDLESS',
            place,
            `${zh}启动的流程会再次发出启动它的消息，办件会无止境地产生`,
            `What ${en} begins sends the message that begins it: cases would be opened without end`,
          ),
        ];
      if (!reached.has(next.process.id)) ahead.push(next.process.id);
      reached.add(next.process.id);
    }
  }
  return [];
}
