import { conditionReader } from '../conditions/parse-condition.js';
import type { Rule, RuleEvent, RuleSetDefinition } from '../decisions/definition.js';
import { baseShape, basisReader } from '../decisions/read-base.js';
import type { Dictionary } from '../facts/dictionary.js';
import { done, type Outcome } from '../outcome.js';
import { list, name, number, object, oneOf, optional, record, text, value } from '../reading/read.js';
import { checkRuleSet } from '../rule-sets/check-rule-set.js';
import { compileRules, evaluateRules, factsOfRules } from '../rule-sets/evaluate-rule-set.js';
import type { CompiledKind, DecisionKind } from './kind.js';

const event = object<RuleEvent>({ type: name(), params: optional(record(value, name())) });

/** json-rules-engine's rules: conditions, event, priority. */
export const ruleSet: DecisionKind<RuleSetDefinition> = {
  kind: 'rule-set',
  title: { zh: '规则集', en: 'rule set' },
  read: object<RuleSetDefinition>({
    ...baseShape,
    kind: oneOf('rule-set'),
    takes: optional(oneOf('first', 'all')),
    rules: list(
      object<Rule>({
        id: name(),
        title: optional(text(200)),
        titleEn: optional(text(200)),
        conditions: conditionReader,
        event,
        priority: optional(number),
        basis: optional(basisReader),
      }),
      500,
      1,
    ),
    otherwise: optional(event),
  }),
  outputs,
  check: checkRuleSet,
  compile,
};

function compile(definition: RuleSetDefinition): Outcome<CompiledKind> {
  const rules = compileRules(definition);
  return done({ facts: factsOfRules(definition), evaluate: (facts) => evaluateRules(definition, rules, facts) });
}

function outputs({ takes, rules, otherwise }: RuleSetDefinition): Dictionary {
  if (takes !== 'first') return { events: { title: '结论', titleEn: 'events', type: 'list' } };

  return {
    event: { title: '结论', titleEn: 'event', type: 'string', values: [...new Set(rules.map((rule) => rule.event.type)), otherwise?.type ?? null] },
    params: { title: '结论的内容', titleEn: "the event's parameters", type: 'object' },
  };
}
