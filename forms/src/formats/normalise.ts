/** Full-width digits and letters become ASCII, surrounding space goes. */
export function toNarrow(text: string): string {
  return text.normalize('NFKC').trim();
}

/** For numbers that people write in groups: `6222 0212-3456` → `622202123456`. */
export function stripGroups(text: string): string {
  return toNarrow(text).replace(/[\s‐‑‒–—―−-]/gu, '');
}
