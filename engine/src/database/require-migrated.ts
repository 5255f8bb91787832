import type { Knex } from 'knex';
import { StartRefused } from './embedded/refusal.js';
import { migrations } from './migrations/index.js';

/** Refuses a database that lacks a migration of this program, for a node that has no owner's address to run it with. */
export async function requireMigrated(app: Knex): Promise<void> {
  const applied: { name: string }[] = await app('knex_migrations').select('name');
  const names = new Set(applied.map(({ name }) => name));
  const missing = migrations.find(({ name }) => !names.has(name));
  if (!missing) return;

  throw new StartRefused(
    'DATABASE_NOT_MIGRATED',
    `数据库尚未升级（缺少 ${missing.name}），请用 DATABASE_OWNER_URL 启动一次以完成升级。`,
    `The database is not up to date (${missing.name} is missing): start once with DATABASE_OWNER_URL.`,
  );
}
