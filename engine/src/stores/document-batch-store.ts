import type { PaperResult, PaperRow } from '@onething/processes';
import type { Facts } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** A batch about to be begun. */
export interface BatchToBegin {
  readonly id: string;
  /** The job's key: one batch for it, however often it is tried. */
  readonly job: string;
  readonly instance: string;
  readonly title: string;
}

/** A row without a paper yet. */
export interface WaitingRow extends PaperRow {
  readonly position: number;
}

/** A batch as the office sees it. */
export interface BatchSummary {
  readonly id: string;
  readonly title: string;
  readonly total: number;
  readonly issued: number;
  readonly failures: readonly PaperResult[];
  readonly begun_at: Date;
  readonly finished_at: Date | null;
}

export interface DocumentBatchStore {
  /** Freezes the rows; the same job gets the batch it has begun, with the rows of then. */
  begin(tenant: string, batch: BatchToBegin, rows: readonly PaperRow[]): Promise<string>;
  /** The next rows in order, at most `most`. */
  waiting(tenant: string, batch: string, most: number): Promise<readonly WaitingRow[]>;
  issued(tenant: string, batch: string, position: number, paper: { id: string; number: string }): Promise<void>;
  failed(tenant: string, batch: string, position: number, why: { code: string; reason: string }): Promise<void>;
  /** Closes the batch; where each row has come to, in order. */
  finish(tenant: string, batch: string): Promise<readonly PaperResult[]>;
  ofCase(tenant: string, instance: string): Promise<readonly BatchSummary[]>;
}

/** Batches on PostgreSQL. */
export function documentBatchStore(database: Knex): DocumentBatchStore {
  const settle = (tenant: string, batch: string, position: number, change: object): Promise<void> =>
    withTenant(database, tenant, async (transaction) => {
      await transaction('document_batch_row').where({ tenant, batch, position, state: 'waiting' }).update(change);
    });

  return {
    begin: (tenant, batch, rows) =>
      withTenant(database, tenant, async (transaction) => {
        const begun: { id: string }[] = await transaction('document_batch')
          .insert({ ...batch, tenant, total: rows.length, begun_at: transaction.raw('onething_now()') })
          .onConflict(['tenant', 'job'])
          .ignore()
          .returning('id');
        if (begun[0])
          await transaction.batchInsert(
            'document_batch_row',
            rows.map((row, index) => rowToKeep(row, index, tenant, batch.id)),
            200,
          );

        const kept: { id: string } | undefined = await transaction('document_batch').where({ tenant, job: batch.job }).first('id');
        return kept?.id ?? batch.id;
      }),

    waiting: (tenant, batch, most) =>
      withTenant(database, tenant, async (transaction) => {
        const rows: RowRow[] = await transaction('document_batch_row').where({ tenant, batch, state: 'waiting' }).orderBy('position').limit(most);
        return rows.map(waitingRow);
      }),

    issued: (tenant, batch, position, { id: document, number }) => settle(tenant, batch, position, { state: 'issued', document, number, facts: null }),

    failed: (tenant, batch, position, why) => settle(tenant, batch, position, { state: 'failed', ...why }),

    finish: (tenant, batch) =>
      withTenant(database, tenant, async (transaction) => {
        await transaction('document_batch')
          .where({ tenant, id: batch })
          .whereNull('finished_at')
          .update({ finished_at: transaction.raw('onething_now()') });
        const rows: RowRow[] = await transaction('document_batch_row').where({ tenant, batch }).orderBy('position');
        return rows.map(resultOf);
      }),

    ofCase: (tenant, instance) =>
      withTenant(database, tenant, async (transaction) => {
        const batches: BatchRow[] = await transaction('document_batch as b')
          .where({ 'b.tenant': tenant, 'b.instance': instance })
          .orderBy('b.begun_at', 'desc')
          .limit(20)
          .select('b.id', 'b.title', 'b.total', 'b.begun_at', 'b.finished_at', transaction.raw(issuedRows));
        const ids = batches.map(({ id }) => id);
        const failed: RowRow[] = await transaction('document_batch_row').where({ tenant, state: 'failed' }).whereIn('batch', ids).orderBy('position');
        return batches.map((one) => ({
          ...one,
          issued: Number(one.issued),
          failures: failed.filter(({ batch }) => batch === one.id).map(resultOf),
        }));
      }),
  };
}

const issuedRows = `(select count(*) from document_batch_row r where r.tenant = b.tenant and r.batch = b.id and r.state = 'issued') as issued`;

interface BatchRow extends Omit<BatchSummary, 'issued' | 'failures'> {
  readonly issued: string;
}

interface RowRow {
  readonly batch: string;
  readonly position: number;
  readonly row_id: string;
  readonly name: string;
  readonly case_id: string | null;
  readonly facts: Facts | null;
  readonly number: string | null;
  readonly code: string | null;
  readonly reason: string | null;
}

function rowToKeep({ id, name, facts, case: file }: PaperRow, index: number, tenant: string, batch: string): object {
  return { tenant, batch, position: index + 1, row_id: id, name, case_id: file ?? null, facts: JSON.stringify(facts) };
}

function waitingRow({ position, row_id, name, case_id, facts }: RowRow): WaitingRow {
  return { position, id: row_id, name, facts: facts ?? {}, ...(case_id === null ? {} : { case: case_id }) };
}

function resultOf({ position, row_id, name, number, code, reason }: RowRow): PaperResult {
  return { position, id: row_id, name, number: number ?? undefined, code: code ?? undefined, reason: reason ?? undefined };
}
