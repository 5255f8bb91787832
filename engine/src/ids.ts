import { randomFillSync } from 'node:crypto';
import { v7, validate } from 'uuid';

/** Ids come in as an argument, so that a test can say which. */
export interface Ids {
  /** A UUIDv7: unique, and in order of time, so that indexes grow at one end. */
  next(): string;
}

/** The ids of a running server. */
export const uuidIds: Ids = orderedIds(Date.now);

/**
 * Ids in the order in which they were asked for, also within a millisecond and when the clock goes back (RFC 9562, 6.2, method 1).
 * Random bytes are fetched from the system for many ids at a time: one by one they cost a twentieth of a step.
 */
export function orderedIds(clock: () => number): Ids {
  const bytes = new Uint8Array(16 * 256);
  let [used, msecs, seq] = [bytes.length, 0, 0];

  return {
    next() {
      if (used === bytes.length) [used] = [0, randomFillSync(bytes)];
      const random = bytes.subarray(used, used + 16);
      used += 16;
      const now = clock();
      [msecs, seq] = now > msecs ? [now, firstOf(random)] : [msecs, seq + 1];
      return v7({ random, msecs, seq });
    },
  };
}

/** The counter of a new millisecond: 31 random bits, so that it does not run over within it. */
function firstOf(random: Uint8Array): number {
  return new DataView(random.buffer, random.byteOffset).getUint32(6) & 0x7fffffff;
}

/** False for a text that no row can have as its id: it is looked for nowhere. */
export function isId(text: string): boolean {
  return validate(text);
}
