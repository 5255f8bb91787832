import type { Comparison, Condition, Operator, Value } from '@onething/rules';
import type { FactChoice } from './fact-choices.js';

/** A group of sentences: all of them, or any of them. */
export interface Group {
  readonly joins: 'all' | 'any';
  readonly parts: readonly Condition[];
}

/** A condition as a group; a single sentence is a group of one. */
export function groupOf(condition: Condition): Group {
  if ('all' in condition) return { joins: 'all', parts: condition.all };
  if ('any' in condition) return { joins: 'any', parts: condition.any };
  return { joins: 'all', parts: [condition] };
}

/** The condition that a group means; nothing where no sentence is left. */
export function conditionOf({ joins, parts }: Group): Condition | undefined {
  if (parts.length <= 1) return parts[0];
  return joins === 'all' ? { all: parts } : { any: parts };
}

/** Whether a part is a sentence of its own. */
export function isSentence(condition: Condition): condition is Comparison {
  return 'fact' in condition;
}

/** Operators that make sense for a fact, the usual one first. */
export function operatorsFor({ type }: Pick<FactChoice, 'type'>): readonly Operator[] {
  if (type === 'number' || type === 'money' || type === 'date')
    return ['greaterThanInclusive', 'greaterThan', 'lessThanInclusive', 'lessThan', 'equal', 'notEqual'];
  if (type === 'list') return ['contains', 'doesNotContain'];
  return type === 'boolean' ? ['equal'] : ['equal', 'notEqual', 'in', 'notIn'];
}

/** A new sentence about a fact, with the first value that it can be. */
export function sentenceAbout({ fact, path, type, values }: FactChoice): Comparison {
  const [operator = 'equal'] = operatorsFor({ type });
  return { fact, ...(path ? { path } : {}), operator, value: values?.[0] ?? firstValue(type) };
}

/** The same sentence with another operator; a list becomes its first entry and the other way round. */
export function withOperator(sentence: Comparison, operator: Operator): Comparison {
  const many = operator === 'in' || operator === 'notIn';
  const { value } = sentence;
  const list = Array.isArray(value);
  if (many === list) return { ...sentence, operator };
  return { ...sentence, operator, value: many ? [asValue(value)] : asValue(Array.isArray(value) ? (value[0] ?? '') : '') };
}

function asValue(value: Comparison['value']): Value {
  return value as Value;
}

function firstValue(type: FactChoice['type']): Value {
  if (type === 'number' || type === 'money') return 0;
  return type === 'boolean' ? true : '';
}
