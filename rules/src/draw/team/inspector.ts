import type { Value } from '../../values.js';
import { canonicalJson } from '../canonical-json.js';
import type { HashName } from '../hashing/compression.js';
import { hashOf } from '../hashing/digest.js';
import { toHex } from '../hashing/hex.js';

/** Somebody with certificates, who may be drawn for a visit. */
export interface Inspector {
  readonly id: string;
  readonly name?: string;
  /** Where it is given, only objects of this district. */
  readonly district?: string;
  readonly senior?: boolean;
  readonly certificates: readonly Certificate[];
  readonly leave?: readonly Span[];
}

/** May inspect one item between two days, both included. */
export interface Certificate extends Span {
  readonly item: string;
}

export interface Span {
  readonly from: string;
  readonly until: string;
}

/** Who may be drawn, who must not meet whom, and who went there last time. */
export interface TeamRoster {
  readonly inspectors: readonly Inspector[];
  /** Kinship, former employment, interests: declared before the draw (行政处罚法 art. 43). */
  readonly recusals: readonly { readonly inspector: string; readonly object: string; readonly reason?: string }[];
  readonly lastTeams: readonly { readonly object: string; readonly inspectors: readonly string[] }[];
}

/** Hash of it all, committed before the seed exists. */
export function teamDigest(hash: HashName, roster: TeamRoster): string {
  const value: Value = JSON.parse(JSON.stringify(roster));

  return toHex(hashOf(hash, canonicalJson(value)));
}
