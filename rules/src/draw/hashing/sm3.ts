import type { Compression } from './compression.js';

const words = new Int32Array(68);
/** The round constant, already turned by the number of the round. */
const constants = Int32Array.from({ length: 64 }, (_, j) => turn(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32));

/** SM3 (GB/T 32905-2016). */
export const sm3: Compression = {
  name: 'sm3',
  start: [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e],
  compress,
};

function compress(state: Int32Array, block: Uint8Array): void {
  expand(block);
  let a = at(state, 0);
  let b = at(state, 1);
  let c = at(state, 2);
  let d = at(state, 3);
  let e = at(state, 4);
  let f = at(state, 5);
  let g = at(state, 6);
  let h = at(state, 7);
  for (let j = 0; j < 64; j += 1) {
    const a12 = (a << 12) | (a >>> 20);
    const sum = (a12 + e + at(constants, j)) | 0;
    const ss1 = (sum << 7) | (sum >>> 25);
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ a12) + (at(words, j) ^ at(words, j + 4))) | 0;
    const tt2 = (gg + h + ss1 + at(words, j)) | 0;
    d = c;
    c = (b << 9) | (b >>> 23);
    b = a;
    a = tt1;
    h = g;
    g = (f << 19) | (f >>> 13);
    f = e;
    e = tt2 ^ ((tt2 << 9) | (tt2 >>> 23)) ^ ((tt2 << 17) | (tt2 >>> 15));
  }
  state[0] = at(state, 0) ^ a;
  state[1] = at(state, 1) ^ b;
  state[2] = at(state, 2) ^ c;
  state[3] = at(state, 3) ^ d;
  state[4] = at(state, 4) ^ e;
  state[5] = at(state, 5) ^ f;
  state[6] = at(state, 6) ^ g;
  state[7] = at(state, 7) ^ h;
}

function expand(block: Uint8Array): void {
  for (let i = 0, k = 0; i < 16; i += 1, k += 4)
    words[i] = (byte(block, k) << 24) | (byte(block, k + 1) << 16) | (byte(block, k + 2) << 8) | byte(block, k + 3);
  for (let i = 16; i < 68; i += 1) {
    const x = at(words, i - 16) ^ at(words, i - 9) ^ turn(at(words, i - 3), 15);
    words[i] = x ^ turn(x, 15) ^ turn(x, 23) ^ turn(at(words, i - 13), 7) ^ at(words, i - 6);
  }
}

function turn(word: number, by: number): number {
  return by === 0 ? word | 0 : (word << by) | (word >>> (32 - by));
}

const at = (list: Int32Array, index: number) => list[index] ?? 0;
const byte = (bytes: Uint8Array, index: number) => bytes[index] ?? 0;
