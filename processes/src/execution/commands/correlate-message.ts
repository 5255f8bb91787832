import { done } from '@onething/rules';
import type { CorrelateMessage } from '../command.js';
import { fire } from '../fire.js';
import type { Run } from '../run.js';
import { findActivity, type Handled, notExpected } from './command-handler.js';

/** Delivers a message to the one subscription that the caller matched. */
export function correlateMessage(run: Run, { activity: id, payload }: CorrelateMessage): Handled {
  const search = findActivity(run, id);
  if ('refusal' in search) return search.refusal;

  const { scope, activity } = search.found;
  if (activity.work?.type !== 'subscribe' || activity.work.kind !== 'message') return notExpected(activity);

  run.tell('message.correlated', scope, { elementId: activity.elementId, activity: id, data: { name: activity.work.name } });
  fire(run, scope, activity, payload);
  return done(undefined);
}
