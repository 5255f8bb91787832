import { checkDirections } from '../directions/check-directions.js';
import type { Dictionary } from '../facts/dictionary.js';
import { kindOf } from '../kinds/index.js';
import type { Finding } from '../outcome.js';
import { compileDecision } from './compile-decision.js';
import type { Decision } from './decision.js';
import type { DecisionDefinition, FactDeclaration } from './definition.js';

/**
 * What is wrong with a decision before anything runs, each finding at its place inside the file. `parameters` are the
 * package's parameters by id; without them any `params.<id>` is accepted. `required` are the outputs of required decisions.
 */
export function checkDecision(
  definition: DecisionDefinition,
  parameters?: Readonly<Record<string, FactDeclaration>>,
  required: Dictionary = {},
): readonly Finding[] {
  const open = Object.fromEntries((definition.requires ?? []).map((id): [string, FactDeclaration] => [id, { title: id, type: 'object' }]));
  const dictionary = { ...open, ...required, ...dictionaryOf(definition, parameters) };
  const findings = kindOf(definition).check(definition, dictionary);
  const compiled = compileDecision(definition);
  if (!compiled.ok) return findings;
  const sound = !findings.some(({ severity }) => severity === 'error');

  return [...findings, ...checkFactsUsed(compiled.value), ...(sound ? checkDirections(compiled.value, dictionary) : [])];
}

function dictionaryOf({ facts }: DecisionDefinition, parameters: Readonly<Record<string, FactDeclaration>> | undefined): Dictionary {
  if (!parameters) return facts;

  return { params: { title: '参数', titleEn: 'parameters', type: 'object', fields: parameters }, ...facts };
}

/** A declared fact that nothing reads is probably a forgotten condition. */
function checkFactsUsed({ definition, facts: read }: Decision): readonly Finding[] {
  return Object.entries(definition.facts)
    .filter(([name]) => !read.some((fact) => fact === name || fact.startsWith(`${name}.`)))
    .map(([name, { title, titleEn }]) => ({
      severity: 'warning',
      code: 'FACT_UNUSED',
      place: `/facts/${name}`,
      message: {
        zh: `声明了事实“${title}”，但没有用到；请删除，或检查是否漏写了条件。`,
        en: `The fact "${titleEn ?? name}" is declared but never used; remove it, or see whether a condition is missing.`,
      },
    }));
}
