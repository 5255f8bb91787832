import { checkCondition } from '../conditions/check-condition.js';
import { compileCondition, nameOf } from '../conditions/evaluate-condition.js';
import type { Rule, RuleSetDefinition } from '../decisions/definition.js';
import { type Dictionary, titleOf } from '../facts/dictionary.js';
import { parsePath } from '../facts/fact-path.js';
import { describeValue } from '../messages/describe-value.js';
import { listed } from '../messages/join.js';
import type { Finding } from '../outcome.js';
import { finding } from '../scorecards/finding.js';
import type { Facts, Message } from '../values.js';
import { peopleOf } from './condition-samples.js';
import { compileRules } from './evaluate-rule-set.js';

/** Everything that can be said of a rule set before it runs. */
export function checkRuleSet(definition: RuleSetDefinition, dictionary: Dictionary): readonly Finding[] {
  const { rules } = definition;
  const written = rules.flatMap((rule, index) => [
    ...repeated(rule, index, rules),
    ...checkCondition(rule.conditions, dictionary, `/rules/${index}/conditions`),
  ]);
  if (written.some(({ severity }) => severity === 'error')) return written;

  return [
    ...written,
    ...rules.flatMap((rule, index) => contradiction(rule, index, dictionary)),
    ...(definition.takes === 'first' ? masked(definition, dictionary) : []),
  ];
}

function repeated({ id }: Rule, index: number, rules: readonly Rule[]): readonly Finding[] {
  if (rules.findIndex((rule) => rule.id === id) === index) return [];

  return [
    finding('error', 'NAME_TAKEN', `/rules/${index}/id`, { zh: `规则标识“${id}”重复，请换一个。`, en: `The rule id "${id}" is used twice; choose another.` }),
  ];
}

/** Nobody can meet the conditions, whatever the facts; told with a person and what keeps that person out. */
function contradiction(rule: Rule, index: number, dictionary: Dictionary): readonly Finding[] {
  const people = peopleOf(rule.conditions, dictionary);
  const ask = compileCondition(rule.conditions);
  const [person] = people ?? [];
  if (!people || !person || people.some((facts) => ask(facts).truth === true)) return [];
  const example = describePerson(person, dictionary);

  return [
    finding('error', 'CONDITION_CONTRADICTORY', `/rules/${index}/conditions`, {
      zh: `规则 ${index + 1} 的条件互相矛盾，没有人能满足：例如${example.zh}的人不满足，其余的人也都不满足。请修改其中一个条件。`,
      en: `The conditions of rule ${index + 1} contradict each other, nobody can meet them: not a person with ${example.en}, nor anybody else. Change one of them.`,
    }),
  ];
}

/** Where one rule is taken only, a rule whose people are all taken by rules of greater priority never gets its turn. */
function masked(definition: RuleSetDefinition, dictionary: Dictionary): readonly Finding[] {
  const rules = compileRules(definition);
  return rules.flatMap(({ rule, number, ask }, at) => {
    const before = rules.slice(0, at).filter((other) => peopleOf(other.rule.conditions, dictionary));
    const everything = { any: [rule.conditions, ...before.map((other) => other.rule.conditions)] };
    const own = peopleOf(everything, dictionary)?.filter((person) => ask(person).truth === true);
    const [person] = own ?? [];
    if (!own || !person || own.some((facts) => !before.some((other) => other.ask(facts).truth === true))) return [];
    const example = describePerson(person, dictionary);
    return [
      finding('warning', 'RULE_MASKED', `/rules/${number - 1}`, {
        zh: `规则 ${number} 永远轮不到：符合它的人都先被优先级更高的规则取走，例如${example.zh}的人。请调整优先级或删除这条规则。`,
        en: `Rule ${number} never gets its turn: everybody it fits is taken by rules of greater priority, for example a person with ${example.en}. Change priorities or remove it.`,
      }),
    ];
  });
}

/** `家庭年收入为 30000、寄宿为 是`. */
export function describePerson(person: Facts, dictionary: Dictionary): Message {
  const told = Object.entries(person).map(([name, value]) => {
    const [title, words] = [titleOf(dictionary, parsePath(name) ?? [nameOf(name, undefined)]), describeValue(value)];
    const other = value === '\u0000other' ? { zh: '其他值', en: 'another value' } : words;
    return { zh: `${title.zh}为 ${other.zh}`, en: `${title.en} = ${other.en}` };
  });
  return listed(told);
}
