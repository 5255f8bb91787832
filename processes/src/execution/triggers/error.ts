import { thrown } from '../progress.js';
import type { Trigger } from './trigger.js';

/** A modelled error: looks for its catcher by code through scopes and call activities; uncaught it is an incident. */
export const error: Trigger = {
  type: 'error',
  throw: ({ element }) => thrown({ code: element.trigger.name ?? '', message: element.name }),
};
