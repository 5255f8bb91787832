import type { Logger } from 'pino';
import type { SavedStep } from '../runtime/step-runner.js';
import type { WorkStore } from '../stores/work-store.js';

/** A look takes some milliseconds; this is patience for a database that is busy. */
const tries = 40;
const pauseMs = 250;

/** Tells the task that has called a case that it has ended. Who is not told looks again by itself, later. */
export function tellingCallers(work: Pick<WorkStore, 'hurry'>, wake: () => void, logger: Logger) {
  return async (caller: NonNullable<SavedStep['calledBy']>): Promise<void> => {
    try {
      for (let left = tries; left > 0; left -= 1) {
        // A node that is just looking may have seen the case before its end: it is told when it has looked.
        if ((await work.hurry(caller)) !== 'held') return wake();
        await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
      }
    } catch (error) {
      logger.warn({ err: error, ...caller }, 'a case that waits for another could not be told');
    }
  };
}
