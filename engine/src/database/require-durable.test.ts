import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openTestDatabase } from '../../../qa/support/test-database.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';
import { openDatabase } from './open-database.js';
import { requireDurable } from './require-durable.js';

describe('the database of a server', () => {
  let postgres: EmbeddedPostgres;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'onething-durable-'));
    chmodSync(folder, 0o755);
    postgres = await startEmbeddedPostgres({ folder });
    await migrate(postgres.ownerUrl);
  }, 60_000);
  afterAll(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is accepted as we start it', async () => {
    await expect(demanded(postgres.url)).resolves.toBeUndefined();
  });

  it('is refused when the role owns the tables, or may do everything', async () => {
    await expect(demanded(postgres.ownerUrl)).rejects.toMatchObject({ code: 'DATABASE_ROLE_TOO_STRONG' });
    await expect(demanded(postgres.adminUrl)).rejects.toMatchObject({ code: 'DATABASE_ROLE_TOO_STRONG' });
  });

  it('is refused when a commit may be lost', async () => {
    const unsafe = `${postgres.url}?options=${encodeURIComponent('-c synchronous_commit=off')}`;
    await expect(demanded(unsafe)).rejects.toMatchObject({ code: 'DATABASE_NOT_DURABLE', message: expect.stringContaining('synchronous_commit') });
  });
});

it('a database with fsync off, as store tests have it, never carries a server', async () => {
  const database = await openTestDatabase();
  try {
    await expect(requireDurable(database.app)).rejects.toMatchObject({ code: 'DATABASE_NOT_DURABLE' });
  } finally {
    await database.close();
  }
});

async function demanded(url: string): Promise<void> {
  const database = openDatabase(url, { max: 1 });
  try {
    await requireDurable(database.app);
  } finally {
    await database.close();
  }
}
