import { done, type Outcome } from '../outcome.js';
import { hashLength } from './hashing/digest.js';
import { toHex } from './hashing/hex.js';
import { Keyed } from './hashing/keyed.js';
import type { DrawParameters } from './parameters.js';
import { quotasOf } from './quotas.js';
import type { FrozenRoster } from './roster/freeze-roster.js';
import type { RosterRow } from './roster/row.js';

/** What was drawn in one stratum, in the order of the tickets. */
export interface StratumSelection {
  readonly stratum: string;
  readonly size: number;
  readonly quota: number;
  /** The last ticket that was taken: whoever has a smaller one is in. Empty where nobody is. */
  readonly cutoff: string;
  readonly selected: readonly string[];
  /** Who follows if somebody falls away, the next first. */
  readonly alternates: readonly string[];
}

export interface Selection {
  readonly strata: readonly StratumSelection[];
  /** Everybody who was drawn, in the order of the tickets. */
  readonly order: readonly string[];
}

/** The ticket of an entity or a bundle: whoever has K can compute it without knowing any other. */
export function ticketOf(keyed: Keyed, drawId: string, id: string): string {
  return toHex(keyed.of(`T|${drawId}|${id}`));
}

/** Draws: in every stratum the smallest tickets. No modulus, no order of the rows; an entity added elsewhere changes nothing here. */
export function select(roster: FrozenRoster, parameters: DrawParameters, key: Uint8Array): Outcome<Selection> {
  const strata = membersOf(roster.rows);
  const quotas = quotasOf(parameters, new Map([...strata].map(([stratum, members]) => [stratum, members.length])));
  if (!quotas.ok) return quotas;
  const tickets = new Tickets(parameters, key, roster.rows);
  const taken: Holder[] = [];
  const selections = [...strata]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stratum, members]) => {
      const quota = quotas.value.get(stratum) ?? 0;
      const split = splitAt(tickets.first(members, quota), quota, parameters);
      for (const holder of split.selected) taken.push(holder);
      return {
        stratum,
        size: members.length,
        quota,
        cutoff: split.selected.at(-1)?.ticket ?? '',
        selected: idsOf(split.selected),
        alternates: idsOf(split.alternates),
      };
    });

  return done({ strata: selections, order: idsOf(taken.sort(byTicket)) });
}

/** One ticket with whoever shares it. */
interface Holder {
  readonly ticket: string;
  readonly ids: readonly string[];
}

const idsOf = (holders: readonly Holder[]) => holders.flatMap(({ ids }) => ids);

/** Equal tickets do not happen; if they did, ids would decide. */
const byTicket = (a: Holder, b: Holder) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : (a.ids[0] ?? '') < (b.ids[0] ?? '') ? -1 : 1);

function membersOf(rows: readonly RosterRow[]): ReadonlyMap<string, readonly number[]> {
  const strata = new Map<string, number[]>();
  for (const [index, { stratum }] of rows.entries()) {
    const members = strata.get(stratum);
    if (members) members.push(index);
    else strata.set(stratum, [index]);
  }

  return strata;
}

/**
 * Tickets are computed once, in the order of the rows, into one number each; whole ones only for those at the front: so a
 * million of them need eight megabytes, and memory is read in one go.
 */
class Tickets {
  readonly #keyed: Keyed;
  readonly #fronts: Float64Array;
  readonly #bundled: boolean;

  constructor(
    private readonly parameters: DrawParameters,
    key: Uint8Array,
    private readonly rows: readonly RosterRow[],
  ) {
    this.#keyed = new Keyed(parameters.hash, key);
    this.#bundled = rows.some(({ bundle }) => bundle !== undefined);
    this.#fronts = frontsOf(this.#keyed, parameters.drawId, rows);
  }

  /** The holders of the smallest tickets of a stratum, in order: enough for the quota and the alternates, or all of them where there are bundles. */
  first(members: readonly number[], quota: number): readonly Holder[] {
    const wanted = this.#bundled ? members.length : Math.min(members.length, quota + this.parameters.alternates);
    const limit = wanted === members.length ? Number.POSITIVE_INFINITY : this.#limit(members, wanted);
    const groups = new Map<string, string[]>();
    for (const index of members) {
      if ((this.#fronts[index] ?? 0) > limit) continue;
      const row = this.rows[index];
      if (!row) continue;
      const holder = row.bundle === undefined ? `i${row.id}` : `b${row.bundle}`;
      const group = groups.get(holder);
      if (group) group.push(row.id);
      else groups.set(holder, [row.id]);
    }

    return [...groups].map(([holder, ids]) => ({ ticket: ticketOf(this.#keyed, this.parameters.drawId, holder.slice(1)), ids })).sort(byTicket);
  }

  /** A front that at least `wanted` members do not pass, and few more: tickets are evenly spread, so a guess spares sorting all of them. */
  #limit(members: readonly number[], wanted: number): number {
    const guess = ((wanted + 4 * Math.sqrt(wanted) + 8) / members.length) * 2 ** 52;
    let below = 0;
    for (const index of members) if ((this.#fronts[index] ?? 0) <= guess) below += 1;

    return below >= wanted ? guess : Number.POSITIVE_INFINITY;
  }
}

/** The first 52 bits of every ticket. */
function frontsOf(keyed: Keyed, drawId: string, rows: readonly RosterRow[]): Float64Array {
  const bytes = new Uint8Array(hashLength);
  const view = new DataView(bytes.buffer);
  const fronts = new Float64Array(rows.length);
  const prefix = `T|${drawId}|`;
  let i = 0;
  for (const row of rows) {
    keyed
      .begin()
      .text(prefix)
      .text(row.bundle ?? row.id);
    keyed.finish(bytes);
    fronts[i] = view.getUint32(0) * 0x10_0000 + (view.getUint32(4) >>> 12);
    i += 1;
  }

  return fronts;
}

/** Fills the places; a bundle counts with all its members. */
function splitAt(holders: readonly Holder[], quota: number, { overflow, alternates }: DrawParameters) {
  const selected: Holder[] = [];
  const rest: Holder[] = [];
  let left = quota;
  for (const holder of holders) {
    const closed = left <= 0 || (holder.ids.length > left && overflow !== 'expand');
    if (closed) {
      rest.push(holder);
      if (overflow === 'waitlist') left = 0;
      continue;
    }
    selected.push(holder);
    left -= holder.ids.length;
  }

  return { selected, alternates: rest.slice(0, alternates) };
}
