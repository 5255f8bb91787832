import type { Finding } from '../outcome.js';
import { checkDecision } from './check-decision.js';
import type { DecisionDefinition, FactDeclaration } from './definition.js';
import { orderDecisions } from './order-decisions.js';
import { outputsOfDecision } from './outputs-of-decision.js';

/** Findings of every decision of a set, each with the decision it is in: circles, missing ones, and what each alone has. */
export function checkGraph(
  definitions: Readonly<Record<string, DecisionDefinition>>,
  parameters?: Readonly<Record<string, FactDeclaration>>,
): readonly (Finding & { readonly decision: string })[] {
  return Object.values(definitions).flatMap((definition) => {
    const order = orderDecisions(definitions, definition.id);
    const found: readonly Finding[] = order.ok
      ? checkDecision(definition, parameters, factsOfRequired(definition, definitions))
      : [{ severity: 'error', code: order.code, place: '/requires', message: order.message }];
    return found.map((finding) => ({ ...finding, decision: definition.id }));
  });
}

/** What the required decisions give, declared as facts below their ids. */
export function factsOfRequired(
  { requires = [] }: DecisionDefinition,
  definitions: Readonly<Record<string, DecisionDefinition>>,
): Readonly<Record<string, FactDeclaration>> {
  return Object.fromEntries(
    requires.flatMap((id): [string, FactDeclaration][] => {
      const required = Object.hasOwn(definitions, id) ? definitions[id] : undefined;
      if (!required) return [];
      const { title, titleEn } = required;
      const declared: FactDeclaration = { title, type: 'object', fields: outputsOfDecision(required) };
      return [[id, titleEn === undefined ? declared : { ...declared, titleEn }]];
    }),
  );
}
