import { done, refused } from '@onething/rules';
import type { BroadcastSignal } from '../command.js';
import type { Run } from '../run.js';
import { deliverSignal } from '../signals.js';
import type { Handled } from './command-handler.js';

/** A signal from outside reaches every catcher of the instance, not only the first. */
export function broadcastSignal(run: Run, { name, payload }: BroadcastSignal): Handled {
  if (deliverSignal(run, { name, payload }) > 0) return done(undefined);

  return refused('SIGNAL_NOT_AWAITED', { zh: `没有环节在等待信号“${name}”。`, en: `Nothing waits for the signal “${name}”.` });
}
