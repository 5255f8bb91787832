import type { HashName } from './compression.js';
import { Digest, hashLength, hashOf } from './digest.js';

/** HMAC (RFC 2104) under one key. The key's two blocks are hashed once, so that a short message costs two compressions. */
export class Keyed {
  readonly #digest: Digest;
  readonly #inner: Int32Array;
  readonly #outer: Int32Array;
  readonly #between = new Uint8Array(hashLength);

  constructor(hash: HashName, key: Uint8Array) {
    const short = key.length > 64 ? hashOf(hash, key) : key;
    this.#digest = new Digest(hash);
    this.#inner = this.#padded(short, 0x36);
    this.#outer = this.#padded(short, 0x5c);
  }

  /** Begins a message, to be written piece by piece and closed with `finish`. */
  begin(): Digest {
    return this.#digest.resume(this.#inner, 64);
  }

  /** Writes the code of the message at a place of `out`. */
  finish(out: Uint8Array, at = 0): void {
    this.#digest.finish(this.#between);
    this.#digest.resume(this.#outer, 64).bytes(this.#between).finish(out, at);
  }

  of(text: string): Uint8Array {
    const out = new Uint8Array(hashLength);
    this.begin().text(text);
    this.finish(out);
    return out;
  }

  #padded(key: Uint8Array, pad: number): Int32Array {
    this.#digest.begin();
    for (let i = 0; i < 64; i += 1) this.#digest.byte((key[i] ?? 0) ^ pad);
    return this.#digest.state();
  }
}
