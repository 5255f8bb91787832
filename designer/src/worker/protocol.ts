import type { Advance, CaseInspection, NamedPerson, Package, Scenario } from '@onething/processes';
import type { Facts, Finding, Message, Problem } from '@onething/rules';

/** A package on its way into the worker: its files, and the packages it requires as they were published. */
export interface PackageSource {
  readonly files: readonly (readonly [path: string, text: string])[];
  readonly required: readonly Package[];
}

/** What a page asks of the worker; each question has one answer of the same name in `Answers`. */
export type Question =
  | { readonly ask: 'read'; readonly source: PackageSource }
  | { readonly ask: 'scenarios'; readonly source: PackageSource; readonly before?: Package }
  | { readonly ask: 'accept'; readonly source: PackageSource; readonly scenario: string }
  | { readonly ask: 'record'; readonly id: string; readonly title: string }
  | { readonly ask: 'begin'; readonly source: PackageSource; readonly world: string }
  | { readonly ask: 'open'; readonly matter: string; readonly by: NamedPerson; readonly data: Facts }
  | { readonly ask: 'complete'; readonly caseId: string; readonly task: string; readonly by: NamedPerson; readonly data: Facts }
  | { readonly ask: 'advance'; readonly by: Advance };

export interface Answers {
  readonly read: ReadDraft;
  readonly scenarios: ComparedScenario[];
  /** The scenario with what now comes out as what is expected. */
  readonly accept: Scenario;
  /** What was played so far, as a scenario. */
  readonly record: Scenario;
  readonly begin: Played;
  readonly open: Played;
  readonly complete: Played;
  readonly advance: Played;
}

/** A draft as far as it can be read. Without `package` the findings say why. */
export interface ReadDraft {
  readonly package?: Package;
  readonly findings: Finding[];
}

/** One scenario on the draft, beside what the published release gives. */
export interface ComparedScenario {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  readonly failures: { readonly place: string; readonly message: Message }[];
  /** People for whom something else comes out than before. */
  readonly changed: { readonly who: string; readonly what: Message[] }[];
  /** The published release has no such scenario. */
  readonly isNew: boolean;
}

/** One case of a rehearsal. */
export interface PlayedCase {
  readonly id: string;
  readonly by: string;
  readonly process: string;
  readonly seen: CaseInspection;
}

/** Where a rehearsal stands. `refused` is what the last move ran into; the world is as before then. */
export interface Played {
  readonly now: string;
  readonly world: Scenario;
  /** First values of each matter's form, by matter and by person of the world. */
  readonly prefilled: Readonly<Record<string, Readonly<Record<string, Facts>>>>;
  /** In the order in which they were opened, each with the process that it runs. */
  readonly cases: PlayedCase[];
  readonly refused?: { readonly message: Message; readonly problems?: readonly Problem[] };
}
