import { callConnector } from '../connector-call.js';
import { keepAnswer } from '../keep-answer.js';
import { sendMessage } from '../triggers/message.js';
import type { Behaviour } from './behaviour.js';

/** Sends something: through a connector where it names one, else a BPMN message. */
export const sendTask: Behaviour = {
  type: 'sendTask',
  start: (visit) => (visit.element.connector === undefined ? sendMessage(visit, visit.element.message) : callConnector(visit)),
  complete: keepAnswer,
};
