import type { FormulaDefinition, Value } from '@onething/rules';

/** 试算方案: which people are looked at, what is known of each, and in which order decisions are made about them. */
export interface PopulationPlan {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly from: PeopleSource;
  /** Only those for whom this holds: who is on the roll today. */
  readonly only?: string;
  /** Facts that are the same for everybody, such as a consent that a trial takes for granted. */
  readonly given?: Readonly<Record<string, Value>>;
  /** Other registries, found by a field; the records found stand in a list under `as`. */
  readonly joins: readonly Join[];
  /** Decisions of the package that make facts out of what the registries say, once, when the people are frozen. */
  readonly prepare: readonly string[];
  readonly columns: readonly PlanColumn[];
  /** Decisions in turn: ids of the package, or a formula that stands between two of them. */
  readonly chain: readonly (string | ChainFormula)[];
  readonly amount: OutputOf;
  readonly level?: OutputOf;
  /** Columns by which is told who wins and who loses. */
  readonly groups: readonly string[];
  /** Columns that say who a person is; only for those who may see people. */
  readonly who: readonly string[];
}

/** Where the people come from. `synthetic` makes them up and exists in a demonstration only. */
export type PeopleSource =
  | { readonly kind: 'registry'; readonly registry: string }
  /** Closed cases of a matter (`package/matter`) with what was known in them: the shadow replay. Civil dates. */
  | { readonly kind: 'cases'; readonly matter: string; readonly closedFrom: string; readonly closedTo: string }
  | { readonly kind: 'synthetic'; readonly people: number };

export interface Join {
  readonly as: string;
  readonly registry: string;
  /** Field of that registry. */
  readonly field: string;
  /** A fact of the person, or a list of them. */
  readonly equals: string;
}

/** `texts` is a list of texts. `money` is whole 分. */
export type ColumnType = 'number' | 'money' | 'text' | 'texts' | 'boolean';

/** One column. It answers the fact of its name. */
export interface PlanColumn {
  readonly name: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly type: ColumnType;
  /** Over the record, the joined lists, what was prepared, `county` and `asOf`; without it the field of the same name. */
  readonly expr?: string;
  /** True where null is a value of its own and not the same as unknown. */
  readonly nullable?: boolean;
  /** Groups a number by its borders instead: below the first, between them, from the last on. Of `money` the borders are 分. */
  readonly bands?: { readonly of: string; readonly at: readonly number[] };
  /** How made-up people are spread over it. */
  readonly sample?: Sample;
}

/** Weighted values, or numbers from `from` up to `to` in steps; `skew` above 1 puts more people at the low end. */
export type Sample =
  | { readonly values: readonly (readonly [Value, number])[] }
  /** True where the list of another column is not empty. */
  | { readonly notEmpty: string }
  | { readonly from: number; readonly to: number; readonly step: number; readonly skew?: number };

export interface ChainFormula {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly outputs: FormulaDefinition['outputs'];
}

export interface OutputOf {
  readonly decision: string;
  readonly output: string;
}
