import { callConnector } from '../connector-call.js';
import { keepAnswer } from '../keep-answer.js';
import type { Behaviour } from './behaviour.js';

/** Work for a machine, through a connector. */
export const serviceTask: Behaviour = { type: 'serviceTask', start: callConnector, complete: keepAnswer };
