import knexLibrary from 'knex';
import type { Database } from './database.js';

/** A pool of the application's role. Every session has the limits of the contract: no statement over 10 s, no waiting for a lock over 3 s, no idle transaction over 5 s. */
export function openDatabase(url: string, pool: { max: number } = { max: 10 }): Database {
  const app = knexLibrary({ client: 'pg', connection: url, pool: { min: 0, max: pool.max, afterCreate: limit } });
  return { app, url, close: () => app.destroy() };
}

const limits = `set statement_timeout = '10s'; set lock_timeout = '3s'; set idle_in_transaction_session_timeout = '5s'; set timezone = 'UTC'`;

interface RawConnection {
  query(sql: string, done: (error: Error | null) => void): void;
}

function limit(connection: RawConnection, done: (error: Error | null, connection: RawConnection) => void): void {
  connection.query(limits, (error) => done(error, connection));
}
