import type { Package } from '@onething/processes';
import type { BoundEndpoint } from '../stores/endpoint-store.js';
import type { Offer, PortHolder, PortStore, StoredBinding, TenantInLine, TopicHolder } from '../stores/port-store.js';

/** What this installation can do outside, the same for all its tenants. */
export interface Installed {
  /** A bank takes orders directly. */
  readonly bank: boolean;
  /** Ways by which messages leave the house. */
  readonly channels: readonly { readonly id: string; readonly title: { readonly zh: string } }[];
}

/** Everything that is needed to say who could answer for a port. */
export interface Surroundings {
  readonly departments: readonly PortHolder[];
  readonly line: readonly TenantInLine[];
  /** Registers by the tenant that holds records of them. */
  readonly held: ReadonlyMap<string, readonly string[]>;
  readonly bound: readonly StoredBinding[];
  /** Addresses that the tenant uses, of whatever package. */
  readonly endpoints: readonly BoundEndpoint[];
  readonly programs: readonly TopicHolder[];
  /** Places that do a matter (`package/matter`) for this tenant. */
  readonly offers: ReadonlyMap<string, readonly Offer[]>;
  readonly installed: Installed;
}

export interface SurroundingsParts {
  readonly ports: PortStore;
  readonly endpoints: { list(tenant: string): Promise<readonly BoundEndpoint[]> };
  readonly installed: Installed;
}

/** Reads what surrounds a package in its tenant. */
export async function surroundingsOf({ ports, endpoints, installed }: SurroundingsParts, tenant: string, { manifest }: Package): Promise<Surroundings> {
  const [departments, line, bound, addresses, programs] = await Promise.all([
    ...([ports.departments(tenant), ports.line(tenant), ports.bindings(tenant, manifest.id)] as const),
    ...([endpoints.list(tenant), ports.topicHolders(tenant)] as const),
  ]);
  const registries = manifest.ports.registries.map(({ id }) => id);
  const held = await Promise.all(line.map(async ({ id }) => [id, await ports.held(id, registries)] as const));
  const matters = (manifest.ports.services ?? []).flatMap(({ matter, elsewhere }) => (elsewhere ? [matter] : []));
  const offers = await Promise.all(matters.map(async (matter) => [matter, await ports.offers(tenant, matter)] as const));
  return { departments, line, bound, held: new Map(held), endpoints: addresses, programs, installed, offers: new Map(offers) };
}
