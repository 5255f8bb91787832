import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** Yellow and red cards on the tasks of a case. */
export interface SupervisionStore {
  /** The card's id; the same key shows one card. */
  show(tenant: string, card: SupervisionCard): Promise<string>;
  /** Role ports (`package/port`) of the case's open tasks at that element. */
  candidates(tenant: string, instance: string, element: string): Promise<readonly string[]>;
}

export interface SupervisionCard {
  readonly key: string;
  readonly instance: string;
  readonly element: string;
  readonly level: 'yellow' | 'red';
  readonly text: string;
  readonly at: string;
}

/** Cards on PostgreSQL. */
export function supervisionStore(database: Knex, newId: () => string): SupervisionStore {
  return {
    show: (tenant, { key, ...card }) =>
      withTenant(database, tenant, async (transaction) => {
        await transaction('supervision_card')
          .insert({ tenant, id: newId(), job: key, ...card })
          .onConflict(['tenant', 'job'])
          .ignore();
        const row: { id: string } | undefined = await transaction('supervision_card').where({ tenant, job: key }).first('id');
        return row?.id ?? '';
      }),

    candidates: (tenant, instance, element) =>
      withTenant(database, tenant, async (transaction) => {
        const rows: { candidates: string[] }[] = await transaction('task')
          .where({ tenant, instance, element })
          .whereIn('status', ['open', 'claimed'])
          .select('candidates');
        return [...new Set(rows.flatMap(({ candidates }) => candidates))];
      }),
  };
}
