import { compileDecision, type DecisionDefinition, type Facts } from '@onething/rules';

const roots = new WeakMap<DecisionDefinition, ReadonlySet<string | undefined>>();

/** Of the facts of a case those that a decision may read: nothing else leaves for the other engine. */
export function factsRead(definition: DecisionDefinition, facts: Facts): Facts {
  const read = roots.get(definition) ?? rootsOf(definition);
  roots.set(definition, read);

  return Object.fromEntries(Object.entries(facts).filter(([name]) => read.has(name)));
}

function rootsOf(definition: DecisionDefinition): ReadonlySet<string | undefined> {
  const compiled = compileDecision(definition);
  return new Set(compiled.ok ? compiled.value.facts.map((name) => name.split('.')[0]) : []);
}
