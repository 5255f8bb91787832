import { done } from '@onething/rules';
import { armAgain } from '../arm.js';
import type { RetryActivity } from '../command.js';
import { goOn, proceed } from '../proceed.js';
import type { Run, WorkingScope } from '../run.js';
import { startActivity } from '../start-activity.js';
import type { ActivityInstance } from '../state.js';
import { visitOf } from '../visit.js';
import { findActivity, type Handled, notExpected } from './command-handler.js';

/** Tries the activity of an incident again, under the same id: to the outside it is the same piece of work. */
export function retryActivity(run: Run, { activity: id }: RetryActivity): Handled {
  const search = findActivity(run, id);
  if ('refusal' in search) return search.refusal;

  const { scope, activity } = search.found;
  if (activity.status !== 'incident') return notExpected(activity);

  const { incident, ...rest } = activity;
  run.emit({ type: 'closeIncident', activity: id });
  run.tell('incident.resolved', scope, { elementId: activity.elementId, activity: id });
  tryAgain(run, scope, { ...rest, status: 'waiting' });
  return done(undefined);
}

function tryAgain(run: Run, scope: WorkingScope, activity: ActivityInstance): void {
  run.put(scope, activity);
  const visit = visitOf(run, scope, activity);
  if (activity.stuck) run.remove(scope, activity);
  else if (activity.done) goOn(visit);
  // What runs inside was not ended by the incident; where all of it is done the activity is completed now.
  else if (activity.inside) run.unsettle(activity);
  // A task, a timer or a subscription was not ended by the incident.
  else if (activity.work !== undefined) return;
  else if (activity.role !== 'token') armAgain(run, scope, activity);
  else proceed(visit, startActivity(visit));
}
