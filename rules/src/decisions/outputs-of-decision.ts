import type { Dictionary } from '../facts/dictionary.js';
import { kindOf } from '../kinds/index.js';
import type { DecisionDefinition } from './definition.js';

/** What a decision's output holds, by name. */
export function outputsOfDecision(definition: DecisionDefinition): Dictionary {
  return kindOf(definition).outputs(definition);
}
