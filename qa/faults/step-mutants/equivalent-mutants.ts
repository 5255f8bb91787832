/**
 * Changes that nobody can see from outside, by name, each with the reason; they do not count. What is not proven to be one is not in here.
 */
export const equivalentMutants: Readonly<Record<string, string>> = {};
