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
export type DecisionDefinition = DecisionTableDefinition | FormulaDefinition;

interface DecisionBase {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly facts: Readonly<Record<string, FactDeclaration>>;
  readonly basis?: readonly LegalBasis[];
}

/** What people read instead of a code: `{ "EXACT": { "zh": "完全一致", "en": "exact" } }`. */
export type ValueLabels = Readonly<Record<string, Message>>;

/** DMN decision table. `U` unique, `F` first; a table of these without a matching row is `DECISION_NO_MATCH` unless `defaultRow` is given. */
export interface DecisionTableDefinition extends DecisionBase {
  readonly kind: 'decision-table';
  readonly hitPolicy: 'U' | 'F';
  /** `expr` is an expression over the facts, usually just a path such as `record.quality`. */
  readonly inputs: readonly { readonly id: string; readonly title: string; readonly titleEn?: string; readonly expr: string; readonly labels?: ValueLabels }[];
  readonly outputs: readonly {
    readonly id: string;
    readonly title: string;
    readonly titleEn?: string;
    readonly type: FactType;
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
