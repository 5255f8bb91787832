import { holdsValue } from '../equal-values.js';
import { differs, expectation } from './expectation.js';

/** Variables of the case's own process; of an object a part is enough. */
export const variables = expectation('variables', (expected, seen) =>
  Object.entries(expected)
    .filter(([name, value]) => !holdsValue(seen.variables[name], value))
    .map(([name, value]) => differs(`变量“${name}”`, `The variable "${name}"`, value, seen.variables[name])),
);
