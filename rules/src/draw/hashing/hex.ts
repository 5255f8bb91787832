const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += digits[byte];

  return text;
}

/** The bytes of hexadecimal text; whatever is not hexadecimal has been refused before. */
export function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length >> 1 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

/** True for lower-case hexadecimal of whole bytes. */
export function isHex(text: string, bytes?: number): boolean {
  return /^([0-9a-f]{2})+$/.test(text) && (bytes === undefined || text.length === 2 * bytes);
}
