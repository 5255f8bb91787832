import knexLibrary, { type Knex } from 'knex';
import { StartRefused } from './embedded/refusal.js';
import { migrations } from './migrations/index.js';
import type { Migration } from './migrations/migration.js';
import { applicationRole } from './row-level-security.js';

/** Brings the schema up to date with the owner's role. Refuses a database that a newer program has migrated. */
export async function migrate(ownerUrl: string): Promise<void> {
  const owner = knexLibrary({ client: 'pg', connection: ownerUrl, pool: { min: 0, max: 1 } });
  try {
    await requireKnown(owner);
    await owner.migrate.latest({ migrationSource: source });
    // So that a node without the owner's address can tell whether it fits.
    await owner.raw(`grant select on knex_migrations to ${applicationRole}`);
  } finally {
    await owner.destroy();
  }
}

/** The migrations as a list in the program: nothing is searched on disk. */
const source: Knex.MigrationSource<Migration> = {
  getMigrations: async () => [...migrations],
  getMigrationName: ({ name }) => name,
  getMigration: async ({ up }) => ({
    up,
    down: async () => {
      throw new Error('migrations run forward only');
    },
  }),
};

async function requireKnown(owner: Knex): Promise<void> {
  if (!(await owner.schema.hasTable('knex_migrations'))) return;

  const known = new Set(migrations.map(({ name }) => name));
  const rows: { name: string }[] = await owner('knex_migrations').select('name');
  const newer = rows.find(({ name }) => !known.has(name));
  if (newer) throw databaseNewer(newer.name);
}

function databaseNewer(migration: string): StartRefused {
  return new StartRefused(
    'DATABASE_NEWER',
    `数据库由更新的版本写成（${migration}），请使用新版本的程序。`,
    `The database was written by a newer version (${migration}): use that version of the program.`,
  );
}
