import { differs, expectation } from './expectation.js';

/** Last civil day of open tasks. */
export const dueDates = expectation('dueDates', (expected, { openTasks }) =>
  Object.entries(expected).flatMap(([element, date]) => {
    const actual = openTasks.find((task) => task.element === element)?.dueDate;
    return actual === date ? [] : [differs(`任务“${element}”的期限`, `The due date of "${element}"`, date, actual)];
  }),
);
