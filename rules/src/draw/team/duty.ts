import { hashLength } from '../hashing/digest.js';
import { toHex } from '../hashing/hex.js';
import type { Keyed } from '../hashing/keyed.js';
import type { TeamRules } from '../parameters.js';
import type { RosterRow } from '../roster/row.js';
import type { Inspector, TeamRoster } from './inspector.js';
import { unfitFor } from './standing.js';

/** Who may go where, as numbers: visits in the order of their tickets, inspectors in the order of their ids, a slot for every seat of a visit. */
export class Duty {
  readonly inspectors: readonly Inspector[];
  readonly load: Int32Array;
  /** The inspector of every slot, or −1. A visit's first slot is the senior's where one is asked for. */
  readonly seats: Int32Array;
  /** The slots of every inspector. */
  readonly served: readonly Set<number>[];
  /** Inspectors by the district of a visit; under no name those who work anywhere. */
  readonly #near: ReadonlyMap<string | undefined, readonly number[]>;
  readonly #fit = new Map<string, readonly number[]>();
  readonly #recused: readonly (ReadonlySet<number> | undefined)[];
  readonly #last: readonly (readonly number[] | undefined)[];
  /** What each message of a visit begins with. */
  readonly #prefixes: readonly string[];
  readonly #bytes = new Uint8Array(hashLength);
  readonly #view = new DataView(this.#bytes.buffer);

  constructor(
    readonly visits: readonly RosterRow[],
    roster: TeamRoster,
    readonly rules: TeamRules,
    private readonly keyed: Keyed,
    drawId: string,
  ) {
    this.inspectors = [...roster.inspectors].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#near = byDistrict(this.inspectors);
    this.load = new Int32Array(this.inspectors.length);
    this.#prefixes = visits.map(({ id }) => `A|${drawId}|${id}|`);
    this.seats = new Int32Array(visits.length * rules.size).fill(-1);
    this.served = this.inspectors.map(() => new Set<number>());
    const number = new Map(this.inspectors.map(({ id }, j) => [id, j]));
    const visit = new Map(visits.map(({ id }, v) => [id, v]));
    this.#recused = byVisit(
      roster.recusals.map(({ object, inspector }) => [visit.get(object), number.get(inspector)]),
      visits.length,
    );
    const last = new Map(roster.lastTeams.map(({ object, inspectors }) => [object, inspectors.map((id) => number.get(id) ?? -1)]));
    this.#last = visits.map(({ id }) => last.get(id));
  }

  /** Everybody who may take a slot as far as district, leave, certificates, recusal and seniority go. Loads are not looked at. */
  *mayTake(slot: number): Iterable<number> {
    const visit = this.visitOf(slot);
    const recused = this.#recused[visit];
    for (const j of this.#fitFor(visit)) if (!recused?.has(j) && (!this.isSeniors(slot) || this.inspectors[j]?.senior === true)) yield j;
  }

  visitOf(slot: number): number {
    return Math.floor(slot / this.rules.size);
  }

  isSeniors(slot: number): boolean {
    return slot % this.rules.size < this.rules.seniors;
  }

  slotsOf(visit: number): readonly number[] {
    return Array.from({ length: this.rules.size }, (_, k) => visit * this.rules.size + k);
  }

  teamOf(visit: number): readonly number[] {
    return this.slotsOf(visit)
      .map((slot) => this.seats[slot] ?? -1)
      .filter((j) => j >= 0);
  }

  isFull(j: number): boolean {
    return (this.load[j] ?? 0) >= this.rules.cap;
  }

  /** True for a team that is exactly the one that went last time. */
  wentLastTime(visit: number, team: readonly number[]): boolean {
    const last = this.#last[visit];

    return last !== undefined && last.length === team.length && team.every((j) => last.includes(j));
  }

  seat(slot: number, j: number): void {
    this.unseat(slot);
    this.seats[slot] = j;
    this.load[j] = (this.load[j] ?? 0) + 1;
    this.served[j]?.add(slot);
  }

  unseat(slot: number): void {
    const j = this.seats[slot] ?? -1;
    if (j < 0) return;
    this.seats[slot] = -1;
    this.load[j] = (this.load[j] ?? 0) - 1;
    this.served[j]?.delete(slot);
  }

  /**
   * Candidates by (load, keyed number): those with the fewest visits first, among them as the seed has it. Only the level that
   * is asked for is hashed, because mostly two of the first are taken.
   */
  *ranked(visit: number, candidates: Iterable<number>): Iterable<number> {
    const levels = new Map<number, number[]>();
    for (const j of candidates) {
      const load = this.load[j] ?? 0;
      const level = levels.get(load);
      if (level) level.push(j);
      else levels.set(load, [j]);
    }
    for (const load of [...levels.keys()].sort((a, b) => a - b)) {
      const level = (levels.get(load) ?? []).map((j) => ({ j, front: this.#front(visit, j) }));
      level.sort((a, b) => a.front - b.front || (this.#whole(visit, a.j) < this.#whole(visit, b.j) ? -1 : 1));
      for (const { j } of level) yield j;
    }
  }

  #front(visit: number, j: number): number {
    this.keyed
      .begin()
      .text(this.#prefixes[visit] ?? '')
      .text(this.inspectors[j]?.id ?? '');
    this.keyed.finish(this.#bytes);
    return this.#view.getUint32(0) * 0x10_0000 + (this.#view.getUint32(4) >>> 12);
  }

  #whole(visit: number, j: number): string {
    return toHex(this.keyed.of(this.#message(visit, j)));
  }

  #message(visit: number, j: number): string {
    return `${this.#prefixes[visit]}${this.inspectors[j]?.id}`;
  }

  /** Visits of one district and the same items have the same candidates; there are far fewer such kinds than visits. */
  #fitFor(visit: number): readonly number[] {
    const row = this.visits[visit];
    if (!row) return [];
    const kind = `${row.district ?? ''}|${row.items?.join(',') ?? ''}`;
    const known = this.#fit.get(kind);
    if (known) return known;
    const near = this.#near.get(row.district) ?? this.#near.get(undefined) ?? [];
    const fit = near.filter((j) => isFit(this.inspectors[j], row, this.rules.day));
    this.#fit.set(kind, fit);

    return fit;
  }
}

function isFit(inspector: Inspector | undefined, visit: RosterRow, day: string): boolean {
  return inspector !== undefined && unfitFor(inspector, visit, day) === undefined;
}

function byDistrict(inspectors: readonly Inspector[]): ReadonlyMap<string | undefined, readonly number[]> {
  const near = new Map<string | undefined, number[]>([[undefined, []]]);
  for (const { district } of inspectors) if (!near.has(district)) near.set(district, []);
  for (const [j, { district }] of inspectors.entries()) for (const [name, list] of near) if (district === undefined || district === name) list.push(j);

  return near;
}

function byVisit(pairs: readonly (readonly [number | undefined, number | undefined])[], count: number): readonly (ReadonlySet<number> | undefined)[] {
  const sets: (Set<number> | undefined)[] = Array.from({ length: count });
  for (const [visit, j] of pairs) {
    if (visit === undefined || j === undefined) continue;
    const set = sets[visit] ?? new Set<number>();
    set.add(j);
    sets[visit] = set;
  }

  return sets;
}
