import { definerFunction } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** A first password is handed over by somebody else and opens nothing but the choice of an own one. */
export const firstPasswords: Migration = {
  name: '090-first-passwords',
  async up(knex) {
    await knex.raw('alter table credential add column must_change boolean not null default false');
    await knex.raw('drop function onething_credential(text)');
    await definerFunction(knex, 'onething_credential(text)', credentialFunction);
  },
};

/** Returns the password hash of one account, for the comparison in the server, and whether it is a first one; no name, no number. */
const credentialFunction = `
create function onething_credential(wanted text) returns table (tenant text, person text, salt bytea, hash bytea, cost int, must_change boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.tenant, p.id, c.salt, c.hash, c.cost, c.must_change from person p join credential c on c.tenant = p.tenant and c.person = p.id
  where lower(p.account) = lower(wanted)
$$`;
