import type { Message } from '@onething/rules';
import type { CompiledElement } from '../language/compiled-process.js';
import type { OpenTask, RunConnector, ScheduleTimer, Subscribe } from './effect.js';
import { elementOf, type ProcessSet } from './process-set.js';
import type { ActivityInstance, InstanceState, Scope } from './state.js';

/** Why an instance does not go on at one place: who or what is awaited, and until when. */
export interface WaitingReason {
  /** `branch`: a token at a join waits for others; `inside`: an activity waits for what it has opened, which has reasons of its own. */
  readonly kind: 'person' | 'system' | 'timer' | 'message' | 'signal' | 'condition' | 'incident' | 'branch' | 'inside';
  readonly activity: string;
  readonly processId: string;
  readonly elementId: string;
  readonly name: string;
  /** Role ports or a person; the name of a connector or a message; what a condition reads; the elements from which a branch must still come. */
  readonly who: readonly string[];
  /** Empty for a branch: nobody notes when a token came to a join. */
  readonly since: string;
  /** The instant a timer fires. */
  readonly until?: string;
  /** The events armed beside the activity carry on without it: `warn`, `overdue`. */
  readonly beside: 'token' | 'armed';
  readonly reason: Message;
}

/** A structured reason for every place at which the instance waits. */
export function explainWaiting(definitions: ProcessSet, state: InstanceState): readonly WaitingReason[] {
  if (state.status !== 'running') return [];

  return Object.values(state.scopes).flatMap((scope) => [
    ...Object.values(scope.activities).flatMap((activity) => explain(definitions, scope, activity)),
    ...joins(definitions, scope),
  ]);
}

type Explanation = Pick<WaitingReason, 'kind' | 'who' | 'until' | 'reason'>;

function explain(definitions: ProcessSet, scope: Scope, activity: ActivityInstance): readonly WaitingReason[] {
  const element = elementOf(definitions, scope.processId, activity.elementId);
  const { name } = element;
  const explanation = activity.incident
    ? incident(name, activity.incident)
    : activity.work && !activity.paused
      ? byWork(name, activity.work)
      : (condition(element, activity) ?? holding(name, activity));
  if (!explanation) return [];

  const { id, elementId, since } = activity;
  return [{ activity: id, processId: scope.processId, elementId, name, since, beside: carriesToken(scope, activity) ? 'token' : 'armed', ...explanation }];
}

/** Of an event gateway one event carries on, of an event with several definitions its parts; what is armed beside an activity does not. */
function carriesToken(scope: Scope, { role, host = '' }: ActivityInstance): boolean {
  const around = scope.activities[host];
  return role === 'token' || role === 'gatewayEvent' || (role === 'part' && around !== undefined && carriesToken(scope, around));
}

/** An activity that has opened something waits for that; a timer that stands still with the legal clock for the clock. */
function holding(name: string, { inside, attached, role, paused }: ActivityInstance): Explanation | undefined {
  if (paused) return { kind: 'timer', who: [], reason: { zh: `“${name}”的期限暂停计算。`, en: `The period of “${name}” stands still.` } };
  if (!inside && !(role === 'token' && attached)) return undefined;

  return { kind: 'inside', who: [], reason: { zh: `“${name}”等待其中的环节完成。`, en: `“${name}” waits for what is inside it.` } };
}

/** Tokens that wait at joins stand in no activity: which branches have not come. */
function joins(definitions: ProcessSet, scope: Scope): readonly WaitingReason[] {
  const process = definitions.process(scope.processId);
  const gateways = new Set(Object.keys(scope.joins).flatMap((flow) => process?.flows.get(flow)?.target ?? []));
  return [...gateways].flatMap((id) => {
    const gateway = process?.elements.get(id);
    if (!gateway) return [];

    const missing = gateway.incoming.filter((flow) => scope.joins[flow.id] === undefined).map(({ source }) => source);
    const names = missing.map((source) => process?.elements.get(source)?.name ?? source);
    const reason = { zh: `“${gateway.name}”等待其他分支：${names.join('、')}。`, en: `“${gateway.name}” waits for other branches: ${names.join(', ')}.` };
    return [
      {
        activity: id,
        processId: scope.processId,
        elementId: id,
        name: gateway.name,
        kind: 'branch',
        who: missing,
        since: '',
        beside: 'token',
        reason,
      } as const,
    ];
  });
}

/** An event that waits for a condition has asked nobody for anything. */
function condition({ name, trigger, parts }: CompiledElement, { part, done }: ActivityInstance): Explanation | undefined {
  const awaited = (part === undefined ? trigger : parts[part]?.trigger)?.condition;
  if (!awaited || done) return undefined;

  return {
    kind: 'condition',
    who: awaited.facts,
    reason: { zh: `“${name}”等待条件成立：${awaited.text}。`, en: `“${name}” waits until this holds: ${awaited.text}.` },
  };
}

function byWork(name: string, work: OpenTask | RunConnector | ScheduleTimer | Subscribe): Explanation {
  if (work.type === 'openTask') return task(name, work);
  if (work.type === 'runConnector') return job(name, work);
  return work.type === 'scheduleTimer' ? timer(name, work) : subscription(name, work);
}

function incident(name: string, { message }: { message: Message }): Explanation {
  return {
    kind: 'incident',
    who: [],
    reason: { zh: `“${name}”遇到异常，等待工作人员处置：${message.zh}`, en: `“${name}” has an incident that staff must resolve: ${message.en}` },
  };
}

function task(name: string, { assignee, candidates }: OpenTask): Explanation {
  const who = assignee === undefined ? candidates : [assignee];
  return {
    kind: 'person',
    who,
    reason: { zh: `等待${who.join('、') || '办理人'}办理“${name}”。`, en: `Waiting for ${who.join(', ') || 'somebody'} to do “${name}”.` },
  };
}

function job(name: string, { connector }: RunConnector): Explanation {
  return { kind: 'system', who: [connector], reason: { zh: `系统正在处理“${name}”。`, en: `The system is working on “${name}”.` } };
}

function timer(name: string, { due }: ScheduleTimer): Explanation {
  return {
    kind: 'timer',
    who: [],
    until: due,
    reason: { zh: `“${name}”将在 ${due.slice(0, 16).replace('T', ' ')} 到时。`, en: `“${name}” is due at ${due.slice(0, 16).replace('T', ' ')}.` },
  };
}

function subscription(name: string, work: Subscribe): Explanation {
  const kind = work.kind === 'message' ? { zh: '消息', en: 'message' } : { zh: '信号', en: 'signal' };
  return {
    kind: work.kind,
    who: [work.name],
    reason: { zh: `“${name}”等待${kind.zh}“${work.name}”。`, en: `“${name}” waits for the ${kind.en} “${work.name}”.` },
  };
}
