import type { Knex } from 'knex';

/** Who is looking: the tenant whose rows are visible, and for rows that belong to one person, that person. */
export interface Viewer {
  readonly tenant: string;
  readonly person?: string;
}

/** One transaction in which row-level security shows the rows of one tenant only. No network call may happen inside `work`. */
export function withTenant<T>(database: Knex, viewer: string | Viewer, work: (transaction: Knex.Transaction) => Promise<T>): Promise<T> {
  const { tenant, person } = typeof viewer === 'string' ? { tenant: viewer, person: undefined } : viewer;
  return database.transaction(async (transaction) => {
    await transaction.raw(`select set_config('app.tenant', ?, true), set_config('app.person', ?, true)`, [tenant, person ?? '']);
    return work(transaction);
  });
}
