import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../engine/src/database/embedded-postgres.js';
import { migrate } from '../../engine/src/database/migrate.js';

/** Holds the PostgreSQL of the store tests; sends its addresses to the parent and stops when the parent is gone. */
const given = process.env.TEST_DATABASE_URL;
const server = given ? await useServer(given) : await startServer();
process.send?.(server.urls);
process.once('disconnect', () => void server.stop().then(() => process.exit(0)));
// Ctrl-C reaches the whole group: the parent decides when this ends.
process.on('SIGINT', () => undefined);

interface TestServer {
  readonly urls: { readonly admin: string; readonly owner: string; readonly app: string };
  readonly stop: () => Promise<void>;
}

async function startServer(): Promise<TestServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onething-test-'));
  chmodSync(folder, 0o755);
  const settings = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=300'];
  const postgres = await startEmbeddedPostgres({ folder, settings });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  await migrate(postgres.ownerUrl).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { urls: { admin: postgres.adminUrl, owner: postgres.ownerUrl, app: postgres.url }, stop };
}

async function useServer(admin: string): Promise<TestServer> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  for (const role of ['onething_owner', 'onething_app']) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (rowCount === 0) await client.query(`create role ${role}`);
    await client.query(`alter role ${role} login password 'onething-test'`);
  }
  await client.query('drop database if exists onething_test_template with (force)');
  await client.query('create database onething_test_template owner onething_owner');
  await client.end();
  const urls = { admin, owner: as(admin, 'onething_owner'), app: as(admin, 'onething_app') };
  await migrate(urls.owner);
  return { urls, stop: async () => undefined };
}

function as(admin: string, role: string): string {
  const url = new URL(admin);
  url.username = role;
  url.password = 'onething-test';
  url.pathname = '/onething_test_template';
  return url.href;
}
