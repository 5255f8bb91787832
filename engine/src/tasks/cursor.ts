import { isId } from '../ids.js';
import type { TaskPlace } from '../stores/task-store.js';

/** Where the next page begins, as an opaque text. */
export function writeCursor({ at, instance, activity }: TaskPlace): string {
  return Buffer.from(JSON.stringify([at, instance, activity])).toString('base64url');
}

/** A cursor that nobody has given out begins at the beginning. */
export function readCursor(text: string | undefined): TaskPlace | undefined {
  try {
    const [at, instance, activity]: unknown[] = JSON.parse(Buffer.from(text ?? '', 'base64url').toString());
    if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof instance !== 'string' || !isId(instance) || typeof activity !== 'string')
      return undefined;
    return { at, instance, activity };
  } catch {
    return undefined;
  }
}
