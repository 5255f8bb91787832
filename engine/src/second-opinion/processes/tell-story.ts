import type { CompiledPackage, HistoryEvent } from '@onething/processes';
import type { Facts, Value } from '@onething/rules';
import type { Happening, KnownAt, Story } from './story.js';

/** What a case has lived through, and the facts that no process can write (`case`, `applicant`, `params`). */
export interface ToldCase {
  readonly events: readonly HistoryEvent[];
  readonly facts: Facts;
}

/** The story of a case for another engine: what came from outside, in order, and what was known at each choice. */
export function tellStory(compiled: CompiledPackage, { events, facts }: ToldCase): Story {
  const started = events.find(({ type }) => type === 'instance.started');
  const root = started?.processId ?? '';
  const processes = [...new Set(events.map(({ processId }) => processId))];
  return {
    root,
    byClock: started?.data?.occurrence !== undefined,
    models: Object.fromEntries(processes.flatMap((id) => modelOf(compiled, id))),
    happenings: happeningsOf(compiled, events),
    known: knownAtChoices(compiled, events, facts),
  };
}

function modelOf({ package: own, required }: CompiledPackage, id: string): readonly (readonly [string, string])[] {
  const [owner, name] = id.includes(':') ? id.split(':') : [own.manifest.id, id];
  const file = [own, ...required].find(({ manifest }) => manifest.id === owner)?.processes[name ?? ''];
  return file ? [[id, file.xml]] : [];
}

/** Tasks that somebody or something answers. */
const answered = new Set(['userTask', 'manualTask', 'serviceTask', 'sendTask', 'receiveTask', 'scriptTask', 'businessRuleTask']);

function happeningsOf({ processes }: CompiledPackage, events: readonly HistoryEvent[]): Happening[] {
  return events.flatMap((event): Happening[] => {
    const { type, processId: process, elementId: element = '', data } = event;
    const task = answered.has(processes.process(process)?.elements.get(element)?.type ?? '');
    if (type === 'timer.fired') return [{ kind: 'timer', process, element }];
    if (task ? type === 'activity.completed' : type === 'message.correlated') return [{ kind: 'answer', process, element }];

    return task && type === 'error.thrown' ? [{ kind: 'error', process, element, code: String(data?.code) }] : [];
  });
}

/** A snapshot before each leaving of an element whose flows carry conditions. */
function knownAtChoices({ processes }: CompiledPackage, events: readonly HistoryEvent[], fixed: Facts): KnownAt[] {
  const variables = new Map<string, Record<string, Value>>();
  const write = (process: string, values: unknown) => variables.set(process, { ...variables.get(process), ...facts(values) });
  return events.flatMap(({ type, processId: process, elementId: element = '', data = {} }, index) => {
    if (type === 'instance.started') write(process, data.variables);
    if (type === 'scope.opened') write(process, data.variables);
    if (type === 'variables.set') write(process, data.values);
    const chooses = processes
      .process(process)
      ?.elements.get(element)
      ?.outgoing.some(({ condition }) => condition);

    return type === 'activity.completed' && chooses
      ? [{ process, element, facts: { ...variables.get(process), ...fixed }, taken: takenAfter(events, index) }]
      : [];
  });
}

/** The flows that a token took on leaving. */
function takenAfter(events: readonly HistoryEvent[], index: number): readonly string[] {
  const after = events.slice(index + 1);
  const end = after.findIndex(({ type }) => type !== 'flow.taken');

  return after.slice(0, end < 0 ? undefined : end).map(({ elementId = '' }) => elementId);
}

function facts(values: unknown): Record<string, Value> {
  return typeof values === 'object' && values !== null ? Object.fromEntries(Object.entries(values)) : {};
}
