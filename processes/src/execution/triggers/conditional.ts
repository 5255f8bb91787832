import { waiting } from '../progress.js';
import type { Trigger } from './trigger.js';

/** A condition over the variables: looked at when it is armed, and whenever something that it reads changes. */
export const conditional: Trigger = {
  type: 'conditional',
  arm: ({ run, id }) => {
    run.watch(id);
    return waiting();
  },
};
