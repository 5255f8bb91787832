import { randomBytes } from 'node:crypto';
import knexLibrary, { type Knex } from 'knex';
import pg from 'pg';

/** A database of one suite: real PostgreSQL, migrated, empty, dropped by `close`. */
export interface TestDatabase {
  /** The application's role, which row-level security holds. */
  readonly app: Knex;
  /** The owner's role, for arranging what the application may not. */
  readonly owner: Knex;
  readonly url: string;
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/** Copies the migrated template, or another database that nobody has open (about 20 ms). */
export async function openTestDatabase(template = new URL(servers().owner).pathname.slice(1)): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} template ${template} owner onething_owner`);
  const [url, ownerUrl] = [within(servers().app, name), within(servers().owner, name)];
  const [app, owner] = [connect(url), connect(ownerUrl)];
  const close = async (): Promise<void> => {
    await Promise.all([app.destroy(), owner.destroy()]);
    await asAdmin(`drop database if exists ${name} with (force)`);
  };
  return { app, owner, url, ownerUrl, close };
}

/** A database to copy from: arranged once, then closed. */
export interface TestTemplate {
  readonly name: string;
  drop(): Promise<void>;
}

/** Arranges a database that many tests begin with. */
export async function makeTestTemplate(arrange: (database: TestDatabase) => Promise<void>): Promise<TestTemplate> {
  const database = await openTestDatabase();
  await arrange(database);
  await Promise.all([database.app.destroy(), database.owner.destroy()]);
  return { name: new URL(database.url).pathname.slice(1), drop: database.close };
}

interface Servers {
  readonly admin: string;
  readonly owner: string;
  readonly app: string;
}

function servers(): Servers {
  const text = process.env.TEST_POSTGRES;
  if (!text) throw new Error('No PostgreSQL for tests: run them with `npm run jest -- --selectProjects store`.');
  return JSON.parse(text);
}

function connect(url: string): Knex {
  return knexLibrary({ client: 'pg', connection: url, pool: { min: 0, max: 8 } });
}

function within(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: servers().admin });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
