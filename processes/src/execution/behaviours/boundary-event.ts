import { keepAnswer } from '../keep-answer.js';
import type { Behaviour } from './behaviour.js';

/** Carries on from an activity that something happened to; whether it interrupts was settled when it happened. */
export const boundaryEvent: Behaviour = { type: 'boundaryEvent', start: (visit) => keepAnswer(visit, visit.happened ?? {}) };
