import type { Compression, HashName } from './compression.js';
import { sha256 } from './sha256.js';
import { sm3 } from './sm3.js';

const compressions: Readonly<Record<HashName, Compression>> = { sha256, sm3 };

/** Bytes of a hash. */
export const hashLength = 32;

/** A hash over a message that is written piece by piece. One digest serves millions of short messages: `begin`, write, `finish`. */
export class Digest {
  readonly #compression: Compression;
  readonly #state = new Int32Array(8);
  readonly #block = new Uint8Array(64);
  #filled = 0;
  #length = 0;

  constructor(readonly hash: HashName) {
    this.#compression = compressions[hash];
    this.begin();
  }

  begin(): this {
    return this.resume(this.#compression.start, 0);
  }

  /** Goes on from where a message of `length` bytes (whole blocks) stood. */
  resume(state: ArrayLike<number>, length: number): this {
    this.#state.set(state);
    this.#filled = 0;
    this.#length = length;
    return this;
  }

  /** Where the message stands after whole blocks. */
  state(): Int32Array {
    return this.#state.slice();
  }

  byte(byte: number): this {
    this.#block[this.#filled] = byte;
    this.#filled += 1;
    this.#length += 1;
    if (this.#filled === 64) this.#flush();
    return this;
  }

  bytes(bytes: Uint8Array, from = 0, to = bytes.length): this {
    for (let i = from; i < to; i += 1) this.byte(bytes[i] ?? 0);
    return this;
  }

  /** A text as UTF-8. */
  text(text: string): this {
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) this.byte(unit);
      else i += this.#wide(text.codePointAt(i) ?? 0);
    }
    return this;
  }

  /** Writes the hash at a place of `out` and begins anew. */
  finish(out: Uint8Array, at = 0): void {
    const bits = this.#length * 8;
    this.byte(0x80);
    while (this.#filled !== 56) this.byte(0);
    for (let shift = 0; shift < 2; shift += 1) this.#word(shift === 0 ? Math.floor(bits / 2 ** 32) : bits >>> 0);
    for (let i = 0; i < 8; i += 1) {
      const word = this.#state[i] ?? 0;
      out[at + 4 * i] = word >>> 24;
      out[at + 4 * i + 1] = word >>> 16;
      out[at + 4 * i + 2] = word >>> 8;
      out[at + 4 * i + 3] = word;
    }
    this.begin();
  }

  #word(word: number): void {
    for (let shift = 24; shift >= 0; shift -= 8) this.byte((word >>> shift) & 0xff);
  }

  #wide(point: number): number {
    if (point < 0x800) this.byte(0xc0 | (point >> 6));
    else if (point < 0x10000) this.byte(0xe0 | (point >> 12)).byte(0x80 | ((point >> 6) & 0x3f));
    else this.byte(0xf0 | (point >> 18)).byte(0x80 | ((point >> 12) & 0x3f)).byte(0x80 | ((point >> 6) & 0x3f));
    this.byte(0x80 | (point & 0x3f));
    return point < 0x10000 ? 0 : 1;
  }

  #flush(): void {
    this.#compression.compress(this.#state, this.#block);
    this.#filled = 0;
  }
}

/** The hash of texts and bytes written one after the other. */
export function hashOf(hash: HashName, ...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const digest = new Digest(hash);
  for (const part of parts) if (typeof part === 'string') digest.text(part);
    else digest.bytes(part);
  const out = new Uint8Array(hashLength);
  digest.finish(out);

  return out;
}
