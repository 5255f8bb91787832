import type { Message } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** An open incident with the number of its case. */
export interface IncidentRow {
  readonly id: string;
  readonly instance: string;
  readonly number: string;
  readonly release: string;
  readonly activity: string;
  readonly element: string;
  readonly process: string;
  readonly code: string;
  readonly message: Message;
  readonly attempts: number;
  readonly raised_at: Date;
  readonly resolved_at: Date | null;
}

export interface IncidentStore {
  open(tenant: string): Promise<readonly IncidentRow[]>;
  find(tenant: string, id: string): Promise<IncidentRow | undefined>;
}

/** Incidents on PostgreSQL. */
export function incidentStore(database: Knex): IncidentStore {
  const rows = (transaction: Knex.Transaction, tenant: string): Knex.QueryBuilder =>
    transaction({ n: 'incident' })
      .join({ c: 'case_file' }, (on) => on.on('c.tenant', 'n.tenant').andOn('c.id', 'n.instance'))
      .where({ 'n.tenant': tenant })
      .select('n.*', 'c.number', 'c.release');

  return {
    open: (tenant) =>
      withTenant(database, tenant, (transaction) => rows(transaction, tenant).whereNull('n.resolved_at').orderBy('n.raised_at', 'desc').limit(200)),
    find: (tenant, id) => withTenant(database, tenant, (transaction) => rows(transaction, tenant).where({ 'n.id': id }).first()),
  };
}
