import { done } from '@onething/rules';
import type { FireTimer } from '../command.js';
import { fire } from '../fire.js';
import type { Run } from '../run.js';
import { findActivity, type Handled, notExpected } from './command-handler.js';

/** A timer is due. That it is, by the database's clock, is the caller's promise. */
export function fireTimer(run: Run, { activity: id }: FireTimer): Handled {
  const search = findActivity(run, id);
  if ('refusal' in search) return search.refusal;

  const { scope, activity } = search.found;
  if (activity.work?.type !== 'scheduleTimer' || activity.paused) return notExpected(activity);

  run.tell('timer.fired', scope, { elementId: activity.elementId, activity: id });
  fire(run, scope, activity, {});
  return done(undefined);
}
