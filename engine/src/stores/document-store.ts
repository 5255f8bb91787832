import type { Facts } from '@onething/rules';
import type { Knex } from 'knex';
import { type Viewer, withTenant } from '../database/with-tenant.js';
import type { Transaction } from './command-store.js';
import { nextValue } from './next-value.js';

/** An issued paper as kept. */
export interface DocumentRow {
  readonly tenant: string;
  readonly id: string;
  readonly instance: string;
  readonly package: string;
  readonly type: string;
  readonly title: string;
  readonly number: string;
  readonly facts: Facts;
  readonly holder: string;
  readonly holder_name: string;
  readonly issuer: string;
  readonly issued_at: Date;
  readonly sha256: string | null;
  readonly token: string;
  readonly status: 'reserved' | 'valid' | 'revoked';
  readonly revoked_at: Date | null;
}

/** A paper about to be issued: everything but its number. */
export interface DocumentToIssue extends Omit<DocumentRow, 'tenant' | 'number' | 'sha256' | 'status' | 'revoked_at' | 'issued_at'> {
  /** The job's key: one paper for it, however often it is tried. */
  readonly job: string;
  readonly token_hash: string;
}

/** What the public may learn. */
export interface VerifiedDocument {
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly holder_name: string;
  readonly issued_at: Date;
  readonly status: 'valid' | 'revoked';
  readonly revoked_at: Date | null;
  readonly sha256: string;
}

export interface DocumentStore {
  /** Takes the next number of the sequence and keeps the paper's place, in one transaction; the same job gets the place it has. */
  reserve(tenant: string, paper: DocumentToIssue, sequence: string, numberOf: (value: number) => { number: string; number_hash: string }): Promise<DocumentRow>;
  /** Puts the printed and sealed paper into its place; the first one stands. */
  fill(tenant: string, id: string, printed: { pdf: Uint8Array; sha256: string; signature: string; seal_key: string }): Promise<DocumentRow>;
  find(viewer: Viewer, id: string): Promise<DocumentRow | undefined>;
  byNumber(tenant: string, number: string): Promise<DocumentRow | undefined>;
  /** What the case has issued, and the paper of the same holder that it gives again (`again`). */
  ofCase(tenant: string, instance: string, again?: string): Promise<readonly DocumentRow[]>;
  content(tenant: string, id: string): Promise<Uint8Array | undefined>;
  /** False when it is revoked already. Part of a command's transaction. */
  revoke(transaction: Transaction, paper: { tenant: string; id: string }, why: { by: string; reason: string }): Promise<boolean>;
  verify(hash: string): Promise<VerifiedDocument | undefined>;
}

/** Papers on PostgreSQL. */
export function documentStore(database: Knex): DocumentStore {
  return {
    reserve: (tenant, paper, sequence, numberOf) =>
      withTenant(database, tenant, async (transaction) => {
        const known: DocumentRow | undefined = await papers(transaction, tenant).where({ job: paper.job }).first();
        if (known) return known;

        const taken = await nextValue(transaction, tenant, sequence);
        const row = {
          ...paper,
          ...numberOf(taken),
          tenant,
          facts: JSON.stringify(paper.facts),
          status: 'reserved',
          issued_at: transaction.raw('onething_now()'),
        };
        await transaction('document').insert(row);
        return required(await papers(transaction, tenant).where({ id: paper.id }).first());
      }).catch((error) => {
        // Another try of the same job was faster: its number stands, ours went back with the transaction.
        if (!isTaken(error)) throw error;
        return withTenant(database, tenant, async (transaction) => required(await papers(transaction, tenant).where({ job: paper.job }).first()));
      }),

    fill: (tenant, id, { pdf, ...printed }) =>
      withTenant(database, tenant, async (transaction) => {
        const filled = await transaction('document')
          .where({ tenant, id, status: 'reserved' })
          .update({ ...printed, status: 'valid' });
        if (filled === 1) await transaction('document_content').insert({ tenant, id, pdf: Buffer.from(pdf) });
        return required(await papers(transaction, tenant).where({ id }).first());
      }),

    find: (viewer, id) => withTenant(database, viewer, (transaction) => transaction('document').where({ id }).whereNot({ status: 'reserved' }).first()),

    byNumber: (tenant, number) => withTenant(database, tenant, (transaction) => papers(transaction, tenant).where({ number }).first()),

    ofCase: (tenant, instance, again) =>
      withTenant(database, tenant, (transaction) => {
        const holder = transaction('case_file').where({ tenant, id: instance }).select('applicant');
        return papers(transaction, tenant)
          .where((paper) => paper.where({ instance }).orWhere((other) => other.where({ id: again ?? null }).where('holder', holder)))
          .whereNot({ status: 'reserved' })
          .orderBy('issued_at');
      }),

    content: (tenant, id) =>
      withTenant(database, tenant, async (transaction) => {
        const row = await transaction('document_content').where({ tenant, id }).first<{ pdf: Buffer } | undefined>('pdf');
        return row?.pdf;
      }),

    async revoke(transaction, { tenant, id }, { by, reason }) {
      const change = { status: 'revoked', revoked_at: transaction.raw('onething_now()'), revoked_by: by, revoked_reason: reason };
      if ((await transaction('document').where({ tenant, id, status: 'valid' }).update(change)) !== 1) return false;

      await annulCertificate(transaction, tenant, id);
      return true;
    },

    async verify(hash) {
      const { rows } = await database.raw<{ rows: VerifiedDocument[] }>('select * from verify_document(?)', [hash]);
      return rows[0];
    },
  };
}

function papers(transaction: Knex.Transaction, tenant: string): Knex.QueryBuilder {
  return transaction('document').where({ tenant });
}

function required<T>(row: T | undefined): T {
  if (!row) throw new Error('A paper that was just kept is not there');
  return row;
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505' && 'constraint' in error && error.constraint === 'document_tenant_job_key';
}

/** The registry of issued certificates is this platform's own: a revoked paper must never be found there as valid and given again. */
async function annulCertificate(transaction: Transaction, tenant: string, document: string): Promise<void> {
  await transaction('registry_record')
    .where({ tenant, registry: 'certificate' })
    .whereRaw("data->>'documentId' = ?", [document])
    .update({ data: transaction.raw(`data || '{"status":"注销"}'`), provenance: `撤销文书 ${document}`, updated_at: transaction.raw('onething_now()') });
}
