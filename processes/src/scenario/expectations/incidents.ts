import { differs, expectation } from './expectation.js';

/** What is stuck now and waits for somebody. */
export const incidents = expectation('incidents', (expected, seen) => {
  const actual = seen.incidents.map(({ element }) => element);
  if ([...actual].sort().join() === [...expected].sort().join()) return [];

  const words = seen.incidents.map(({ element, message }) => ({ zh: `${element}：${message.zh}`, en: `${element}: ${message.en}` }));
  return [differs('待处置的异常', 'The incidents', expected, actual), ...words];
});
