import { done } from '@onething/rules';
import type { FailActivity } from '../command.js';
import { withoutJob } from '../incident.js';
import { throwFrom } from '../proceed.js';
import type { Run } from '../run.js';
import { visitOf } from '../visit.js';
import { findActivity, type Handled, notExpected } from './command-handler.js';

/** What was asked for ended in a modelled error. */
export function failActivity(run: Run, { activity: id, error }: FailActivity): Handled {
  const search = findActivity(run, id);
  if ('refusal' in search) return search.refusal;

  const { scope, activity } = search.found;
  if (activity.role !== 'token' || activity.done) return notExpected(activity);

  run.put(scope, withoutJob(activity));
  throwFrom(visitOf(run, scope, activity), error);
  return done(undefined);
}
