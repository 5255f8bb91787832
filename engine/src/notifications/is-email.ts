/** One address and nothing else: no comma, no line break, no angle bracket can follow it into a mail's head. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[\w.+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text);
}
