import type { Actor } from '@onething/engine';

/** In whose line a request stands, and what is remembered to say so. */
export interface Lines {
  of(asked: Asked): string;
  /** Hears of a request that went well: this person has business at the place that it names. */
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
/** A county that is not known is asked for at most so often. */
const freshMs = 60_000;

export interface LineParts {
  /** Codes of the places that there are: a made-up one has no line of its own. */
  readonly regions: () => Promise<readonly string[]>;
  readonly milliseconds: () => number;
}

/**
 * Staff and programs stand in the line of their tenant; applicants, who are all at home with the province, in that of the county that
 * their request names or their last one named. Everybody who is not signed in shares one line. It orders requests and allows nothing.
 */
export function openLines({ regions, milliseconds }: LineParts): Lines {
  let known: ReadonlySet<string> = new Set();
  let askedAt = Number.NEGATIVE_INFINITY;
  const lastOf = new Map<string, string>();

  return {
    of(asked) {
      const { actor, tenant } = asked;
      if (!actor) return tenant ?? 'outside';
      if (!isApplicant(actor)) return actor.tenant;

      return knownIn(asked) ?? lastOf.get(actor.person) ?? actor.tenant;
    },
    went(asked) {
      const named = knownIn(asked);
      if (!asked.actor || named === undefined) return;

      lastOf.delete(asked.actor.person);
      lastOf.set(asked.actor.person, named);
      if (lastOf.size > mostPeople) lastOf.delete(lastOf.keys().next().value ?? '');
    },
  };

  function knownIn(asked: Asked): string | undefined {
    const named = regionIn(asked);
    if (named === undefined || known.has(named)) return named;

    askAgain();
    return undefined;
  }

  function askAgain(): void {
    if (milliseconds() - askedAt < freshMs) return;
    askedAt = milliseconds();
    // While the database is away everybody stands in the line of the own tenant.
    regions().then(
      (codes) => {
        known = new Set(codes);
      },
      () => undefined,
    );
  }
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
