import { done, type Outcome, refused } from '../outcome.js';
import type { DecisionDefinition } from './definition.js';

/**
 * What must be decided for one decision, in the order in which it can be: required ones first, itself last.
 * Refused: `DECISION_NOT_FOUND`, `DECISION_CYCLE` with the names on the circle.
 */
export function orderDecisions(definitions: Readonly<Record<string, DecisionDefinition>>, id: string): Outcome<readonly DecisionDefinition[]> {
  const ordered: DecisionDefinition[] = [];
  const visit = (name: string, above: readonly string[]): Outcome<null> => {
    if (above.includes(name)) return cycle([...above.slice(above.indexOf(name)), name], definitions);
    if (ordered.some((known) => known.id === name)) return done(null);
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (!definition) return missing(name, above.at(-1));
    for (const required of definition.requires ?? []) {
      const visited = visit(required, [...above, name]);
      if (!visited.ok) return visited;
    }
    ordered.push(definition);
    return done(null);
  };
  const visited = visit(id, []);

  return visited.ok ? done(ordered) : visited;
}

function cycle(names: readonly string[], definitions: Readonly<Record<string, DecisionDefinition>>) {
  const told = names.map((name) => `“${definitions[name]?.title ?? name}”（${name}）`).join(' → ');
  return refused('DECISION_CYCLE', {
    zh: `决策互相依赖成环：${told}。请去掉其中一个依赖。`,
    en: `The decisions require each other in a circle: ${names.join(' → ')}. Remove one of the requirements.`,
  });
}

function missing(name: string, by: string | undefined) {
  return refused('DECISION_NOT_FOUND', {
    zh: by === undefined ? `没有决策“${name}”。` : `决策“${by}”依赖的决策“${name}”不存在。`,
    en: by === undefined ? `There is no decision "${name}".` : `The decision "${name}", which "${by}" requires, does not exist.`,
  });
}
