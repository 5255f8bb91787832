import type { Behaviour } from './behaviour.js';
import { subProcess } from './sub-process.js';

/** A sub-process that can be cancelled as a whole; as long as nobody cancels it, it is like any other. */
export const transaction: Behaviour = { ...subProcess, type: 'transaction' };
