import type { Knex } from 'knex';

/** The one database as the engine uses it: a pool of the application's role, which is neither owner nor superuser. */
export interface Database {
  readonly app: Knex;
  /** For connections of their own: LISTEN/NOTIFY, advisory locks. */
  readonly url: string;
  close(): Promise<void>;
}
