import type { Condition, RuleSetDefinition, Value } from '@onething/rules';
import type { NestedCondition } from 'json-rules-engine';
import { type Answer, type Asked, given, type Silence, silent } from './answer.js';
import type { Line, Translation } from './translation.js';

/** A rule set: it is json-rules-engine's own JSON; only a value that is computed becomes a fact. */
export function askRuleSet(definition: RuleSetDefinition, translation: Translation): Asked | Silence {
  const lines = definition.rules.map(({ id, conditions }): Line | undefined => {
    const read = readCondition(conditions, translation);
    return read && { name: id, conditions: { all: [read] } };
  });
  const known = lines.filter((line) => line !== undefined);
  if (known.length < lines.length) return silent('a condition cannot be read');
  const holding = translation.rules(known);
  const inOrder = definition.rules
    .map((rule, index) => ({ rule, index }))
    .sort((a, b) => (b.rule.priority ?? 1) - (a.rule.priority ?? 1) || a.index - b.index)
    .map(({ rule }) => rule);

  return async (facts) => {
    const held = await holding(facts);
    return outcomeOf(
      definition,
      inOrder.filter(({ id }) => held.has(id)),
    );
  };
}

function outcomeOf({ takes, otherwise }: RuleSetDefinition, holding: RuleSetDefinition['rules']): Answer {
  const events = holding.length > 0 || !otherwise ? holding.map(({ event }) => event) : [otherwise];
  const ids = holding.map(({ id }) => id);
  if (takes === 'first') return given(ids.slice(0, 1), { event: events[0]?.type ?? null, params: events[0]?.params ?? null });

  return given(ids, { events: events.map(({ type, params }): Value => (params ? { type, params } : { type })) });
}

function readCondition(condition: Condition, translation: Translation): NestedCondition | undefined {
  if ('all' in condition) return group(condition.all, translation, (all) => ({ all }));
  if ('any' in condition) return group(condition.any, translation, (any) => ({ any }));
  if ('not' in condition) return group([condition.not], translation, ([not]) => (not ? { not } : { all: [] }));
  const { fact, path, operator, value } = condition;
  const computed = typeof value === 'object' && value !== null && 'expr' in value ? value.expr : undefined;
  const right = typeof computed === 'string' ? translation.fact(computed) : value;

  return right === undefined ? undefined : { fact, ...(path === undefined ? {} : { path }), operator, value: right };
}

function group(parts: readonly Condition[], translation: Translation, make: (read: NestedCondition[]) => NestedCondition): NestedCondition | undefined {
  const read = parts.map((part) => readCondition(part, translation));
  const known = read.flatMap((part) => part ?? []);

  return known.length < read.length ? undefined : make(known);
}
