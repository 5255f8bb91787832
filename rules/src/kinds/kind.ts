import type { DecisionDefinition } from '../decisions/definition.js';
import type { Evaluation } from '../decisions/evaluation.js';
import type { Dictionary } from '../facts/dictionary.js';
import type { Finding, Outcome } from '../outcome.js';
import type { Reader } from '../reading/read.js';
import type { Facts, Message } from '../values.js';

/** A decision's evaluation with the facts it may read. */
export interface CompiledKind {
  readonly facts: readonly string[];
  /** Output and explanation come together; an explanation is never optional. */
  readonly evaluate: (facts: Facts) => Evaluation;
}

/**
 * One kind of decision: a file in this folder and a line in the list. Methods are written as methods, so that the list can
 * hold every kind; a definition only ever meets the kind of its own `kind`.
 */
export interface DecisionKind<D extends DecisionDefinition = DecisionDefinition> {
  readonly kind: D['kind'];
  readonly title: Message;
  /** Reads the definition from untrusted JSON. */
  readonly read: Reader<D>;
  /** What the output holds, by name, for whoever reads it next. */
  outputs(definition: D): Dictionary;
  /** What is wrong before anything runs; the dictionary holds the decision's facts and what else is always there. */
  check(definition: D, dictionary: Dictionary): readonly Finding[];
  compile(definition: D): Outcome<CompiledKind>;
}
