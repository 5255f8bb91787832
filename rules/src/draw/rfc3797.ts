import { done, type Outcome, refused } from '../outcome.js';
import { toHex } from './hashing/hex.js';
import { md5 } from './hashing/md5.js';

/** One step of RFC 3797: which of the numbered pool was taken, and the digest that says so. */
export interface Pick {
  readonly digest: string;
  readonly picked: number;
}

const mostPicks = 65_536;

/** RFC 3797 as it stands: MD5 over a 16-bit counter around the key, taken modulo those that remain. Numbers begin at 1. */
export function drawRfc3797(key: string, pool: number, count: number): Outcome<readonly Pick[]> {
  if (pool < 1) return refused('ROSTER_EMPTY', { zh: '名录为空，无法抽取。', en: 'The pool is empty: nothing can be drawn.' });
  if (count > pool)
    return refused('QUOTA_OVER_ALL', { zh: `名录只有 ${pool} 人，不能抽取 ${count} 人。`, en: `The pool has ${pool} entries, ${count} cannot be drawn.` });
  if (count > mostPicks)
    return refused('RFC3797_TOO_MANY', { zh: `RFC 3797 的计数器只能抽取 ${mostPicks} 次。`, en: `The counter of RFC 3797 ends at ${mostPicks} picks.` });
  const remaining = Array.from({ length: pool }, (_, i) => i + 1);
  const text = new TextEncoder().encode(key);
  const picks = Array.from({ length: count }, (_, i) => {
    const digest = toHex(md5(Uint8Array.of(i >> 8, i & 0xff, ...text, i >> 8, i & 0xff)));
    const [picked = 0] = remaining.splice(Number(BigInt(`0x${digest}`) % BigInt(remaining.length)), 1);

    return { digest, picked };
  });

  return done(picks);
}
