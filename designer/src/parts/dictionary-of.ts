import type { Package } from '@onething/processes';
import type { DecisionDefinition, FactDeclaration } from '@onething/rules';

/** The facts of the decision, with the package's own names for its parameters. */
export function dictionaryOf(decision: DecisionDefinition, parts: Package): Readonly<Record<string, FactDeclaration>> {
  const params = Object.fromEntries(parts.parameters.map(({ id, title, titleEn, type }) => [id, { title, titleEn, type }]));
  return { ...decision.facts, params: { title: '参数', titleEn: 'parameters', type: 'object', fields: params } };
}
