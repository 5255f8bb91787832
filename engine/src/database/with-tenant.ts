import type { Knex } from 'knex';

/** Who is looking: the tenant whose rows are visible, and for rows that belong to one person, that person. */
export interface Viewer {
  readonly tenant: string;
  readonly person?: string;
  /** A supervising body that reads what lies below it, where a table allows that; it never writes there. */
  readonly scope?: 'subtree';
  /** What may be done again after a crash does not wait for the disk. */
  readonly commit?: 'later';
}

/** One transaction in which row-level security shows the rows of one tenant only. No network call may happen inside `work`. */
export function withTenant<T>(database: Knex, viewer: string | Viewer, work: (transaction: Knex.Transaction) => Promise<T>): Promise<T> {
  const { tenant, person, scope, commit }: Viewer = typeof viewer === 'string' ? { tenant: viewer } : viewer;
  return database.transaction(async (transaction) => {
    await transaction.raw(commit === 'later' ? settingsOfLater : settings, [tenant, person ?? '', scope ?? '']);
    return work(transaction);
  });
}

const settings = `select set_config('app.tenant', ?, true), set_config('app.person', ?, true), set_config('app.scope', ?, true)`;

const settingsOfLater = `${settings}, set_config('synchronous_commit', 'off', true)`;
