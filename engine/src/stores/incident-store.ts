import type { Message } from '@onething/rules';
import type { Knex } from 'knex';
import { v7 } from 'uuid';
import { withTenant } from '../database/with-tenant.js';
import type { IncidentCause, IncidentCauseEntry } from '../incidents/incidents.js';
import { wholeCase } from '../runtime/interpret.js';
import type { Transaction } from './command-store.js';

/** An open incident with the number of its case. */
export interface IncidentRow {
  readonly tenant: string;
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
  /** Newest first, of one cause or of all. */
  open(tenant: string, of: IncidentCause | undefined, most: number): Promise<readonly IncidentRow[]>;
  causes(tenant: string): Promise<readonly IncidentCauseEntry[]>;
  find(tenant: string, id: string): Promise<IncidentRow | undefined>;
  /** Running cases of all tenants that wait for nothing. */
  orphans(): Promise<readonly { readonly tenant: string; readonly instance: string }[]>;
  raiseOrphan(tenant: string, instance: string, code: string, message: Message): Promise<void>;
  /** Something that an operator should look at and that stops nothing; once a case. */
  notice(tenant: string, instance: string, about: { readonly activity: string; readonly code: string; readonly message: Message }): Promise<void>;
  /** What stops no activity is settled by saying what was found; false when it is settled already. Part of a command's transaction. */
  settle(
    transaction: Transaction,
    incident: { readonly tenant: string; readonly id: string },
    found: { readonly by: string; readonly reason: string },
  ): Promise<boolean>;
}

/** Incidents on PostgreSQL. */
export function incidentStore(database: Knex): IncidentStore {
  const rows = (transaction: Knex.Transaction, tenant: string): Knex.QueryBuilder =>
    transaction({ n: 'incident' })
      .join({ c: 'case_file' }, (on) => on.on('c.tenant', 'n.tenant').andOn('c.id', 'n.instance'))
      .where({ 'n.tenant': tenant })
      .select('n.*', 'c.number', 'c.release');

  return {
    open: (tenant, of, most) =>
      withTenant(database, tenant, (transaction) =>
        rows(transaction, tenant).where(ofCause(of)).whereNull('n.resolved_at').orderBy('n.raised_at', 'desc').orderBy('n.id').limit(most),
      ),

    causes: (tenant) =>
      withTenant(database, tenant, async (transaction) => {
        const found: (Omit<IncidentCauseEntry, 'count'> & { count: string })[] = await transaction('incident')
          .where({ tenant })
          .whereNull('resolved_at')
          .groupBy('code', 'process', 'element')
          .select('code', 'process', { elementId: 'element' })
          .select({ count: transaction.raw('count(*)'), message: transaction.raw('(array_agg(message order by raised_at desc))[1]') })
          .orderBy('count', 'desc')
          .limit(200);
        return found.map(({ count, ...cause }) => ({ ...cause, count: Number(count) }));
      }),

    find: (tenant, id) => withTenant(database, tenant, (transaction) => rows(transaction, tenant).where({ 'n.id': id }).first()),

    async orphans() {
      const found = await database.raw<{ rows: { tenant: string; instance: string }[] }>('select * from find_orphans()');
      return found.rows;
    },

    raiseOrphan: (tenant, instance, code, message) =>
      withTenant(database, tenant, async (transaction) => {
        const row = { tenant, id: v7(), instance, activity: wholeCase, element: '', process: '', code, message, attempts: 0 };
        await transaction('incident')
          .insert({ ...row, raised_at: transaction.raw('onething_now()') })
          .onConflict()
          .ignore();
        await transaction('case_file').where({ tenant, id: instance, state: 'running' }).update({ state: 'incident' });
      }),

    notice: (tenant, instance, { activity, code, message }) =>
      withTenant(database, tenant, async (transaction) => {
        const row = { tenant, id: v7(), instance, activity, element: '', process: '', code, message, attempts: 0 };
        await transaction('incident')
          .insert({ ...row, raised_at: transaction.raw('onething_now()') })
          .onConflict()
          .ignore();
      }),

    async settle(transaction, { tenant, id }, { by, reason }) {
      const settled: number = await transaction('incident')
        .where({ tenant, id })
        .whereNull('resolved_at')
        .update({ resolved_at: transaction.raw('onething_now()'), resolved_by: by, resolution: 'skipped', reason });
      return settled === 1;
    },
  };
}

function ofCause(of: IncidentCause | undefined): Record<string, string> {
  if (!of) return {};
  return { 'n.code': of.code, ...(of.process !== undefined && { 'n.process': of.process }), ...(of.elementId !== undefined && { 'n.element': of.elementId }) };
}
