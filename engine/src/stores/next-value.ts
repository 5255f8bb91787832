import type { Knex } from 'knex';

/** The next number of a sequence of the tenant. It goes back with the transaction, so that no number is lost. */
export async function nextValue(transaction: Knex.Transaction, tenant: string, name: string): Promise<number> {
  const { rows } = await transaction.raw<{ rows: { value: string }[] }>(
    `insert into sequence_number as s (tenant, name, value) values (?, ?, 1) on conflict (tenant, name) do update set value = s.value + 1 returning value`,
    [tenant, name],
  );
  return Number(rows[0]?.value);
}
