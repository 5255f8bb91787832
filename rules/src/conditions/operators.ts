import { isList } from '../facts/fact-path.js';
import type { Message, Value } from '../values.js';
import type { Operator } from './condition.js';

/** One of json-rules-engine's operators: how it reads, what it compares, and when it holds on known values. */
export interface OperatorMeaning {
  readonly title: Message;
  /** `same`: both sides of one type. `ordered`: numbers, or dates. `member`: the right side is a list. `holds`: the left side is a list. */
  readonly compares: 'same' | 'ordered' | 'member' | 'holds';
  readonly holds: (left: Value, right: Value) => boolean;
}

/** Exactly json-rules-engine's semantics, its coercions included; where that throws (`in` without a list), the comparison does not hold. */
export const operators: Readonly<Record<Operator, OperatorMeaning>> = {
  equal: { title: { zh: '等于', en: 'is' }, compares: 'same', holds: (left, right) => left === right },
  notEqual: { title: { zh: '不等于', en: 'is not' }, compares: 'same', holds: (left, right) => left !== right },
  lessThan: { title: { zh: '低于', en: 'is less than' }, compares: 'ordered', holds: (left, right) => isNumeric(left) && isLess(left, right) },
  lessThanInclusive: {
    title: { zh: '不高于', en: 'is at most' },
    compares: 'ordered',
    holds: (left, right) => isNumeric(left) && (isLess(left, right) || isLevel(left, right)),
  },
  greaterThan: { title: { zh: '高于', en: 'is greater than' }, compares: 'ordered', holds: (left, right) => isNumeric(left) && isLess(right, left) },
  greaterThanInclusive: {
    title: { zh: '不低于', en: 'is at least' },
    compares: 'ordered',
    holds: (left, right) => isNumeric(left) && (isLess(right, left) || isLevel(left, right)),
  },
  in: { title: { zh: '属于', en: 'is one of' }, compares: 'member', holds: (left, right) => has(right, left) === true },
  notIn: { title: { zh: '不属于', en: 'is none of' }, compares: 'member', holds: (left, right) => has(right, left) === false },
  contains: { title: { zh: '包含', en: 'contains' }, compares: 'holds', holds: (left, right) => isList(left) && left.includes(right) },
  doesNotContain: { title: { zh: '不包含', en: 'does not contain' }, compares: 'holds', holds: (left, right) => isList(left) && !left.includes(right) },
};

/** json-rules-engine lets an ordering look only at what begins like a number (a date does). */
function isNumeric(value: Value): boolean {
  if (typeof value === 'number') return !Number.isNaN(value);

  return !Number.isNaN(Number.parseFloat(String(primitive(value))));
}

function isLess(a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  const [left, right] = [primitive(a), primitive(b)];
  return typeof left === 'string' && typeof right === 'string' ? left < right : Number(left) < Number(right);
}

/** `<=` of JavaScript is not "less or equal": it coerces as `<` does. */
function isLevel(a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  const [left, right] = [primitive(a), primitive(b)];
  return typeof left === 'string' && typeof right === 'string' ? left === right : Number(left) === Number(right);
}

function primitive(value: Value): null | boolean | number | string {
  if (value === null || typeof value !== 'object') return value;

  return isList(value) ? value.map((item) => (item === null ? '' : String(primitive(item)))).join(',') : '[object Object]';
}

/** Whether a list has an entry; a text "has" its parts; anything else cannot be asked. */
function has(container: Value, entry: Value): boolean | undefined {
  if (isList(container)) return container.includes(entry);

  return typeof container === 'string' ? container.includes(String(primitive(entry))) : undefined;
}
