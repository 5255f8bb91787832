import type { Knex } from 'knex';

/** The installation's time, and how far a demonstration is ahead. */
export function clockStore(app: Knex) {
  return {
    async now(): Promise<Date> {
      const { rows } = await app.raw<{ rows: { now: Date }[] }>('select onething_now() as now');
      return rows[0]?.now ?? new Date(Number.NaN);
    },
    async offsetSeconds(): Promise<number> {
      const { rows } = await app.raw<{ rows: { seconds: string }[] }>('select onething_clock_offset() as seconds');
      return Number(rows[0]?.seconds ?? 0);
    },
    /** The new offset; `undefined` where there is no clock to move. */
    async moveForward(seconds: number): Promise<number | undefined> {
      const { rows } = await app.raw<{ rows: { seconds: string | null }[] }>('select onething_move_clock(?) as seconds', [seconds]);
      const moved = rows[0]?.seconds;
      return moved === null || moved === undefined ? undefined : Number(moved);
    },
  };
}

export type ClockStore = ReturnType<typeof clockStore>;
