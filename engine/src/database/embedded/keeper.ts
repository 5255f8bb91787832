import pg from 'pg';
import type { DataFolder } from './data-folder.js';
import { alreadyStarted } from './postmaster.js';

/** One session that holds the installation's lock as long as its starter lives; PostgreSQL gives the lock back the moment the starter dies. */
export interface Keeper {
  readonly client: pg.Client;
  release(): Promise<void>;
}

const lock = 0x0e7416;

/** Takes the lock of a data folder's server, or refuses: somebody who lives has it. */
export async function keep(url: string, folder: DataFolder): Promise<Keeper> {
  const client = new pg.Client({ connectionString: url });
  // The session ends with the server; that is said by the pool, not by an unhandled event here.
  client.on('error', () => undefined);
  await client.connect();
  if (await locked(client)) return { client, release: () => client.end() };

  await client.end();
  throw alreadyStarted(folder);
}

/** True when the starter of a server that still runs is alive. Asked for half a second: a start that goes on beside this one may be just before its lock. */
export async function isKept(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    if (await lockIsHeld(url)) return true;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return false;
}

/** Looks without taking the lock. A server that does not answer has no keeper. */
async function lockIsHeld(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(`select 1 from pg_locks where locktype = 'advisory' and objid = $1 and granted`, [lock]);
    return rows.length > 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function locked(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lock]);
  return rows[0]?.taken === true;
}
