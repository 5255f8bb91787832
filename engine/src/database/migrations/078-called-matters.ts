import { definerFunction } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * A matter of another place is called by a bound port. Who does it must have allowed it: by a service account of its own that names
 * the matter and the tenant that may call it (`package/matter@330199`), and that it can revoke.
 */
export const calledMatters: Migration = {
  name: '078-called-matters',
  async up(knex) {
    await knex.raw(bindingKinds);
    await definerFunction(knex, 'onething_offers(text, text)', offers);
  },
};

const bindingKinds = `
alter table port_binding drop constraint port_binding_kind_check;
alter table port_binding add constraint port_binding_kind_check
  check (kind in ('role', 'registry', 'seal', 'endpoint', 'topic', 'account', 'notice', 'channel', 'service'));
`;

/** Returns the places that let this tenant open the matter, each with the account that stands for the caller there. */
const offers = `
create function onething_offers(caller text, matter text) returns table (tenant text, name text, account uuid, account_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.tenant, t.name, a.id, a.name from service_account a join tenant t on t.tenant = a.tenant
  where a.revoked_at is null and (matter || '@' || caller) = any (a.topics) order by t.name, a.created_at
$$`;
