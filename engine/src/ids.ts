import { v7, validate } from 'uuid';

/** Ids come in as an argument, so that a test can say which. */
export interface Ids {
  /** A UUIDv7: unique, and in order of time, so that indexes grow at one end. */
  next(): string;
}

/** The ids of a running server. */
export const uuidIds: Ids = { next: () => v7() };

/** False for a text that no row can have as its id: it is looked for nowhere. */
export function isId(text: string): boolean {
  return validate(text);
}
