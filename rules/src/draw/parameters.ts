import type { Value } from '../values.js';
import { canonicalJson } from './canonical-json.js';
import type { HashName } from './hashing/compression.js';
import { hashOf } from './hashing/digest.js';
import { toHex } from './hashing/hex.js';

/** Everything that is fixed, and published, before the seed exists. As canonical JSON it goes into the commitment. */
export interface DrawParameters {
  readonly v: 1;
  readonly drawId: string;
  readonly hash: HashName;
  /** In a sealed draw nobody can compute the list before it is disclosed, although all else is public. */
  readonly mode: 'open' | 'sealed';
  /** Sealed draws: hash of the 32 secret bytes, hexadecimal. */
  readonly sealed?: string;
  readonly strata: Readonly<Record<string, Quota>>;
  /** `ceil` rounds every stratum up; `largest-remainder` meets the total exactly. */
  readonly rounding: 'ceil' | 'largest-remainder';
  /** Places in all, to be shared out by the rates; without it the sum of the rates, rounded up. */
  readonly total?: number;
  /** Alternates to be named in each stratum, in the order in which they would follow. */
  readonly alternates: number;
  /** A bundle (twins) that is larger than the places left: `expand` takes it, `skip` goes on without it, `waitlist` lets it lead the alternates. */
  readonly overflow: 'expand' | 'skip' | 'waitlist';
  readonly sources: readonly AnnouncedSource[];
  /** The seed's least entropy. */
  readonly minimumBits: number;
  /** Whoever was left out of the roster, counted by reason. */
  readonly exclusions?: readonly { readonly reason: string; readonly count: number }[];
  /** A draw that replaces another says which commitment and why. */
  readonly redraws?: { readonly commitment: string; readonly reason: string };
  readonly team?: TeamRules;
}

/** The share of a stratum as exact decimal text (`"0.05"`), a number of places, or everybody. */
export type Quota = { readonly rate: string } | { readonly count: number } | { readonly all: true };

/** Who visits what was drawn. */
export interface TeamRules {
  /** Inspectors a visit; the law wants two. */
  readonly size: number;
  /** Of them, how many at least are senior: none or one. */
  readonly seniors: 0 | 1;
  /** Visits an inspector may have. */
  readonly cap: number;
  /** The day on which certificates must be valid and nobody on leave. */
  readonly day: string;
  /** Hash of the inspectors, recusals and last teams, hexadecimal. */
  readonly roster: string;
}

/**
 * A source of the seed, named before it happens. Its entropy is computed from what it is: numbers drawn without order
 * (`{ pick: 6, of: 33 }`), digits that are drawn each by itself, a nonce that its party has committed to, a beacon's round.
 */
export type AnnouncedSource = {
  readonly name: string;
  /** True where no party of the draw controls it. */
  readonly independent: boolean;
} & (
  | { readonly kind: 'lottery'; readonly groups: readonly { readonly pick: number; readonly of: number }[] }
  | { readonly kind: 'digits'; readonly count: number }
  | { readonly kind: 'nonce'; readonly bits: number; readonly committed: string }
  | { readonly kind: 'beacon'; readonly round: string; readonly bits: number }
);

/** The parameters in the one spelling that is hashed. */
export function writeParameters(parameters: DrawParameters): string {
  const value: Value = JSON.parse(JSON.stringify(parameters));

  return canonicalJson(value);
}

/** C: the root of the roster and the hash of the parameters, published before any source has happened. */
export function commitmentOf(hash: HashName, root: string, parameters: string): string {
  return toHex(hashOf(hash, 'OTD1-commit|', root, '|', toHex(hashOf(hash, parameters))));
}
