import { keepAnswer } from '../keep-answer.js';
import type { Behaviour } from './behaviour.js';

/** Where a token begins: it has happened by the time the token is there. */
export const startEvent: Behaviour = { type: 'startEvent', start: (visit) => keepAnswer(visit, visit.happened ?? {}) };
