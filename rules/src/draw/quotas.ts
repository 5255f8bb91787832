import { done, type Outcome, refused } from '../outcome.js';
import type { DrawParameters, Quota } from './parameters.js';

const unit = 1_000_000_000n;

/** Places of every stratum, by name. Exact: rates are decimal text and are computed in whole numbers. */
export function quotasOf(
  { strata, rounding, total }: Pick<DrawParameters, 'strata' | 'rounding' | 'total'>,
  sizes: ReadonlyMap<string, number>,
): Outcome<ReadonlyMap<string, number>> {
  const shares: Share[] = [];
  for (const [stratum, size] of [...sizes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const quota = Object.hasOwn(strata, stratum) ? strata[stratum] : undefined;
    if (!quota) return stratumUnknown(stratum);
    const exact = exactShare(quota, size);
    if (exact === undefined) return rateInvalid(stratum);
    if (exact > BigInt(size) * unit) return overAll(stratum, size);
    shares.push({ stratum, size, exact, fixed: !('rate' in quota) });
  }

  return rounding === 'ceil' && total === undefined ? done(roundedUp(shares)) : apportioned(shares, total);
}

interface Share {
  readonly stratum: string;
  readonly size: number;
  /** Places in billionths. */
  readonly exact: bigint;
  /** A number or everybody: nothing to be shared out. */
  readonly fixed: boolean;
}

function exactShare(quota: Quota, size: number): bigint | undefined {
  if ('all' in quota) return BigInt(size) * unit;
  if ('count' in quota) return Number.isSafeInteger(quota.count) && quota.count >= 0 ? BigInt(quota.count) * unit : undefined;
  const parts = /^(\d{1,3})(?:\.(\d{1,9}))?$/.exec(quota.rate);

  return parts ? BigInt(size) * (BigInt(parts[1] ?? '0') * unit + BigInt((parts[2] ?? '').padEnd(9, '0'))) : undefined;
}

function roundedUp(shares: readonly Share[]): ReadonlyMap<string, number> {
  return new Map(shares.map(({ stratum, exact }) => [stratum, Number((exact + unit - 1n) / unit)]));
}

/** Hamilton's method: everybody gets the whole places, the largest remainders get what is left; equal ones by name. */
function apportioned(shares: readonly Share[], wanted: number | undefined): Outcome<ReadonlyMap<string, number>> {
  const sum = (list: readonly Share[]) => list.reduce((all, { exact }) => all + exact, 0n);
  const fixed = shares.filter((share) => share.fixed);
  const open = shares.filter((share) => !share.fixed);
  const total = wanted === undefined ? (sum(shares) + unit - 1n) / unit : BigInt(wanted);
  const left = total - sum(fixed) / unit;
  const weight = sum(open);
  if (left < 0n || (left > 0n && weight === 0n)) return totalImpossible(wanted ?? 0);
  // A total of its own scales the shares; without one they stand as they are, and only their fractions are shared out.
  const scaled = (exact: bigint) => (wanted === undefined ? ([exact, unit] as const) : ([left * exact, weight === 0n ? 1n : weight] as const));
  const cut = open.map((share) => {
    const [part, by] = scaled(share.exact);
    return { ...share, whole: part / by, rest: part % by };
  });
  const spare = Number(left - cut.reduce((all, { whole }) => all + whole, 0n));
  const first = new Set([...cut].sort((a, b) => (a.rest === b.rest ? (a.stratum < b.stratum ? -1 : 1) : a.rest > b.rest ? -1 : 1)).slice(0, spare));
  const over = cut.find((share) => Number(share.whole) + (first.has(share) ? 1 : 0) > share.size);
  if (over) return overAll(over.stratum, over.size);

  return done(
    new Map([
      ...fixed.map(({ stratum, exact }) => [stratum, Number(exact / unit)] as const),
      ...cut.map((share) => [share.stratum, Number(share.whole) + (first.has(share) ? 1 : 0)] as const),
    ]),
  );
}

function stratumUnknown(stratum: string): Outcome<never> {
  return refused('STRATUM_WITHOUT_QUOTA', { zh: `“${stratum}”层没有规定抽取比例。`, en: `The stratum "${stratum}" has no quota.` });
}

function rateInvalid(stratum: string): Outcome<never> {
  return refused('QUOTA_INVALID', {
    zh: `“${stratum}”层的比例应为至多九位小数的数，例如 0.05；名额应为非负整数。`,
    en: `The quota of "${stratum}" must be a rate with at most nine decimals, such as 0.05, or a whole number of places.`,
  });
}

function overAll(stratum: string, size: number): Outcome<never> {
  return refused('QUOTA_OVER_ALL', {
    zh: `“${stratum}”层只有 ${size} 个对象，抽取数超过了 100%。`,
    en: `The stratum "${stratum}" has ${size} entities only: its quota is over 100 %.`,
  });
}

function totalImpossible(total: number): Outcome<never> {
  return refused('QUOTA_TOTAL_IMPOSSIBLE', {
    zh: `总名额 ${total} 与各层的固定名额不相容，请调整。`,
    en: `A total of ${total} places does not go with the fixed places of the strata. Please adjust it.`,
  });
}
