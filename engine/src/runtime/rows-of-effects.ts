import { type Effect, type HistoryEvent, portName, type RunConnector } from '@onething/processes';
import { type Calendar, dueDate } from '@onething/rules';
import { isFacts } from '../connectors/input.js';
import type { JobKind, JobToRun, Resolution, SampledDecision, StepRows, WorkRow } from './step-rows.js';

/** What an effect needs to know of the step it comes from. */
export interface EffectScene {
  readonly instance: string;
  readonly package: string;
  readonly now: string;
  readonly calendar: Calendar;
  /** The node that is given the new jobs at once; `null` leaves them to whoever claims first. */
  readonly node: string | null;
  readonly actor: { readonly id: string; readonly name: string };
  /** Tries that the failed job has behind it. */
  readonly attempts: number;
  readonly newId: () => string;
  /** Where the step settles an incident by hand. */
  readonly resolution?: Resolution;
  readonly applicant: { readonly id: string; readonly name: string };
  /** The decisions that another engine is asked about. */
  readonly sampled?: (event: HistoryEvent) => SampledDecision | undefined;
}

type Rows = Partial<StepRows>;
type EffectOf<T extends Effect['type']> = { [K in T]: Extract<Effect, { type: K }> & { readonly type: K } }[T];
type EffectRows = { readonly [T in Effect['type']]: (effect: EffectOf<T>, scene: EffectScene) => Rows };

/** Every effect as rows of the save. A new effect is a line here. */
const effectRows: EffectRows = {
  openTask: (effect, scene) => ({ tasks: [taskOf(effect, scene)] }),
  closeTask: ({ activity, reason, note }, { instance, actor: { id, name } }) => ({
    closed_tasks: [{ instance, activity, status: reason, ...(reason === 'completed' ? { actor: id, actor_name: name } : { note, ended_by_name: name }) }],
  }),
  moveTask: ({ activity, due, warnAt }, { instance }) => ({
    moved_tasks: [{ instance, activity, moved: true, ...(due && { due, due_at: due.at }), ...(warnAt !== undefined && { warn_at: warnAt }) }],
  }),
  excludePersons: ({ activity, excluded }, { instance }) => ({ moved_tasks: [{ instance, activity, excluded }] }),
  scheduleTimer: (effect, scene) => ({ timers: [{ ...workOf(effect, scene), rule: effect.rule, provisional: effect.provisional, due_at: effect.due }] }),
  cancelTimer: gone('timer'),
  runConnector: (effect, scene) => ({ jobs: [effect.connector === 'external-work' ? externalOf(effect, scene) : connectorOf(effect, scene)] }),
  cancelConnector: (effect, scene) => ({ gone: [...(gone('connector')(effect, scene).gone ?? []), ...(gone('external')(effect, scene).gone ?? [])] }),
  subscribe: (effect, scene) => ({ subscriptions: [{ ...workOf(effect, scene), kind: effect.kind, name: effect.name, keys: keyText(effect.keys) }] }),
  unsubscribe: gone('subscription'),
  sendMessage: (effect, scene) => ({
    jobs: [
      {
        ...workOf(effect, scene),
        kind: 'message',
        input: { name: effect.name, keys: effect.keys, payload: effect.payload },
        due_at: scene.now,
        node: scene.node,
      },
    ],
  }),
  throwSignal: (effect, scene) => ({
    jobs: [{ ...workOf(effect, scene), kind: 'signal', input: { name: effect.name, payload: effect.payload }, due_at: scene.now, node: scene.node }],
  }),
  openIncident: (effect, scene) => ({
    incidents: [{ ...workOf(effect, scene), id: scene.newId(), code: effect.code, message: effect.message, attempts: scene.attempts }],
  }),
  closeIncident: ({ activity }, { instance, actor, resolution }) => ({
    closed_incidents: [{ instance, activity, actor: actor.id, resolution: resolution?.how, reason: resolution?.reason }],
  }),
  endInstance: () => ({}),
  continueLater: (_, { instance, now, node }) => ({
    jobs: [{ instance, activity: 'step', element: '', process: '', kind: 'continue', input: {}, due_at: now, node }],
  }),
};

/** The rows of all effects of a step. */
export function rowsOfEffects(effects: readonly Effect[], scene: EffectScene): Rows[] {
  return effects.map((effect) => rowsOf(effect, scene));
}

/** Correlation keys as the store compares them: canonical text. */
export function keyText(keys: readonly unknown[]): string {
  return JSON.stringify(keys);
}

function rowsOf<T extends Effect['type']>(effect: EffectOf<T>, scene: EffectScene): Rows {
  return effectRows[effect.type](effect, scene);
}

function gone(kind: 'timer' | 'subscription' | JobKind) {
  return ({ activity }: { activity: string }, { instance }: EffectScene): Rows => ({ gone: [{ instance, activity, kind }] });
}

function workOf({ activity, elementId, processId }: { activity: string; elementId: string; processId: string }, { instance }: EffectScene): WorkRow {
  return { instance, activity, element: elementId, process: processId };
}

function connectorOf(effect: RunConnector, scene: EffectScene): JobToRun {
  return { ...workOf(effect, scene), kind: 'connector', connector: effect.connector, input: effect.input, due_at: scene.now, node: scene.node };
}

/** Of the input, what the port's contract speaks of; the topic says who fetches it. */
function externalOf(effect: RunConnector, scene: EffectScene): JobToRun {
  const { topic, with: given } = effect.input;
  const input = isFacts(given) ? given : {};
  return {
    ...workOf(effect, scene),
    kind: 'external',
    topic: qualifiedPort(String(topic), effect.processId, scene.package),
    input,
    due_at: scene.now,
    node: null,
  };
}

function taskOf(effect: Extract<Effect, { type: 'openTask' }>, scene: EffectScene): StepRows['tasks'][number] {
  const due = effect.due ? dueDate(effect.due, scene.now, scene.calendar) : null;
  return {
    ...workOf(effect, scene),
    name: effect.name,
    form: effect.form ?? null,
    candidates: effect.candidates.map((port) => qualifiedPort(port, effect.candidatesOfCase ? scene.package : effect.processId, scene.package)),
    assignee: effect.assignee ?? null,
    assignee_name: effect.assignee === scene.applicant.id ? scene.applicant.name : null,
    excluded: effect.excluded,
    input: effect.input,
    created_at: scene.now,
    due,
    due_at: due?.at ?? null,
    warn_at: effect.due ? dueDate({ ...effect.due, share: 0.8 }, scene.now, scene.calendar).at : null,
  };
}

/** A port belongs to the package whose process names it: `common:supplement` speaks of `common/…`. */
function qualifiedPort(port: string, process: string, own: string): string {
  if (portName(port).includes('/')) return port;

  const [owner, called] = process.split(':');
  return `${called === undefined ? own : owner}/${port}`;
}
