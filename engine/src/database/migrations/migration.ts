import type { Knex } from 'knex';

/** One change of the schema. Forward only: a city restores a backup, it does not migrate back. */
export interface Migration {
  readonly name: string;
  readonly up: (knex: Knex) => Promise<void>;
}
