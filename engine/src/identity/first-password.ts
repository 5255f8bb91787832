import { randomInt } from 'node:crypto';

/** Signs that nobody mistakes for one another on paper. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Twenty signs in groups of five, some 99 bits: handed over once, replaced at the first sign-in. */
export function firstPassword(): string {
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join(''));
  return groups.join('-');
}
