import type { LegalBasis, Message, Value } from '../values.js';

/** What a decision gives for one case. `unknown` names the facts that are missing; nothing is guessed. */
export type Evaluation = Decided | Undecided | NotDecidable;

export interface Decided {
  readonly status: 'decided';
  readonly output: Readonly<Record<string, Value>>;
  readonly explanation: Explanation;
}

export interface Undecided {
  readonly status: 'unknown';
  readonly missing: readonly string[];
  readonly explanation: Explanation;
}

/** `DECISION_NO_MATCH`, `DECISION_NOT_UNIQUE`, `DECISION_CONFLICT`, `EXPRESSION_FAILED`, `INDICATOR_OVER_BUDGET`, and the refusals of a draw. */
export interface NotDecidable {
  readonly status: 'failed';
  readonly code: string;
  /** Of `EXPRESSION_FAILED`: why, as `DIVISION_BY_ZERO`, `NUMBER_TOO_LARGE`, `EXPRESSION_OVER_BUDGET`, `EXPRESSION_TYPE`. */
  readonly cause?: string;
  readonly message: Message;
  readonly explanation: Explanation;
}

/** Always on, small, JSON: stored in the history of the case and shown to applicant, clerk and judge. */
export interface Explanation {
  readonly decision: { readonly id: string; readonly title: string; readonly titleEn?: string };
  readonly kind: string;
  /** Readable sentences: which row or line was taken and why. */
  readonly sentences: readonly Message[];
  /** Every fact that was read, with its value. */
  readonly facts: readonly ExplainedFact[];
  /** The rows (lines) that were tried, in order, up to the taken one(s). */
  readonly rows: readonly ExplainedRow[];
  readonly basis: readonly LegalBasis[];
}

export interface ExplainedFact {
  readonly name: string;
  readonly title: string;
  readonly titleEn?: string;
  /** Absent when unknown. */
  readonly value?: Value;
}

export interface ExplainedRow {
  readonly id: string;
  readonly result: 'taken' | 'not-taken' | 'unknown';
  /** For a row that was not taken: the first input that did not fit, in words. */
  readonly reason?: Message;
}
