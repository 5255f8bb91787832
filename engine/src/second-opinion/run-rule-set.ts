import type { Facts, RuleSetDefinition } from '@onething/rules';
import { Engine, type RuleProperties } from 'json-rules-engine';

/** A rule set on json-rules-engine: ids of the rules that hold, with the facts as they are; `undefined` where a rule computes something. */
export function ruleSetEngine(definition: RuleSetDefinition): ((facts: Facts) => Promise<ReadonlySet<string>>) | undefined {
  if (JSON.stringify(definition.rules).includes('"expr":')) return undefined;
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const { id, conditions, priority } of definition.rules) {
    const rule: RuleProperties = JSON.parse(JSON.stringify({ conditions: grouped(conditions), event: { type: id }, priority: priority ?? 1 }));
    engine.addRule(rule);
  }
  return async (facts) => new Set((await engine.run({ ...facts })).events.map(({ type }) => type));
}

/** The library wants a group at the top. */
function grouped(conditions: RuleSetDefinition['rules'][number]['conditions']) {
  return 'fact' in conditions ? { all: [conditions] } : conditions;
}
