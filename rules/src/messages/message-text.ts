import type { Message } from '../values.js';

/** A message in the language of the reader; Chinese unless English was asked for. */
export function messageText(message: Message, language: string = 'zh'): string {
  return language.toLowerCase().startsWith('en') ? message.en : message.zh;
}
