import type { DecisionDefinition, FactDeclaration } from '../decisions/definition.js';
import type { Finding } from '../outcome.js';

/** A decision of ours, with what was noticed on the way. */
export interface ReadDecision {
  readonly definition: DecisionDefinition;
  readonly findings: readonly Finding[];
}

/** What every kind of decision is made with. */
export interface Base {
  readonly id: string;
  readonly title: string;
  readonly facts: Readonly<Record<string, FactDeclaration>>;
  readonly requires?: readonly string[];
}
