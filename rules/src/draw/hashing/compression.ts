/** The inner function of a hash over blocks of 64 bytes with a state of eight words, big-endian (SHA-256, SM3). */
export interface Compression {
  readonly name: HashName;
  readonly start: readonly number[];
  compress(state: Int32Array, block: Uint8Array): void;
}

/** SM3 (GB/T 32905) is for deployments that must use national cryptography. */
export type HashName = 'sha256' | 'sm3';
