import { done, refused } from '@onething/rules';
import { cancelInside } from '../cancel.js';
import type { CancelInstance } from '../command.js';
import { type Run, rootScope } from '../run.js';
import type { Handled } from './command-handler.js';

/** Cancels everything, from the top down. */
export function cancelInstance(run: Run, { reason }: CancelInstance): Handled {
  const root = run.scope(rootScope);
  if (!root) return refused('INSTANCE_NOT_RUNNING', { zh: '办件已结束。', en: 'The case has ended.' });

  cancelInside(run, root);
  run.clearQueue();
  run.status = 'cancelled';
  run.emit({ type: 'endInstance', status: 'cancelled' });
  run.tell('instance.cancelled', root, { data: { reason } });
  return done(undefined);
}
