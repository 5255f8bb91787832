import { completed } from '../progress.js';
import type { Behaviour } from './behaviour.js';

/** A task without a kind: a step worth naming, with nothing to do for the engine. */
export const task: Behaviour = { type: 'task', start: () => completed() };
