import type { DecisionTableDefinition, FactDeclaration } from '../decisions/definition.js';
import type { Dictionary } from '../facts/dictionary.js';
import { hitPolicies } from './policies/index.js';

/** What a table gives, by name: single values, lists of them, or counts. */
export function outputsOfTable({ hitPolicy, outputs, title, titleEn }: DecisionTableDefinition): Dictionary {
  const { gives } = hitPolicies[hitPolicy];
  const fields = Object.fromEntries(outputs.map((output) => [output.id, declared(output)]));
  const [only, ...more] = outputs;
  if (gives === 'list' && more.length > 0) return { rows: { title, titleEn, type: 'list', fields } };
  if (only && gives === 'list') return { [only.id]: { title: only.title, titleEn: only.titleEn, type: 'list' } };
  if (only && gives === 'count') return { [only.id]: { title: only.title, titleEn: only.titleEn, type: 'number' } };

  return fields;
}

function declared({ title, titleEn, type, values }: DecisionTableDefinition['outputs'][number]): FactDeclaration {
  return { title, titleEn, type, ...(values ? { values } : {}) };
}
