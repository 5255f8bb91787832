import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { StoredFile } from '../files/files.js';
import type { Owner } from './draft-store.js';

/** Uploads in chunks of one megabyte, each visible to its owner only, and to the tenant of the case it is attached to. */
export function fileStore(app: Knex) {
  return {
    /** Number and size of what the person has uploaded and not attached to a case. */
    loose: (owner: Owner): Promise<{ count: number; bytes: number }> =>
      withTenant(app, owner, async (t) => {
        const row: { count: string; bytes: string } | undefined = await files(t, owner)
          .whereNull('attached_case')
          .first(t.raw('count(*) as count, coalesce(sum(size), 0) as bytes'));
        return { count: Number(row?.count), bytes: Number(row?.bytes) };
      }),

    add: (owner: Owner, file: StoredFile, bytes: Uint8Array): Promise<void> =>
      withTenant(app, owner, async (t) => {
        await t('file').insert({ ...owner, ...file });
        for (const [position, chunk] of chunksOf(bytes).entries()) {
          await t('file_chunk').insert({ ...owner, file: file.id, position, bytes: Buffer.from(chunk) });
        }
      }),

    own: (owner: Owner, id: string): Promise<(StoredFile & { bytes: Uint8Array }) | undefined> =>
      withTenant(app, owner, async (t) => {
        const file: StoredFile | undefined = await files(t, owner).where({ id }).first('id', 'name', 'size', 'sha256', 'type');
        const chunks: { bytes: Buffer }[] = await t('file_chunk')
          .where({ ...owner, file: id })
          .orderBy('position')
          .select('bytes');
        return file && { ...file, bytes: Buffer.concat(chunks.map(({ bytes }) => bytes)) };
      }),

    /** A file that somebody attached to a case of this tenant, and that case. */
    attached: (tenant: string, id: string): Promise<(StoredFile & { bytes: Uint8Array; case: string }) | undefined> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: (Omit<StoredFile, 'id'> & { bytes: Buffer; case: string })[] }>('select * from onething_attached_file(?)', [id]);
        return rows[0] && { id, ...rows[0] };
      }),

    /** Marks own files as part of a case and gives them; one that is not there is missing from the answer. */
    attach: (owner: Owner, ids: readonly string[], to: { tenant: string; case: string }): Promise<readonly StoredFile[]> =>
      withTenant(app, owner, (t) =>
        files(t, owner)
          .whereIn('id', [...ids])
          .whereRaw('(attached_case is null or attached_case = ?)', [to.case])
          .update({ attached_tenant: to.tenant, attached_case: to.case })
          .returning(['id', 'name', 'size', 'sha256', 'type']),
      ),

    async removeUnused(): Promise<number> {
      const { rows } = await app.raw<{ rows: { gone: string }[] }>('select onething_remove_unused_files() as gone');
      return Number(rows[0]?.gone ?? 0);
    },
  };
}

export type FileStore = ReturnType<typeof fileStore>;

function files(t: Knex.Transaction, { tenant, person }: Owner) {
  return t('file').where({ tenant, person });
}

const chunkSize = 1024 * 1024;

function chunksOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / chunkSize) }, (_, index) => bytes.subarray(index * chunkSize, (index + 1) * chunkSize));
}
