import { Decimal } from 'decimal.js';
import { isList } from '../facts/fact-path.js';
import type { Message } from '../values.js';
import type { ExactNumber } from './number.js';

/** A value inside an evaluation: JSON whose numbers may be exact decimals. Never a function, never a host object. */
export type InnerValue = null | boolean | ExactNumber | string | readonly InnerValue[] | InnerContext;

export interface InnerContext {
  readonly [key: string]: InnerValue;
}

export function isContext(value: unknown): value is InnerContext {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}

/** What a value is, in words of the language. */
export type Kind = 'null' | 'boolean' | 'number' | 'string' | 'list' | 'context';

export function kindOf(value: InnerValue): Kind {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  if (isList(value)) return 'list';

  return isContext(value) ? 'context' : 'number';
}

export const kindTitles: Readonly<Record<Kind, Message>> = {
  null: { zh: '空值', en: 'null' },
  boolean: { zh: '是否值', en: 'a yes/no value' },
  number: { zh: '数字', en: 'a number' },
  string: { zh: '文字', en: 'a text' },
  list: { zh: '列表', en: 'a list' },
  context: { zh: '对象', en: 'an object' },
};
