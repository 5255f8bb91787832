import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { StepsSaved } from './step-listener.js';

/** Tells the other nodes what this one has saved. */
export interface StepAnnouncer {
  say(saved: Pick<StepsSaved, 'work'> & { readonly case: StepsSaved['cases'][number] }): void;
}

/** A payload of PostgreSQL holds 8,000 bytes, a case takes some 60. */
const mostCases = 100;
/** So long is gathered: a page of another node shows a step that much later, and a busy node speaks a hundred times a second and not a thousand. */
const gatherMs = 10;

/**
 * NOTIFY apart from the save. Inside it, PostgreSQL would let one commit of the whole cluster to the disk at a time, because notifications
 * are queued in the order of commits. What is saved while an announcement is on its way goes with the next one. Nothing depends on
 * it: a node that dies in between has told nobody, and who was not told polls.
 */
export function stepAnnouncer(app: Knex, node: string, logger: Logger): StepAnnouncer {
  const waiting: StepsSaved['cases'][number][] = [];
  let work = false;
  let isSending = false;

  return {
    say(saved) {
      waiting.push(saved.case);
      work ||= saved.work;
      if (!isSending) void send();
    },
  };

  async function send(): Promise<void> {
    isSending = true;
    while (waiting.length > 0) {
      if (waiting.length < mostCases) await new Promise((resolve) => setTimeout(resolve, gatherMs));
      const told: StepsSaved = { node, work, cases: waiting.splice(0, mostCases) };
      work = false;
      // It is lost with the server anyway: no wait for the disk.
      await app
        .raw(`select set_config('synchronous_commit', 'off', true), pg_notify('onething_steps', ?)`, [JSON.stringify(told)])
        .catch((err: unknown) => logger.debug({ err }, 'the other nodes were not told'));
    }
    isSending = false;
  }
}
