import type { Facts } from '@onething/rules';
import type { Knex } from 'knex';
import { type EndpointBinding, readBinding } from '../connectors/endpoint-binding.js';
import { withTenant } from '../database/with-tenant.js';
import { type Hand, keepBinding } from './keep-binding.js';

/** An endpoint of a package as its tenant has bound it. */
export interface BoundEndpoint {
  readonly package: string;
  readonly port: string;
  readonly binding: EndpointBinding;
  /** The tenant whose binding it is: the own one, or one above. */
  readonly tenant: string;
}

export interface EndpointStore {
  /** The nearest binding: the tenant's own, else that of its city or province. */
  binding(tenant: string, name: string, port: string): Promise<EndpointBinding | undefined>;
  list(tenant: string): Promise<readonly BoundEndpoint[]>;
  bind(tenant: string, name: string, port: string, binding: EndpointBinding, by: Hand): Promise<void>;
}

/** Endpoints on PostgreSQL. */
export function endpointStore(database: Knex): EndpointStore {
  const bound = (tenant: string, where: Record<string, string> = {}) =>
    withTenant(database, tenant, async (transaction) => {
      const rows: { tenant: string; package: string; port: string; target: Facts }[] = await transaction('port_binding')
        .where({ kind: 'endpoint', ...where })
        .orderByRaw('array_position(onething_ancestors(), tenant) desc')
        .select('tenant', 'package', 'port', 'target');
      return rows.flatMap(({ target, ...row }) => {
        const binding = readBinding(target);
        return typeof binding === 'string' ? [] : [{ ...row, binding }];
      });
    });

  return {
    binding: async (tenant, name, port) => (await bound(tenant, { package: name, port }))[0]?.binding,
    list: (tenant) => bound(tenant),
    bind: (tenant, name, port, binding, by) =>
      withTenant(database, tenant, async (transaction) => {
        await keepBinding(transaction, tenant, { package: name, kind: 'endpoint', port, target: binding, name: binding.url }, by);
      }),
  };
}
