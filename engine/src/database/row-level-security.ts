import type { Knex } from 'knex';

/** The application's role; cities that bring their own server create it beside the owner. */
export const applicationRole = 'onething_app';

type Right = 'select' | 'insert' | 'update' | 'delete';

const everything: readonly Right[] = ['select', 'insert', 'update', 'delete'];

/** Class *own*: rows of the current tenant only. With `rights` an append-only table is `['select', 'insert']`. */
export async function ownRows(knex: Knex, table: string, rights: readonly Right[] = everything): Promise<void> {
  await protect(knex, table, rights);
  await knex.raw(`create policy own on ${table} to ${applicationRole} using (${isOwn}) with check (${isOwn})`);
}

/** Class *own*, narrowed to one person: also within the tenant nobody else sees the row. The column `person` says whose it is. */
export async function personalRows(knex: Knex, table: string, rights: readonly Right[] = everything): Promise<void> {
  await protect(knex, table, rights);
  const mine = `${isOwn} and person = nullif(current_setting('app.person', true), '')`;
  await knex.raw(`create policy own on ${table} to ${applicationRole} using (${mine}) with check (${mine})`);
}

/** Class *definitions*: rows of the current tenant and of those above it are read, own ones written. */
export async function inheritedRows(knex: Knex, table: string, rights: readonly Right[] = everything): Promise<void> {
  await protect(knex, table, rights);
  await knex.raw(`create policy inherited on ${table} for select to ${applicationRole} using (tenant = any ((select onething_ancestors())::text[]))`);
  for (const right of rights) await ownPolicyFor(knex, table, right);
}

/** Class *subtree read*, beside one of the others: a supervising body that sets `app.scope` to `subtree` reads what lies below it. */
export async function subtreeReadable(knex: Knex, table: string): Promise<void> {
  const supervised = `current_setting('app.scope', true) = 'subtree' and tenant = any ((select onething_subtree())::text[])`;
  await knex.raw(`create policy subtree on ${table} for select to ${applicationRole} using (${supervised})`);
}

/** Lets the owner's `security definer` functions see the rows, which forced row-level security hides from the owner too. Say at each function what it may return. */
export async function openToDefinerFunctions(knex: Knex, table: string): Promise<void> {
  await knex.raw(`create policy definer on ${table} to current_user using (true) with check (true)`);
}

/** A function that runs with the owner's rights and is callable by the application only. */
export async function definerFunction(knex: Knex, signature: string, sql: string): Promise<void> {
  await knex.raw(sql.replaceAll('?', '\\?'));
  await knex.raw(`revoke all on function ${signature} from public`);
  await knex.raw(`grant execute on function ${signature} to ${applicationRole}`);
}

const isOwn = `tenant = nullif(current_setting('app.tenant', true), '')`;

async function protect(knex: Knex, table: string, rights: readonly Right[]): Promise<void> {
  await knex.raw(`alter table ${table} enable row level security, force row level security`);
  await knex.raw(`grant ${rights.join(', ')} on ${table} to ${applicationRole}`);
}

async function ownPolicyFor(knex: Knex, table: string, right: Right): Promise<void> {
  if (right === 'select') return;

  const using = right === 'insert' ? '' : `using (${isOwn})`;
  const check = right === 'delete' ? '' : `with check (${isOwn})`;
  await knex.raw(`create policy own_${right} on ${table} for ${right} to ${applicationRole} ${using} ${check}`);
}
