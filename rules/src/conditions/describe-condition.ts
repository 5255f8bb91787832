import { type Dictionary, titleOf } from '../facts/dictionary.js';
import { describeValue } from '../messages/describe-value.js';
import { listed, same } from '../messages/join.js';
import type { Message } from '../values.js';
import type { Comparison, Condition } from './condition.js';
import { nameOf, pathOf } from './evaluate-condition.js';
import { isAll, isAny, isExpressionReference, isFactReference, isNot } from './kind-of-condition.js';
import { operators } from './operators.js';

/** The condition as a sentence over the titles of its facts: `家庭年收入 低于 12000，并且 学段 等于 高中`. */
export function describeCondition(condition: Condition, dictionary: Dictionary): Message {
  if (isAny(condition)) return grouped(condition.any, dictionary, '，或者 ', ', or ');
  if (isAll(condition)) return grouped(condition.all, dictionary, '，并且 ', ', and ');
  if (isNot(condition)) return negated(describeCondition(condition.not, dictionary));

  return describeComparison(condition, dictionary);
}

function grouped(conditions: readonly Condition[], dictionary: Dictionary, zh: string, en: string): Message {
  const parts = conditions.map((part) =>
    isGroup(part) && conditions.length > 1 ? bracketed(describeCondition(part, dictionary)) : describeCondition(part, dictionary),
  );

  return listed(parts, zh, en);
}

function isGroup(condition: Condition): boolean {
  return (isAny(condition) && condition.any.length > 1) || (isAll(condition) && condition.all.length > 1);
}

function bracketed(message: Message): Message {
  return { zh: `（${message.zh}）`, en: `(${message.en})` };
}

function negated(message: Message): Message {
  return { zh: `并非（${message.zh}）`, en: `not (${message.en})` };
}

function describeComparison({ fact, path, operator, value }: Comparison, dictionary: Dictionary): Message {
  const left = titleAt(fact, path, dictionary);
  const { title } = operators[operator];
  const right = describeRight(value, dictionary);

  return { zh: `${left.zh} ${title.zh} ${right.zh}`, en: `${left.en} ${title.en} ${right.en}` };
}

function describeRight(value: Comparison['value'], dictionary: Dictionary): Message {
  if (isFactReference(value)) return titleAt(value.fact, value.path, dictionary);
  if (isExpressionReference(value)) return same(value.expr);

  return describeValue(value);
}

function titleAt(fact: string, path: string | undefined, dictionary: Dictionary): Message {
  const steps = pathOf(fact, path);

  return steps ? titleOf(dictionary, steps) : same(nameOf(fact, path));
}
