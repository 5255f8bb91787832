import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { limited } from './limited.js';

/** A password as it is kept. `cost` is scrypt's N, so that it can be raised later. */
export interface PasswordHash {
  readonly salt: Buffer;
  readonly hash: Buffer;
  readonly cost: number;
}

const cost = 2 ** 15;

/** Two at once, whatever number of people signs in: hashing must not take the processor from everybody else. */
const hashing = limited(2);

/** A fresh hash with a salt of its own. */
export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16);
  return { salt, hash: await derive(password, salt, cost), cost };
}

/** Compares in the same time for a wrong password and, with `undefined`, for an account that does not exist. */
export async function passwordMatches(password: string, kept: PasswordHash | undefined): Promise<boolean> {
  const derived = await derive(password, kept?.salt ?? nobodysSalt, kept?.cost ?? cost);
  return timingSafeEqual(derived, kept?.hash ?? Buffer.alloc(derived.length)) && kept !== undefined;
}

const nobodysSalt = randomBytes(16);

function derive(password: string, salt: Buffer, n: number): Promise<Buffer> {
  // NFKC: the same password typed on another keyboard is the same bytes.
  const given = password.normalize('NFKC');
  return hashing(
    () =>
      new Promise((resolve, reject) =>
        scrypt(given, salt, 32, { N: n, r: 8, p: 1, maxmem: 256 * n * 8 }, (error, key) => (error ? reject(error) : resolve(key))),
      ),
  );
}
