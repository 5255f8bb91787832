/** Seals the hash of a paper. Ed25519 today; SM2 behind the same interface where the law of a city asks for it. */
export interface Seal {
  readonly algorithm: 'Ed25519';
  /** A new pair of keys for one seal of one tenant. */
  newKey(): SealKey;
  /** Signature over the SHA-256 of the PDF, base64. */
  sign(sha256: string, privateKey: string): string;
  verify(sha256: string, signature: string, publicKey: string): boolean;
}

/** PEM texts. */
export interface SealKey {
  readonly publicKey: string;
  readonly privateKey: string;
}
