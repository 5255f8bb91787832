import { keepAnswer } from '../keep-answer.js';
import { subscribeToMessage } from '../triggers/message.js';
import type { Behaviour } from './behaviour.js';

/** Waits for a message. */
export const receiveTask: Behaviour = {
  type: 'receiveTask',
  start: (visit) => (visit.happened ? keepAnswer(visit, visit.happened) : subscribeToMessage(visit, visit.element.message)),
  complete: keepAnswer,
};
