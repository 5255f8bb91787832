import { done, type Outcome, refused } from '../outcome.js';
import { hashOf } from './hashing/digest.js';
import { toHex } from './hashing/hex.js';
import type { Quota } from './parameters.js';
import { quotasOf } from './quotas.js';

/** Somebody on a list for `sha256-sort-v1`. */
export interface Entry {
  readonly id: string;
  readonly stratum: string;
  /** Places that a bound entry (twins) takes. */
  readonly size?: number;
}

export interface SortedDraw {
  /** SHA-256 of the sorted ids, one a line: what is published before the seed. */
  readonly digest: string;
  readonly selected: readonly string[];
  readonly strata: readonly {
    readonly stratum: string;
    readonly quota: number;
    readonly selected: readonly string[];
    readonly alternates: readonly string[];
  }[];
}

/** Ids by `hex(SHA-256(prefix ‖ id))`, ascending. `seed|` as prefix is `sha256-sort-v1`. */
export function orderByHash(prefix: string, ids: readonly string[]): readonly string[] {
  return ids
    .map((id) => ({ id, key: toHex(hashOf('sha256', prefix, id)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

/** SHA-256 of a list of ids, sorted, one a line. */
export function listDigest(ids: readonly string[]): string {
  return toHex(hashOf('sha256', ...[...ids].sort().map((id) => `${id}\n`)));
}

/** The simple draw of earlier packages: kept so that their results can be recomputed. New packages draw with `otd1`. */
export function drawSorted(
  entries: readonly Entry[],
  seed: string,
  strata: Readonly<Record<string, Quota>>,
  rounding: 'ceil' | 'largest-remainder',
): Outcome<SortedDraw> {
  if (entries.length === 0)
    return refused('ROSTER_EMPTY', { zh: '名录为空，无法抽取。请检查筛选条件。', en: 'The roster is empty: nothing can be drawn. Please check its filter.' });
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  if (known.size !== entries.length) return refused('ROSTER_ID_TWICE', { zh: '名录中有重复的对象，请去重。', en: 'An entity stands twice in the roster.' });
  const groups = new Map<string, string[]>();
  for (const { id, stratum } of entries) groups.set(stratum, [...(groups.get(stratum) ?? []), id]);
  const places = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (known.get(id)?.size ?? 1), 0);
  const quotas = quotasOf({ strata, rounding }, new Map([...groups].map(([stratum, ids]) => [stratum, places(ids)])));
  if (!quotas.ok) return quotas;
  const drawn = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stratum, ids]) => {
      const [order, quota] = [orderByHash(`${seed}|`, ids), quotas.value.get(stratum) ?? 0];
      let count = 0;
      for (let left = quota; left > 0 && count < order.length; count += 1) left -= known.get(order[count] ?? '')?.size ?? 1;

      return { stratum, quota, selected: order.slice(0, count), alternates: order.slice(count) };
    });

  return done({ digest: listDigest([...known.keys()]), selected: drawn.flatMap(({ selected }) => selected), strata: drawn });
}
