import type { Actor } from '@onething/engine';

/** In whose line a request stands, and what is remembered to say so. */
export interface Lines {
  of(asked: Asked): string;
  /** Hears of a request that went well: its place exists, and this person has business there. */
  went(asked: Asked): void;
}

export interface Asked {
  readonly actor?: Actor;
  /** Of a service account. */
  readonly tenant?: string;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** People whose place is remembered. */
const mostPeople = 20_000;

/**
 * Staff and programs stand in the line of their tenant; applicants, who are all at home with the province, in that of the county that
 * their request names or their last one named. Everybody who is not signed in shares one line. It orders requests and allows nothing.
 */
export function openLines(): Lines {
  const regions = new Set<string>();
  const lastOf = new Map<string, string>();

  return {
    of(asked) {
      const { actor, tenant } = asked;
      if (!actor) return tenant ?? 'outside';
      if (!isApplicant(actor)) return actor.tenant;

      const named = regionIn(asked);
      return named !== undefined && regions.has(named) ? named : (lastOf.get(actor.person) ?? actor.tenant);
    },
    went(asked) {
      const named = regionIn(asked);
      if (!asked.actor || named === undefined) return;

      regions.add(named);
      lastOf.delete(asked.actor.person);
      lastOf.set(asked.actor.person, named);
      if (lastOf.size > mostPeople) lastOf.delete(lastOf.keys().next().value ?? '');
    },
  };
}

function isApplicant({ roles, ports }: Actor): boolean {
  return ports.length === 0 && roles.every((role) => role === 'applicant');
}

function regionIn({ params, query, body }: Asked): string | undefined {
  return [body, query, params].map(regionOf).find((region) => region !== undefined);
}

function regionOf(part: unknown): string | undefined {
  if (typeof part !== 'object' || part === null || !('region' in part)) return undefined;
  return typeof part.region === 'string' ? part.region : undefined;
}
