import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { Transaction } from './command-store.js';

/** A row of `substitution`; days are civil days, both count. */
export interface SubstitutionRow {
  readonly id: string;
  readonly person: string;
  readonly person_name: string;
  readonly substitute: string;
  readonly substitute_name: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly reason: string;
  readonly ended: boolean;
}

export interface SubstitutionToSet extends Omit<SubstitutionRow, 'ended'> {
  readonly set_by: string;
}

const columns = ['id', 'person', 'person_name', 'substitute', 'substitute_name', 'reason'];

/** Substitutions on PostgreSQL. The days are those of the installation's clock. */
export function substitutionStore(database: Knex) {
  return {
    /** What this person has given and received, the newest first. */
    of: (tenant: string, person: string): Promise<readonly SubstitutionRow[]> =>
      withTenant(database, tenant, (transaction) =>
        rows(transaction, tenant)
          .where((either: Knex.QueryBuilder) => either.where({ person }).orWhere({ substitute: person }))
          .orderBy('valid_from', 'desc')
          .limit(50),
      ),

    find: (transaction: Transaction, tenant: string, id: string): Promise<SubstitutionRow | undefined> => rows(transaction, tenant).where({ id }).first(),

    /** Whether the person is substituted by somebody on one of these days. */
    overlaps: async (transaction: Transaction, tenant: string, { person, valid_from, valid_to }: SubstitutionToSet): Promise<boolean> =>
      (await rows(transaction, tenant)
        .where({ person })
        .whereNull('ended_at')
        .whereRaw('valid_from <= ?::date and valid_to >= ?::date', [valid_to, valid_from])
        .first()) !== undefined,

    add: async (transaction: Transaction, tenant: string, row: SubstitutionToSet): Promise<void> => {
      await transaction('substitution').insert({ tenant, ...row, set_at: transaction.raw('onething_now()') });
    },

    end: async (transaction: Transaction, tenant: string, id: string): Promise<boolean> =>
      (await transaction('substitution')
        .where({ tenant, id })
        .whereNull('ended_at')
        .update({ ended_at: transaction.raw('onething_now()') })) === 1,

    /** Ids of the staff of a tenant. */
    staff: (tenant: string): Promise<readonly string[]> =>
      withTenant(database, tenant, async (transaction) => {
        const found: { person: string }[] = await transaction('appointment')
          .distinct('person')
          .where({ tenant })
          .whereIn('role', ['clerk', 'inspector', 'departmentAdministrator'])
          .whereRaw('current_date >= valid_from and (valid_to is null or current_date <= valid_to)')
          .orderBy('person');
        return found.map(({ person }) => person);
      }),
  };
}

export type SubstitutionStore = ReturnType<typeof substitutionStore>;

function rows(transaction: Transaction, tenant: string): Knex.QueryBuilder {
  return transaction('substitution')
    .where({ tenant })
    .select(columns)
    .select(transaction.raw('valid_from::text, valid_to::text, ended_at is not null as ended'));
}
