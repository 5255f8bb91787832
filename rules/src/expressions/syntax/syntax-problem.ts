import type { Message } from '../../values.js';

/** Unwinds the parser to the one place that turns it into a refusal; never leaves `syntax/`. */
export class SyntaxProblem extends Error {
  constructor(
    readonly code: string,
    readonly at: number,
    readonly told: Message,
  ) {
    super(told.en);
  }
}

/** The message with its position, counted from 1 as people do. */
export function placed(message: Message, at: number): Message {
  return { zh: `${message.zh}（第 ${at + 1} 个字符）`, en: `${message.en} (character ${at + 1})` };
}
