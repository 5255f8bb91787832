import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import knexLibrary from 'knex';
import { startEmbeddedPostgres } from '../../engine/src/database/embedded-postgres.js';
import { migrate } from '../../engine/src/database/migrate.js';
import { openDatabase } from '../../engine/src/database/open-database.js';
import type { TestDatabase } from '../support/test-database.js';

/** A PostgreSQL as a server has it, fsync on, in a folder of its own that goes when the bench ends. */
export async function openBenchDatabase(): Promise<TestDatabase & { readonly adminUrl: string }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onething-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ folder });
  await migrate(postgres.ownerUrl);
  const app = openDatabase(postgres.url, { max: 20 });
  const owner = knexLibrary({ client: 'pg', connection: postgres.ownerUrl, pool: { min: 0, max: 2 } });
  const close = async (): Promise<void> => {
    await Promise.all([app.close(), owner.destroy()]);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { app: app.app, owner, url: postgres.url, ownerUrl: postgres.ownerUrl, adminUrl: postgres.adminUrl, close };
}
