import { kindOf } from '../kinds/index.js';
import { done, type Outcome } from '../outcome.js';
import type { Decision } from './decision.js';
import type { DecisionDefinition } from './definition.js';

/** Makes a decision ready to run. Refused only where an expression cannot be read; `checkDecision` says everything else. */
export function compileDecision(definition: DecisionDefinition): Outcome<Decision> {
  const compiled = kindOf(definition).compile(definition);

  return compiled.ok ? done({ id: definition.id, definition, ...compiled.value }) : compiled;
}
