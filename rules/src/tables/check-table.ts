import type { DecisionTableDefinition } from '../decisions/definition.js';
import type { Dictionary } from '../facts/dictionary.js';
import type { Finding } from '../outcome.js';
import { analyseTable } from './analysis/analyse-table.js';
import { checkShape } from './check-shape.js';
import { checkTypesOfTable, inputTypes } from './check-types.js';
import { compileTable } from './compile-table.js';
import { hitPolicies } from './policies/index.js';

/** Everything that can be said of a table before it runs. */
export function checkTable(definition: DecisionTableDefinition, dictionary: Dictionary): readonly Finding[] {
  const shape = [...checkShape(definition), ...(hitPolicies[definition.hitPolicy].check?.(definition) ?? [])];
  const compiled = compileTable(definition);
  if (!compiled.ok) return [...shape, ...(compiled.problems ?? []).map((problem): Finding => ({ ...problem, severity: 'error' }))];
  const types = checkTypesOfTable(compiled.value, dictionary);
  const broken = [...shape, ...types].some((finding) => finding.severity === 'error');

  return broken ? [...shape, ...types] : [...shape, ...types, ...analyseTable(compiled.value, inputTypes(compiled.value, dictionary), dictionary)];
}
