import type { DecisionTableDefinition, HitPolicyCode } from '../../decisions/definition.js';
import type { Finding } from '../../outcome.js';
import type { Message, Value } from '../../values.js';

export type Output = Readonly<Record<string, Value>>;

/** A row that fits a case, with what it says. */
export interface FittingRow {
  readonly id: string;
  /** From 1, as people count. */
  readonly number: number;
  readonly output: Output;
}

export type FittingRows = readonly [FittingRow, ...FittingRow[]];

/** What a policy makes of the rows that fit. */
export type Combined = Given | Conflict;

export interface Given {
  readonly status: 'given';
  readonly output: Output;
  /** The rows that the output comes from. */
  readonly from: readonly FittingRow[];
  /** How it was made of them, where that is not plain. */
  readonly told?: Message;
}

export interface Conflict {
  readonly status: 'failed';
  readonly code: string;
  /** Of an expression: why. */
  readonly cause?: string;
  readonly message: Message;
}

/** One hit policy (DMN 1.3 clause 8.2.10): a file in this folder and a line in the list. */
export interface HitPolicy {
  readonly code: HitPolicyCode;
  readonly title: Message;
  /** Whether rows below the first that fits are looked at. */
  readonly tries: 'until-first' | 'all';
  /** What two rows that fit the same case mean to the author: a mistake, a masked row, a duty to say the same, or nothing. */
  readonly overlap: 'forbidden' | 'masked' | 'must-agree' | 'free';
  /** Whether the output has one value a name, a list of them, or how many rows fit. */
  readonly gives: 'value' | 'list' | 'count';
  readonly combine: (rows: FittingRows, definition: DecisionTableDefinition) => Combined;
  /** What stands when no row fits; nothing = the decision fails. */
  readonly ofNone: (defaultOutput: Output | undefined, definition: DecisionTableDefinition) => Output | undefined;
  /** What this policy asks of a table. */
  readonly check?: (definition: DecisionTableDefinition) => readonly Finding[];
}

/** The policies that give one row's output have nothing but the default when none fits. */
export function onlyDefault(defaultOutput: Output | undefined): Output | undefined {
  return defaultOutput;
}
