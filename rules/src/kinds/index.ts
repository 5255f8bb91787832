import type { DecisionDefinition } from '../decisions/definition.js';
import { decisionTable } from './decision-table.js';
import { draw } from './draw.js';
import { formula } from './formula.js';
import { indicator } from './indicator.js';
import type { DecisionKind } from './kind.js';
import { ruleSet } from './rule-set.js';
import { scorecard } from './scorecard.js';

/** Every kind of decision. */
export const decisionKinds: readonly DecisionKind[] = [decisionTable, ruleSet, scorecard, formula, draw, indicator];

/** The kind of that name, if there is one. */
export function kindNamed(name: unknown): DecisionKind | undefined {
  return decisionKinds.find((kind) => kind.kind === name);
}

/** The kind of a definition that was read. */
export function kindOf(definition: DecisionDefinition): DecisionKind {
  const kind = kindNamed(definition.kind);
  if (!kind) throw new Error(`The decision "${definition.id}" is of no known kind`);

  return kind;
}
