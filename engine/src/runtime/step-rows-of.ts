import { excludedPeriods, type HistoryEvent, type InstanceState, type StepResult } from '@onething/processes';
import { type DueDate, dueDate, type Facts, type Limit, type Value } from '@onething/rules';
import { wholeCase } from './interpret.js';
import { type EffectScene, rowsOfEffects } from './rows-of-effects.js';
import type { CaseChange, DecisionRow, EventRow, GoneWork, StepRows } from './step-rows.js';

/** What a step knows of the case beside its result. */
export interface StepScene extends EffectScene {
  /** The period that the matter promises, and the instant from which it runs. */
  readonly promised: Limit | undefined;
  readonly openedAt: string;
  /** The answers of the application, where the step has supplemented them. */
  readonly values?: Facts;
  /** The due date of the case, where a calendar has moved it. */
  readonly due?: DueDate;
}

/** Everything of a step's result that becomes rows. `answered` is the armed work that the command itself has answered. */
export function stepRowsOf(result: StepResult, before: InstanceState | undefined, rev: number, answered: readonly GoneWork[], scene: StepScene): StepRows {
  const parts: Partial<StepRows>[] = [
    { gone: answered, changed: changeOf(result, before, scene), events: result.events.map((event) => eventRow(event, rev, scene)) },
    { decisions: result.events.flatMap((event) => decisionRow(event, scene)) },
    ...rowsOfEffects(result.effects, scene),
  ];
  return joined(parts);
}

/** What people see of an instance's state. */
export function caseState(state: InstanceState): CaseChange['state'] {
  if (state.status === 'cancelled') return 'cancelled';
  if (state.status !== 'running') return 'completed';

  const stuck = Object.values(state.scopes).some(({ activities }) => Object.values(activities).some(({ status }) => status === 'incident'));
  return stuck ? 'incident' : 'running';
}

function changeOf({ state, effects }: StepResult, before: InstanceState | undefined, scene: StepScene): CaseChange[] {
  const now = caseState(state);
  const due = scene.due ?? dueOf(state, before, scene);
  if (now === (before ? caseState(before) : 'running') && !due && !scene.values && !takenUpAgain(effects)) return [];

  const end = effects.find((effect) => effect.type === 'endInstance');
  const refusal = end ? rootVariables(state).refusal : undefined;
  return [{ instance: scene.instance, state: now, outcome: end?.endEvent, outcome_name: end?.endName, refusal, due, values: scene.values }];
}

/** The case as a whole was an incident, of which its state knows nothing. */
function takenUpAgain(effects: StepResult['effects']): boolean {
  return effects.some((effect) => effect.type === 'closeIncident' && effect.activity === wholeCase);
}

/** A pause that is over has moved the due date of the case. */
function dueOf(state: InstanceState, before: InstanceState | undefined, { promised, openedAt, calendar }: StepScene): DueDate | undefined {
  if (!promised || JSON.stringify(state.suspensions) === JSON.stringify(before?.suspensions)) return undefined;

  return dueDate(promised, openedAt, calendar, excludedPeriods(state));
}

/** The variables of the case itself, not of what it calls. */
export function rootVariables(state: InstanceState): Readonly<Record<string, Value>> {
  return Object.values(state.scopes).find(({ parent }) => parent === undefined)?.variables ?? {};
}

function eventRow(event: HistoryEvent, rev: number, { instance, actor, newId }: EffectScene): EventRow {
  const { evaluation, facts: _, ...data } = event.data ?? {};
  return {
    instance,
    id: newId(),
    rev,
    at: event.at,
    type: event.type,
    process: event.processId,
    element: event.elementId,
    activity: event.activity,
    actor: actsOf.has(event.type) ? actor.name : undefined,
    data: evaluation
      ? { ...data, decision: evaluation.explanation.decision.id, output: evaluation.status === 'decided' ? evaluation.output : undefined }
      : event.data,
  };
}

/** Events that are somebody's own act, and not what followed from it. */
const actsOf: ReadonlySet<HistoryEvent['type']> = new Set(['activity.completed', 'activity.returned', 'instance.started']);

function decisionRow(event: HistoryEvent, { instance, newId, sampled }: EffectScene): DecisionRow[] {
  const evaluation = event.data?.evaluation;
  if (!evaluation) return [];

  const output = evaluation.status === 'decided' ? evaluation.output : undefined;
  const decision = evaluation.explanation.decision.id;
  const asked = sampled?.(event);
  return [{ id: newId(), instance, at: event.at, element: event.elementId ?? '', decision, status: evaluation.status, output, evaluation, asked }];
}

function joined(parts: readonly Partial<StepRows>[]): StepRows {
  return {
    changed: rowsIn(parts, ({ changed }) => changed),
    tasks: rowsIn(parts, ({ tasks }) => tasks),
    closed_tasks: rowsIn(parts, ({ closed_tasks }) => closed_tasks),
    timers: rowsIn(parts, ({ timers }) => timers),
    jobs: rowsIn(parts, ({ jobs }) => jobs),
    subscriptions: rowsIn(parts, ({ subscriptions }) => subscriptions),
    moved_tasks: rowsIn(parts, ({ moved_tasks }) => moved_tasks),
    gone: rowsIn(parts, ({ gone }) => gone),
    incidents: rowsIn(parts, ({ incidents }) => incidents),
    closed_incidents: rowsIn(parts, ({ closed_incidents }) => closed_incidents),
    events: rowsIn(parts, ({ events }) => events),
    decisions: rowsIn(parts, ({ decisions }) => decisions),
  };
}

/** Most kinds of rows come from no part or from one: nothing is copied then. */
function rowsIn<R>(parts: readonly Partial<StepRows>[], rowsOf: (part: Partial<StepRows>) => readonly R[] | undefined): readonly R[] {
  let found: readonly R[] = [];
  for (const part of parts) {
    const rows = rowsOf(part) ?? [];
    if (rows.length > 0) found = found.length > 0 ? [...found, ...rows] : rows;
  }
  return found;
}
