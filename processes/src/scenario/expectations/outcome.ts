import { differs, expectation } from './expectation.js';

/** Where the case ended; `null` means that it still runs. */
export const outcome = expectation('outcome', (expected, seen) =>
  seen.outcome === expected ? [] : [differs('办件结果', 'The outcome of the case', expected, seen.outcome)],
);
