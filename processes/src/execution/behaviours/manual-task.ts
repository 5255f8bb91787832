import { completed } from '../progress.js';
import type { Behaviour } from './behaviour.js';

/** Work that happens without the system; the engine passes through (BPMN 2.0.2, 13.3.3). */
export const manualTask: Behaviour = { type: 'manualTask', start: () => completed() };
