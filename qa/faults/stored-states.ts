import type { Command, InstanceState, OpenWork } from '@onething/processes';
import { openWork } from '@onething/processes';
import { chinaCalendar } from '@onething/rules';
import { interpret } from '../../engine/src/runtime/interpret.js';
import { end, flow, serviceTask, smallRelease, start, taken, userTask } from '../support/small-world.js';

/** A case as an earlier version has stored it, what it waited for then, and how it went on. */
export interface StoredState {
  readonly name: string;
  readonly body: string;
  readonly state: InstanceState;
  readonly open: OpenSummary;
  readonly commands: readonly Command[];
  /** What was open after each command, and the status at the end. */
  readonly then: readonly OpenSummary[];
  readonly status: InstanceState['status'];
}

export type OpenSummary = Readonly<Record<keyof OpenWork, readonly string[]>>;

const context = {
  now: '2026-09-14T10:00:00+08:00',
  calendar: chinaCalendar,
  parameters: {},
  facts: { case: { no: 'OT-1', date: '2026-09-14' }, applicant: { id: 'p1', name: '李强' } },
};

/** Takes a stored state on through its commands. */
export async function goOn({
  body,
  state,
  commands,
}: Pick<StoredState, 'body' | 'state' | 'commands'>): Promise<Pick<StoredState, 'open' | 'then' | 'status'>> {
  const release = await smallRelease(body);
  const then: OpenSummary[] = [];
  let present = state;
  for (const command of commands) {
    present = taken(interpret(release, present, command, context)).state;
    then.push(summary(present));
  }
  return { open: summary(state), then, status: present.status };
}

/** A case of a shape, begun and taken to its end: what is stored of it, and the commands with the ids that it gave. */
export async function captured({ name, body, steps }: Shape): Promise<StoredState> {
  const release = await smallRelease(body);
  const start: Command = { type: 'startInstance', processId: 'small', variables: { note: 'A', amount: 3 } };
  const state = taken(interpret(release, undefined, start, context)).state;
  const commands: Command[] = [];
  let present = state;
  for (const next of steps) {
    const command = next(present);
    commands.push(command);
    present = taken(interpret(release, present, command, context)).state;
  }
  return { name, body, state, commands, ...(await goOn({ body, state, commands })) };
}

/** What happens next to a case, found by the element where it waits. */
type Next = (state: InstanceState) => Command;

interface Shape {
  readonly name: string;
  readonly body: string;
  readonly steps: readonly Next[];
}

function waitingAt(state: InstanceState, element: string): string {
  const activities = Object.values(state.scopes).flatMap((scope) => Object.values(scope.activities));
  const found = activities.find((activity) => activity.elementId === element && (activity.work !== undefined || activity.incident !== undefined));
  if (!found) throw new Error(`Nothing waits at ${element}`);
  return found.id;
}

function summary(state: InstanceState): OpenSummary {
  const open = openWork(state);
  const keys = (items: readonly { readonly activity: string; readonly elementId: string }[]) =>
    items.map(({ activity, elementId }) => `${activity} ${elementId}`).sort();
  return {
    tasks: keys(open.tasks),
    timers: keys(open.timers),
    jobs: keys(open.jobs),
    subscriptions: keys(open.subscriptions),
    incidents: keys(open.incidents),
  };
}

const done =
  (element: string): Next =>
  (state) => ({ type: 'completeActivity', activity: waitingAt(state, element), output: { verdict: 'ok', x: 1 }, by: 'clerk' });
const late =
  '<bpmn:boundaryEvent id="late" name="逾期" attachedToRef="check" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>';
const wait =
  '<bpmn:intermediateCatchEvent id="wait" name="等待"><bpmn:extensionElements><onething:key value="note" /></bpmn:extensionElements><bpmn:messageEventDefinition messageRef="m" /></bpmn:intermediateCatchEvent>';
const many = userTask('vote').replace(' />', '><bpmn:multiInstanceLoopCharacteristics onething:collection="[1, 2, 3]" onething:element="n" /></bpmn:userTask>');
const inside = `<bpmn:subProcess id="sub" name="子流程"><bpmn:startEvent id="i-start" />${userTask('inner')}<bpmn:endEvent id="i-end" />${flow('i-start', 'inner', 'i-end')}</bpmn:subProcess>`;
const both = '<bpmn:parallelGateway id="both" />';
const join = '<bpmn:parallelGateway id="join" />';

/** The shapes that are captured. */
export const shapes: readonly Shape[] = [
  { name: 'a task', body: start + userTask('check') + end + flow('start', 'check', 'end'), steps: [done('check')] },
  {
    name: 'a task with a deadline that has come',
    body: `${start}${userTask('check')}${late}${serviceTask('remind')}${end}<bpmn:endEvent id="told" />${flow('start', 'check', 'end')}${flow('late', 'remind', 'told')}`,
    steps: [(state) => ({ type: 'fireTimer', activity: waitingAt(state, 'late') }), done('remind'), done('check')],
  },
  {
    name: 'two branches that meet again',
    body: `${start}${both}${userTask('check')}${serviceTask('ask')}${join}${end}${flow('start', 'both', 'check', 'join', 'end')}${flow('both', 'ask', 'join')}`,
    steps: [done('ask'), done('check')],
  },
  { name: 'a vote of three', body: start + many + end + flow('start', 'vote', 'end'), steps: [done('vote'), done('vote'), done('vote')] },
  {
    name: 'a message that is waited for',
    body: start + wait + end + flow('start', 'wait', 'end'),
    steps: [(state) => ({ type: 'correlateMessage', activity: waitingAt(state, 'wait'), payload: {} })],
  },
  { name: 'a sub-process', body: start + inside + end + flow('start', 'sub', 'end'), steps: [done('inner')] },
  {
    name: 'an incident that is tried again',
    body: start + serviceTask('ask') + end + flow('start', 'ask', 'end'),
    steps: [
      (state) => ({ type: 'raiseIncident', activity: waitingAt(state, 'ask'), code: 'X', message: { zh: '坏了', en: 'broken' } }),
      (state) => ({ type: 'retryActivity', activity: waitingAt(state, 'ask') }),
      done('ask'),
    ],
  },
];
