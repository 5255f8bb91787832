import type { Knex } from 'knex';

/** Something that was deleted for good: a draft, an upload, a frozen population. `at` is RFC 3339. */
export interface Deletion {
  readonly tenant: string;
  readonly kind: 'draft' | 'file' | 'population';
  readonly id: string;
  readonly at: string;
}

/** Deletions that the list outside the database does not know yet, of all tenants. */
export function deletionStore(app: Knex) {
  return {
    async unlisted(most: number): Promise<readonly Deletion[]> {
      const { rows } = await app.raw<{ rows: (Omit<Deletion, 'at'> & { at: Date })[] }>('select * from onething_deletions(?)', [most]);
      return rows.map(({ tenant, kind, id, at }) => ({ tenant, kind, id, at: at.toISOString() }));
    },

    listed: async (deletions: readonly Deletion[]): Promise<void> => {
      await app.raw('select onething_deletions_listed(?::uuid[])', [deletions.map(({ id }) => id)]);
    },
  };
}

export type DeletionStore = ReturnType<typeof deletionStore>;

/** Deletes again what a list names and a restored backup has brought back; how many there were. Needs the owner's connection. */
export async function deleteAgain(owner: Knex, deletions: readonly Deletion[]): Promise<number> {
  let count = 0;
  for (const { tenant, kind, id } of deletions) {
    const { rows } = await owner.raw<{ rows: { gone: boolean }[] }>('select onething_delete_again(?, ?, ?) as gone', [tenant, kind, id]);
    if (rows[0]?.gone) count += 1;
  }
  return count;
}
