import type { Logger } from 'pino';
import type { EngineConfig } from '../config.js';
import type { Database } from './database.js';
import { prepareDemo } from './demo-data.js';
import { StartRefused } from './embedded/refusal.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';
import { openDatabase } from './open-database.js';
import { requireDurable } from './require-durable.js';
import { requireMigrated } from './require-migrated.js';
import { requireNoDemo } from './require-no-demo.js';

/** The database of a server: started if it is ours, migrated, checked, and prepared for its mode. */
export interface ServerDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/** Starts or finds the database. What ends it unasked is logged; every request then gets 503 until somebody starts again. */
export async function openServerDatabase(config: EngineConfig, logger: Logger): Promise<ServerDatabase> {
  const place = await placeOf(config);
  if (place.embedded?.notice) config.tell?.(place.embedded.notice);
  const asked = { toStop: false };
  void place.embedded?.ended.then(() => asked.toStop || logger.error({ code: 'DATABASE_ENDED' }, 'the embedded database has ended'));
  const stop = async (): Promise<void> => {
    asked.toStop = true;
    await place.embedded?.stop();
  };
  try {
    if (place.ownerUrl) await migrate(place.ownerUrl);
    if (place.ownerUrl && config.mode === 'demo') await prepareDemo(place.ownerUrl);
    const database = openDatabase(place.url, { max: 20 });
    await checked(database, config);
    return { database, close: () => database.close().then(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Place {
  readonly url: string;
  readonly ownerUrl?: string;
  readonly embedded?: EmbeddedPostgres;
}

async function placeOf({ database, resetDemo }: EngineConfig): Promise<Place> {
  if (database.kind === 'server' && resetDemo) throw resetNeedsEmbedded;
  if (database.kind === 'server') return database;

  const embedded = await startEmbeddedPostgres({ folder: database.folder, fresh: resetDemo });
  return { url: embedded.url, ownerUrl: embedded.ownerUrl, embedded };
}

async function checked(database: Database, { mode }: EngineConfig): Promise<void> {
  try {
    await requireDurable(database.app);
    await requireMigrated(database.app);
    if (mode === 'production') await requireNoDemo(database.app);
  } catch (error) {
    await database.close();
    throw error;
  }
}

const resetNeedsEmbedded = new StartRefused(
  'RESET_NEEDS_EMBEDDED',
  '--reset-demo 只能用于自带的数据库；使用 DATABASE_URL 时请自行清空数据库。',
  '--reset-demo works with the bundled database only: with DATABASE_URL, empty the database yourself.',
);
