import { differs, expectation } from './expectation.js';

/** The legal clock of the case: its last civil day, and whether it stands still. */
export const clock = expectation('clock', ({ due, suspended }, { clock: seen }) => [
  ...(due === undefined || due === seen.due ? [] : [differs('办件期限', 'The due date of the case', due, seen.due)]),
  ...(suspended === undefined || suspended === seen.suspended ? [] : [differs('时限是否暂停', 'Whether the clock stands still', suspended, seen.suspended)]),
]);
