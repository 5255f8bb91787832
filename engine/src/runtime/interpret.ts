import { type Command, type Effect, type InstanceState, openWork, type StepContext, type StepResult, step } from '@onething/processes';
import { done, type Outcome, refused } from '@onething/rules';
import type { CompiledRelease } from '../releases/release-library.js';

/** Beside the commands of the language: `rearm` moves nothing and asks again for all that the state waits for; a recount moves dates only. */
export type EngineCommand = Command | 'rearm' | Recounting;

/** The result of `recountClock` on the state as it was loaded. */
export interface Recounting {
  readonly type: 'recountClock';
  readonly result: StepResult;
}

/** The pure step on the graphs of a release. */
export function interpret(release: CompiledRelease, state: InstanceState | undefined, command: EngineCommand, context: StepContext): Outcome<StepResult> {
  if (command !== 'rearm' && command.type === 'recountClock') return done(command.result);
  return command === 'rearm' ? rearm(state, context) : step(release.compiled.processes, state, command, context);
}

/** The activity under which an orphaned case has its incident. */
export const wholeCase = 'case';

function rearm(state: InstanceState | undefined, { now }: StepContext): Outcome<StepResult> {
  const root = state && Object.values(state.scopes).find(({ parent }) => parent === undefined);
  if (!root) return refused('INCIDENT_ALREADY_RESOLVED', { zh: '办件已结束，无需处置。', en: 'The case has ended: there is nothing to resolve.' });

  const { tasks, timers, jobs, subscriptions, incidents } = openWork(state);
  const left: readonly Effect[] = state.queue ? [{ type: 'continueLater' }] : [];
  const effects = [{ type: 'closeIncident' as const, activity: wholeCase }, ...tasks, ...timers, ...jobs, ...subscriptions, ...incidents, ...left];
  return done({ state, effects, events: [{ type: 'incident.resolved', processId: root.processId, activity: wholeCase, at: now }] });
}
