import { done } from '@onething/rules';
import type { RaiseIncident } from '../command.js';
import { raiseIncident as stop } from '../incident.js';
import type { Run } from '../run.js';
import { visitOf } from '../visit.js';
import { findActivity, type Handled, notExpected } from './command-handler.js';

/** A job gave up: the activity keeps its place until somebody retries or settles it. */
export function raiseIncident(run: Run, { activity: id, code, message }: RaiseIncident): Handled {
  const search = findActivity(run, id);
  if ('refusal' in search) return search.refusal;

  const { scope, activity } = search.found;
  if (activity.status === 'incident') return notExpected(activity);

  stop(visitOf(run, scope, activity), code, message);
  return done(undefined);
}
