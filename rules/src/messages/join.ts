import type { Message } from '../values.js';

/** Lists parts inside one sentence: `甲、乙、丙` and `a, b, c`. */
export function listed(parts: readonly Message[], zh = '、', en = ', '): Message {
  return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) };
}

/** The same words in both languages: a name, a number, a code. */
export function same(text: string): Message {
  return { zh: text, en: text };
}
