import type { Command } from '../command.js';
import type { Run } from '../run.js';
import { broadcastSignal } from './broadcast-signal.js';
import { cancelInstance } from './cancel-instance.js';
import type { Handled } from './command-handler.js';
import { completeActivity } from './complete-activity.js';
import { goOnWithQueue } from './continue.js';
import { correlateMessage } from './correlate-message.js';
import { failActivity } from './fail-activity.js';
import { fireTimer } from './fire-timer.js';
import { raiseIncident } from './raise-incident.js';
import { retryActivity } from './retry-activity.js';
import { returnActivity } from './return-activity.js';
import { setVariables } from './set-variables.js';
import { startInstance } from './start-instance.js';

type Handlers = { readonly [T in Command['type']]: (run: Run, command: Extract<Command, { type: T }>) => Handled };

/** Every command, by its type. */
const handlers: Handlers = {
  startInstance,
  completeActivity,
  failActivity,
  fireTimer,
  correlateMessage,
  broadcastSignal,
  raiseIncident,
  retryActivity,
  setVariables,
  continue: goOnWithQueue,
  returnActivity,
  cancelInstance,
};

export function handle<T extends Command['type']>(run: Run, command: Extract<Command, { type: T }> & { type: T }): Handled {
  return handlers[command.type](run, command);
}
