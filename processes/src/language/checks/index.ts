import type { Check } from './check.js';
import { compensation } from './compensation.js';
import { connections } from './connections.js';
import { events } from './events.js';
import { gateways } from './gateways.js';
import { loops } from './loops.js';
import { reachability } from './reachability.js';
import { references } from './references.js';
import { soundness } from './soundness.js';
import { starts } from './starts.js';
import { tasks } from './tasks.js';
import { transactions } from './transactions.js';
import { unknownFacts } from './unknown-facts.js';

/** Every check of a process. */
export const checks: readonly Check[] = [
  starts,
  connections,
  reachability,
  soundness,
  loops,
  gateways,
  events,
  tasks,
  references,
  compensation,
  transactions,
  unknownFacts,
];
