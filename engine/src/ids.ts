import { v7 } from 'uuid';

/** Ids come in as an argument, so that a test can say which. */
export interface Ids {
  /** A UUIDv7: unique, and in order of time, so that indexes grow at one end. */
  next(): string;
}

/** The ids of a running server. */
export const uuidIds: Ids = { next: () => v7() };
