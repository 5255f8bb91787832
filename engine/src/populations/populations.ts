import type { PeopleSource } from '@onething/processes';
import type { BudgetAnswer, Cliff, NumberPlace, Outcome, PublishedRow } from '@onething/rules';
import type { Actor } from '../engine.js';
import type { Change } from './change.js';
import type { Reconciliation } from './reconciliation.js';
import type { ChangedPerson, SideHashes } from './what-if.js';

/** To be printed, or to be gone on with in Word. */
export type MemoFormat = 'pdf' | 'docx';

/** Frozen people, and what a change of rules would do to them. Every method looks at the actor's own tenant only. */
export interface Populations {
  list(by: Actor): Promise<readonly PopulationEntry[]>;
  /** Begins to freeze; `people` of the entry grows until its status is `ready`. `PLAN_INVALID`, `PACKAGE_NOT_FOUND`, `PEOPLE_NOT_ALLOWED` for made-up people outside a demonstration. */
  freeze(order: FreezeRequest, by: Actor): Promise<Outcome<PopulationEntry>>;
  get(id: string, by: Actor): Promise<Outcome<PopulationEntry>>;
  /** Deletes the file at once. `POPULATION_NOT_FOUND`. */
  discard(id: string, by: Actor): Promise<Outcome<void>>;
  /** What can be moved, with the values that a draft (or the release in force) has. */
  knobs(id: string, draft: string | undefined, by: Actor): Promise<Outcome<Knobs>>;
  /** `POPULATION_NOT_FOUND`, `POPULATION_NOT_READY`, `POPULATION_DAMAGED`, `CHANGE_INVALID`, `NUMBER_NOT_FOUND`, `SQL_NOT_POSSIBLE`. */
  compare(id: string, change: Change, by: Actor): Promise<Outcome<Compared>>;
  /** The same, kept for whoever decides about the change. */
  keep(id: string, change: Change, note: string, by: Actor): Promise<Outcome<RunEntry>>;
  runs(ofPackage: string, by: Actor): Promise<readonly RunEntry[]>;
  /** Kept runs of the package of a proposal; `matches` where exactly the proposed rules and parameters were tried. */
  runsOfProposal(proposal: string, by: Actor): Promise<Outcome<readonly ProposalRun[]>>;
  run(id: string, by: Actor): Promise<Outcome<RunEntry>>;
  /** The people behind a cell; who has looked at whom is recorded. */
  people(id: string, change: Change, asked: AskedCell, by: Actor): Promise<Outcome<readonly ChangedPerson[]>>;
  /** The value of one number that keeps the cost within a budget, and who loses by it. */
  fit(id: string, change: Change, search: BudgetRequest, by: Actor): Promise<Outcome<BudgetResult>>;
  /** Where one more unit of a fact takes away more than it gives, for the people who stand nearest. */
  cliffs(id: string, change: Change, fact: string, by: Actor): Promise<Outcome<readonly CliffEntry[]>>;
  /** A memo about a kept run, and its rows for finance to reckon up. */
  memo(run: string, format: MemoFormat, by: Actor): Promise<Outcome<Uint8Array>>;
  reconciliation(run: string, by: Actor): Promise<Outcome<Reconciliation>>;
}

export interface FreezeRequest {
  readonly package: string;
  /** A plan of that package. */
  readonly plan: string;
  /** Instead of the people that the plan names: closed cases of another year, made-up people of a demonstration. */
  readonly from?: PeopleSource;
  readonly why: string;
  /** After so many days it is deleted. */
  readonly days: number;
}

export interface PopulationEntry {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly package: string;
  readonly from: PeopleSource['kind'];
  readonly status: 'freezing' | 'ready' | 'failed' | 'deleted';
  readonly people: number;
  readonly hash?: string;
  readonly asOf: string;
  readonly why: string;
  readonly frozenBy: string;
  readonly deleteAfter: string;
  readonly columns: readonly { readonly name: string; readonly title: string; readonly titleEn?: string }[];
  readonly groups: readonly string[];
  readonly freshness: readonly { readonly registry: string; readonly records: number; readonly latest?: string }[];
  readonly problem?: { readonly zh: string; readonly en: string };
}

/** What can be moved: parameters, and numbers inside decisions. */
export interface Knobs {
  readonly parameters: readonly { readonly id: string; readonly title: string; readonly titleEn?: string; readonly unit?: string; readonly value: number }[];
  readonly numbers: readonly NumberPlace[];
}

export interface Compared {
  readonly rows: readonly PublishedRow[];
  /** True where cells below ten are hidden, because the reader may not see single people. */
  readonly suppressed: boolean;
  readonly baseline: SideHashes;
  readonly draft: SideHashes;
}

export interface RunEntry extends Compared {
  readonly id: string;
  readonly population: string;
  readonly package: string;
  readonly note: string;
  readonly by: string;
  readonly at: string;
  /** Hash of the people. */
  readonly people: string;
  readonly engine: string;
}

export interface ProposalRun extends RunEntry {
  readonly matches: boolean;
}

export interface AskedCell {
  readonly dimension: string;
  readonly cell: string;
  readonly change: 'winners' | 'losers' | 'open' | 'changed';
}

export interface BudgetRequest {
  readonly parameter?: string;
  readonly decision?: string;
  readonly pointer?: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly budget: number;
}

export interface BudgetResult extends BudgetAnswer {
  readonly compared: Compared;
}

export interface CliffEntry extends Cliff {
  /** How many people stand within a tenth below the edge. */
  readonly near: number | 'suppressed';
}
