import type { Condition } from '../conditions/condition.js';
import type { LegalBasis, Message, Value } from '../values.js';

export type FactType = 'string' | 'number' | 'boolean' | 'date' | 'money' | 'list' | 'object';

/** A fact that a decision reads: what people call it, and its type. */
export interface FactDeclaration {
  readonly title: string;
  readonly titleEn?: string;
  readonly type: FactType;
  /** The values a code list allows; used by gap checks and by the designer's drop-downs. */
  readonly values?: readonly Value[];
  /** True where an applicant may rightly change or document it: only then is a counterfactual told. */
  readonly changeable?: boolean;
  /** Fields below an object fact, by name: `record.quality` is declared as `record: { type: 'object', fields: { quality: … } }`. */
  readonly fields?: Readonly<Record<string, FactDeclaration>>;
}

/** One file of `decisions/`. `params.<id>` is always a fact: the dated parameter valid on the case's date. */
export type DecisionDefinition = DecisionTableDefinition | FormulaDefinition | ScorecardDefinition | RuleSetDefinition | DrawDefinition | IndicatorDefinition;

interface DecisionBase {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly facts: Readonly<Record<string, FactDeclaration>>;
  readonly basis?: readonly LegalBasis[];
  /** Ids of decisions that are made first; what they give are facts below their id: `S1.grade`. */
  readonly requires?: readonly string[];
}

/** What people read instead of a code: `{ "EXACT": { "zh": "完全一致", "en": "exact" } }`. */
export type ValueLabels = Readonly<Record<string, Message>>;

/**
 * What becomes of the rows that fit (DMN 1.3 clause 8.2.10).
 * One row's output: `U` unique, `A` any (all that fit must say the same, else `DECISION_CONFLICT`), `F` first, `P` the one whose
 * output stands first among the output's `values`. No row fits = `DECISION_NO_MATCH` unless `defaultRow` is given.
 * All rows' outputs: `C` and `R` in the order of the table, `O` in the order of `values`. A table with one output gives
 * `{ [output]: [ … ] }`, one with several `{ rows: [{ … }] }`; no row fits = an empty list, or one with `defaultRow`.
 * One number under each output's name: `C+` sum (nothing = 0), `C<` least, `C>` greatest (nothing = `DECISION_NO_MATCH`),
 * `C#` how many rows fit (one output only; nothing = 0); `defaultRow` stands where no row fits.
 */
export type HitPolicyCode = 'U' | 'A' | 'F' | 'P' | 'C' | 'C+' | 'C<' | 'C>' | 'C#' | 'R' | 'O';

/**
 * What the author states of the whole: a greater value of a fact (a number, a date, or yes after no) never raises, or never lowers, an
 * output (a number, or one of its `values`, of which the first is the highest). Checked before anything runs.
 */
export interface Direction {
  /** Dotted name of the fact. */
  readonly fact: string;
  readonly output: string;
  readonly never: 'raises' | 'lowers';
}

/** A DMN decision table. */
export interface DecisionTableDefinition extends DecisionBase {
  readonly kind: 'decision-table';
  readonly directions?: readonly Direction[];
  readonly hitPolicy: HitPolicyCode;
  /** `expr` is an expression over the facts, usually just a path such as `record.quality`. */
  readonly inputs: readonly { readonly id: string; readonly title: string; readonly titleEn?: string; readonly expr: string; readonly labels?: ValueLabels }[];
  readonly outputs: readonly {
    readonly id: string;
    readonly title: string;
    readonly titleEn?: string;
    readonly type: FactType;
    /** All it can be. For `P` and `O` in their order of priority, the first first. */
    readonly values?: readonly Value[];
    readonly labels?: ValueLabels;
  }[];
  readonly rows: readonly DecisionRow[];
  readonly defaultRow?: Readonly<Record<string, Value>>;
}

export interface DecisionRow {
  readonly id: string;
  /** One unary test an input (DMN 1.3 clause 10.3.2.8, subset): `-`, `"A","B"`, `< params.maxIssue`, `[1..5)`, `not("x")`, `null`. */
  readonly when: readonly string[];
  /** Output name → constant, or `{ "expr": "…" }`. */
  readonly then: Readonly<Record<string, Value | { readonly expr: string }>>;
  readonly basis?: LegalBasis;
  /** Why the row stands here, in a sentence that an applicant can be shown. */
  readonly note?: string;
  readonly noteEn?: string;
}

/** Named expressions, evaluated top-down; a later one may read an earlier one. */
export interface FormulaDefinition extends DecisionBase {
  readonly kind: 'formula';
  readonly outputs: readonly {
    readonly id: string;
    readonly title: string;
    readonly titleEn?: string;
    readonly type: FactType;
    readonly expr: string;
    readonly basis?: LegalBasis;
  }[];
}

/** Points: a number, or an expression over the facts (mostly a parameter). */
export type Points = number | { readonly expr: string };

/**
 * A scorecard (PMML's terms): every characteristic gives a partial score, their sum within the bounds is the score, the score
 * gives the grade. Output `{ score, grade, vetoed }`: `score` is absent where missing facts leave it open but cannot change the
 * grade; `vetoed` is the veto that took effect or null, and absent where there are no vetoes or it is still open.
 */
export interface ScorecardDefinition extends DecisionBase {
  readonly kind: 'scorecard';
  /** What everybody begins with; default 0. */
  readonly initialScore?: number;
  /** The total is held within these. */
  readonly bounds?: Bounds;
  readonly characteristics: readonly Characteristic[];
  /** The best first. A score takes the first grade whose `from` it reaches; the last one may have none and takes the rest. */
  readonly grades: readonly Grade[];
  /** The first that holds sets the grade, whatever the score. */
  readonly vetoes?: readonly Veto[];
  /** Of the whole score or grade, across characteristics and vetoes. */
  readonly directions?: readonly Direction[];
}

export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export interface Characteristic {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly expr: string;
  /** Entries that count for a time only: `expr` reads those that are still valid under their name. */
  readonly entries?: ExpiringEntries;
  readonly labels?: ValueLabels;
  /** Which attributes count: the `first` that fits (default), `all` that fit, or the only `one` that may. */
  readonly takes?: 'first' | 'all' | 'one';
  readonly attributes: readonly Attribute[];
  /** Points where no attribute fits. Without it that is `DECISION_NO_MATCH`; where `all` count, 0. */
  readonly otherwise?: number;
  /** The partial score is held within these. */
  readonly cap?: Bounds;
  /** States that a greater input never lowers (`increasing`) or never raises (`decreasing`) the score; checked before anything runs. */
  readonly monotone?: 'increasing' | 'decreasing';
}

/** A list whose entries expire one by one: an entry counts up to and including the day so many months after its date. */
export interface ExpiringEntries {
  /** An expression for the list. */
  readonly of: string;
  /** What `expr` calls the entries that are valid. */
  readonly as: string;
  /** Field of an entry that holds its date. */
  readonly date: string;
  readonly months: Points;
  /** An expression for the day on which they must be valid; default `case.date`. */
  readonly on?: string;
}

export interface Attribute {
  readonly id: string;
  /** A unary test over the characteristic's expression, as in a decision table. */
  readonly when: string;
  readonly score: Points;
  /** Why these points, in a sentence that an applicant can be shown. */
  readonly reason?: string;
  readonly reasonEn?: string;
  readonly basis?: LegalBasis;
}

export interface Grade {
  readonly code: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly from?: Points;
}

export interface Veto {
  readonly id: string;
  /** An expression that is true where the veto holds. */
  readonly when: string;
  /** Code of the grade it sets. */
  readonly grade: string;
  readonly reason: string;
  readonly reasonEn?: string;
  readonly basis?: LegalBasis;
}

/**
 * A random selection among the entities that a fact lists. With `otd1` the seed is the commitment of the frozen list with what the
 * sources turned out to be; `sha256-sort-v1` takes the seed as it stands and is for results of earlier packages.
 * Output `{ digest, selected, alternates, strata, order }`: `digest` is what is published before the seed (the root of the list, or
 * the SHA-256 of its ids), `order` all drawn in the order of their tickets, and, where officers are drawn too, `teams`
 * `[{ object, officers }]` and `short`: the objects for which too few may go, with the reason in words.
 */
export interface DrawDefinition extends DecisionBase {
  readonly kind: 'draw';
  readonly algorithm: 'otd1' | 'sha256-sort-v1';
  readonly hash?: 'sha256' | 'sm3';
  /** Expressions: the number of the draw, the seed as text, the list of `{ id, stratum, bundle?, district?, items? }`. */
  readonly drawId: string;
  /** Without a seed the list is only frozen: the output is `{ digest, size }`, to be published before there is a seed. */
  readonly seed?: string;
  readonly entities: string;
  /** Digest that was published at the freeze: where the list gives another one, the draw is refused with `DRAW_LIST_CHANGED`. */
  readonly frozen?: string;
  /** Share of each stratum: an expression for a number between 0 and 1. */
  readonly strata: readonly { readonly id: string; readonly title: string; readonly titleEn?: string; readonly rate: string; readonly basis?: LegalBasis }[];
  readonly rounding?: 'ceil' | 'largest-remainder';
  readonly alternates?: number;
  /** The least length of the seed in characters. */
  readonly seedLength?: number;
  readonly officers?: {
    /** Expressions: the list of inspectors `{ id, certificates: [{ item, from, until }], leave?, district?, senior? }`, of recusals `{ inspector, object, reason? }`, the day. */
    readonly list: string;
    readonly recusals: string;
    readonly day: string;
    readonly size: number;
    readonly cap: number;
  };
}

/**
 * json-rules-engine's rules: a rule whose conditions hold gives its event. `takes: 'all'` (default) gives every event, the greatest
 * priority first (default priority 1, equal ones as they stand): `{ events: [{ type, params }] }`. `'first'` gives one of them:
 * `{ event, params }`, and where no rule holds `otherwise`, or null.
 */
export interface RuleSetDefinition extends DecisionBase {
  readonly kind: 'rule-set';
  readonly takes?: 'first' | 'all';
  readonly rules: readonly Rule[];
  readonly otherwise?: RuleEvent;
}

export interface Rule {
  readonly id: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly conditions: Condition;
  readonly event: RuleEvent;
  readonly priority?: number;
  readonly basis?: LegalBasis;
}

export interface RuleEvent {
  readonly type: string;
  readonly params?: Readonly<Record<string, Value>>;
}

/**
 * Figures over the records of a registry or the cases of a matter. A row that misses a fact is left open and counted as such, never
 * guessed. Output: each figure under its id (null where there is nothing to divide by or to order), and `cells`
 * `[{ measure, field, cell, value, counted, among, open, keys }]`: the whole (`field` null) and a line a value of each field of `by`;
 * `keys` are the rows behind the figure, at most `mostKeys`.
 */
export interface IndicatorDefinition extends DecisionBase {
  readonly kind: 'indicator';
  /** An expression for the list of rows. */
  readonly rows: string;
  /** Fields of a row; conditions and expressions read them beside the decision's facts. */
  readonly row: Readonly<Record<string, FactDeclaration>>;
  /** The field that names a row. */
  readonly key: string;
  /** Which rows count at all. */
  readonly where?: Condition;
  readonly measures: readonly Measure[];
  /** Fields by which every figure is broken down. */
  readonly by?: readonly string[];
  /** Where the rows stand outside a case; with it, the figures are shown to staff from day to day. */
  readonly source?: IndicatorSource;
}

/** The records of a registry, joined with at most one record of others, or the cases of matters. */
export interface IndicatorSource {
  readonly kind: 'registry' | 'cases';
  readonly registry?: string;
  /** Matters of the package; all of them when absent. */
  readonly matters?: readonly string[];
  /** One record of another registry beside each row: `on` says which of its fields equals which field of the row. */
  readonly joins?: readonly IndicatorJoin[];
  /** Where a field of a row stands when not under its own name: `aid.level` of a join, `aid` for whether there is one, `values.stage` of a case. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The field with the civil date whose month makes the trend. */
  readonly day?: string;
  /** Small numbers point at people (the default), or only at things such as rooms and devices. */
  readonly about?: 'people' | 'things';
}

export interface IndicatorJoin {
  readonly as: string;
  readonly registry: string;
  readonly on: Readonly<Record<string, string>>;
  /** Further fields of the record with the value that they must have. */
  readonly where?: Readonly<Record<string, string>>;
  /** The field with the last day on which a record holds; a record without one holds still. Those that are over are not joined. */
  readonly validTo?: string;
}

/**
 * `count`: rows where `where` holds. `sum` and `median`: of an expression over those rows; one that gives null does not count. `ratio`:
 * rows where `where` holds among those where it is known. `pace`: that ratio over the share of the period that has elapsed, so that 1 is
 * on time.
 */
export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly measure: 'count' | 'sum' | 'ratio' | 'median' | 'pace';
  readonly where?: Condition;
  /** Of `sum` and `median`: an expression over a row. */
  readonly of?: string;
  /** Of `pace`: an expression over the decision's facts for a share between 0 and 1. */
  readonly elapsed?: string;
  readonly basis?: LegalBasis;
}
