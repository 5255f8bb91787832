import type { DecisionTableDefinition } from '../decisions/definition.js';
import type { Dictionary } from '../facts/dictionary.js';
import type { Finding } from '../outcome.js';
import { checkShape } from './check-shape.js';
import { checkTypesOfTable } from './check-types.js';
import { compileTable } from './compile-table.js';

/** Everything that can be said of a table before it runs. */
export function checkTable(definition: DecisionTableDefinition, dictionary: Dictionary): readonly Finding[] {
  const shape = checkShape(definition);
  const compiled = compileTable(definition);
  if (!compiled.ok) return [...shape, ...(compiled.problems ?? []).map((problem): Finding => ({ ...problem, severity: 'error' }))];
  const types = checkTypesOfTable(compiled.value, dictionary);
  const findings = [...shape, ...types];

  return findings;
}
