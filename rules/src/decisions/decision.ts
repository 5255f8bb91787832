import type { Facts } from '../values.js';
import type { DecisionDefinition } from './definition.js';
import type { Evaluation } from './evaluation.js';

/** A decision ready to run: pure, so that the same facts always give the same answer with the same reasons. */
export interface Decision {
  readonly id: string;
  readonly definition: DecisionDefinition;
  /** Facts it may read, as dotted paths. */
  readonly facts: readonly string[];
  readonly evaluate: (facts: Facts) => Evaluation;
}
