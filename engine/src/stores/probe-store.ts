import type { Knex } from 'knex';

/** Whether the database takes a commit now. */
export function probeStore(app: Knex) {
  return {
    /** Writes a message of our own to the log of the database and waits until it is on disk; changes nothing. */
    async write(): Promise<void> {
      await app.raw(`select pg_logical_emit_message(true, 'onething', 'ready?')`).timeout(2500);
    },
  };
}

export type ProbeStore = ReturnType<typeof probeStore>;
