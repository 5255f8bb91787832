import type { Knex } from 'knex';
import { StartRefused } from './embedded/refusal.js';

/** Refuses to serve real people from a database of a demonstration: its clock is not the time, and its people can be anybody. */
export async function requireNoDemo(app: Knex): Promise<void> {
  const { rows } = await app.raw<{ rows: { demo: boolean }[] }>('select onething_clock_offset() <> 0 or exists (select from onething_demo_people()) as demo');
  if (rows[0]?.demo !== true) return;

  throw new StartRefused(
    'DEMO_DATA_IN_PRODUCTION',
    '数据库中有演示数据，不能用于正式环境；请换一个数据库或 --data 文件夹。',
    'The database holds a demonstration and cannot serve production: use another database, or another --data folder.',
  );
}
