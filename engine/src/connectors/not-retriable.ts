import type { Message } from '@onething/rules';

/** A failure that no later try can mend: it becomes an incident at once, with these words. */
export class NotRetriable extends Error {
  constructor(
    readonly code: string,
    readonly sentence: Message,
  ) {
    super(sentence.en);
    this.name = 'NotRetriable';
  }
}
