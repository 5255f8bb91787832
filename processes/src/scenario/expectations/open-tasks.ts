import { differs, expectation } from './expectation.js';

/** The user tasks open now, in any order. */
export const openTasks = expectation('openTasks', (expected, seen) => {
  const actual = seen.openTasks.map(({ element }) => element);
  return [...actual].sort().join() === [...expected].sort().join() ? [] : [differs('当前待办', 'The open tasks', expected, actual)];
});
