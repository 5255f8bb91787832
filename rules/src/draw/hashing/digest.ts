import type { Compression, HashName } from './compression.js';
import { sha256 } from './sha256.js';
import { sm3 } from './sm3.js';

const compressions: Readonly<Record<HashName, Compression>> = { sha256, sm3 };

/** Bytes of a hash. */
export const hashLength = 32;

/** A hash over a message that is written piece by piece. One digest serves millions of short messages: `begin`, write, `finish`. */
export class Digest {
  readonly #compression: Compression;
  readonly #start: Int32Array;
  readonly #state = new Int32Array(8);
  readonly #block = new Uint8Array(64);
  #filled = 0;
  /** Bytes of the whole blocks before this one. */
  #length = 0;

  constructor(readonly hash: HashName) {
    this.#compression = compressions[hash];
    this.#start = Int32Array.from(this.#compression.start);
    this.begin();
  }

  begin(): this {
    return this.resume(this.#start, 0);
  }

  /** Goes on from where a message of `length` bytes (whole blocks) stood. */
  resume(state: Int32Array, length: number): this {
    const own = this.#state;
    for (let i = 0; i < 8; i += 1) own[i] = state[i] ?? 0;
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
    if (this.#filled === 64) this.#flush();
    return this;
  }

  bytes(bytes: Uint8Array, from = 0, to = bytes.length): this {
    const block = this.#block;
    let filled = this.#filled;
    for (let i = from; i < to; i += 1) {
      block[filled] = bytes[i] ?? 0;
      filled += 1;
      if (filled < 64) continue;
      this.#flush();
      filled = 0;
    }
    this.#filled = filled;
    return this;
  }

  /** A text as UTF-8. */
  text(text: string): this {
    const ascii = this.#ascii(text);
    for (let i = ascii; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) this.byte(unit);
      else i += this.#wide(text.codePointAt(i) ?? 0);
    }
    return this;
  }

  /** Writes the hash at a place of `out` and begins anew. */
  finish(out: Uint8Array, at = 0): void {
    const bits = (this.#length + this.#filled) * 8;
    const block = this.#block;
    this.byte(0x80);
    if (this.#filled > 56) {
      block.fill(0, this.#filled);
      this.#flush();
    }
    block.fill(0, this.#filled, 56);
    writeWord(block, 56, Math.floor(bits / 2 ** 32));
    writeWord(block, 60, bits >>> 0);
    this.#flush();
    const state = this.#state;
    for (let i = 0; i < 8; i += 1) writeWord(out, at + 4 * i, state[i] ?? 0);
    this.begin();
  }

  /** The plain letters at the beginning, as far as the block has room: nearly all that is hashed here is codes. Gives how many were written. */
  #ascii(text: string): number {
    const block = this.#block;
    const room = Math.min(text.length, 63 - this.#filled);
    let i = 0;
    for (let at = this.#filled; i < room; i += 1, at += 1) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x80) break;
      block[at] = unit;
    }
    this.#filled += i;
    return i;
  }

  #wide(point: number): number {
    if (point < 0x800) this.byte(0xc0 | (point >> 6));
    else if (point < 0x10000) this.byte(0xe0 | (point >> 12)).byte(0x80 | ((point >> 6) & 0x3f));
    else
      this.byte(0xf0 | (point >> 18))
        .byte(0x80 | ((point >> 12) & 0x3f))
        .byte(0x80 | ((point >> 6) & 0x3f));
    this.byte(0x80 | (point & 0x3f));
    return point < 0x10000 ? 0 : 1;
  }

  #flush(): void {
    this.#compression.compress(this.#state, this.#block);
    this.#length += 64;
    this.#filled = 0;
  }
}

function writeWord(out: Uint8Array, at: number, word: number): void {
  out[at] = word >>> 24;
  out[at + 1] = word >>> 16;
  out[at + 2] = word >>> 8;
  out[at + 3] = word;
}

/** The hash of texts and bytes written one after the other. */
export function hashOf(hash: HashName, ...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const digest = new Digest(hash);
  for (const part of parts)
    if (typeof part === 'string') digest.text(part);
    else digest.bytes(part);
  const out = new Uint8Array(hashLength);
  digest.finish(out);

  return out;
}
