import knexLibrary, { type Knex } from 'knex';
import type { DatabaseConfig } from '../config.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';
import { openDatabase } from './open-database.js';

/** A migrated database with both of its roles, for a command that runs beside no server. */
export interface OwnedDatabase {
  readonly app: Knex;
  readonly owner: Knex;
  close(): Promise<void>;
}

/** Opens it; a bundled one is started for the time, and refused while its server runs (`StartRefused`). */
export async function openOwnedDatabase(place: DatabaseConfig): Promise<OwnedDatabase> {
  const embedded = place.kind === 'embedded' ? await startEmbeddedPostgres({ folder: place.folder }) : undefined;
  const { url, ownerUrl = '' } = embedded ?? (place as Extract<DatabaseConfig, { kind: 'server' }>);
  try {
    await migrate(ownerUrl);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const owner = knexLibrary({ client: 'pg', connection: ownerUrl, pool: { min: 0, max: 1 } });
  const database = openDatabase(url, { max: 2 });

  return {
    app: database.app,
    owner,
    async close() {
      await database.close();
      await owner.destroy();
      await embedded?.stop();
    },
  };
}
