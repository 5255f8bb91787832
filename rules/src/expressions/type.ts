import { isCivilDate } from '../clock/civil-date.js';
import type { FactDeclaration, FactType } from '../decisions/definition.js';
import { isList } from '../facts/fact-path.js';
import type { Message, Value } from '../values.js';

/** The static type of a part. `any` where nothing is declared; `null` only for the constant. */
export type Type =
  | { readonly kind: 'any' | 'null' | 'number' | 'string' | 'boolean' | 'date' }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'object'; readonly fields?: Readonly<Record<string, Type>> };

export const any: Type = { kind: 'any' };
export const number: Type = { kind: 'number' };
export const string: Type = { kind: 'string' };
export const boolean: Type = { kind: 'boolean' };
export const date: Type = { kind: 'date' };
export const nothing: Type = { kind: 'null' };
export const listOf = (of: Type): Type => ({ kind: 'list', of });

/** The type a declaration stands for; money is a number of 分. A list with fields is a list of such objects. */
export function typeOfDeclaration(declaration: FactDeclaration): Type {
  const { type, fields } = declaration;
  const object: Type = fields
    ? { kind: 'object', fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, typeOfDeclaration(field)])) }
    : { kind: 'object' };
  if (type === 'list') return listOf(fields ? object : any);

  return type === 'object' ? object : typeOfFactType(type);
}

/** The type of a declared word. */
export function typeOfFactType(type: FactType): Type {
  if (type === 'money') return number;
  if (type === 'list') return listOf(any);

  return { kind: type };
}

/** The type of a constant. */
export function typeOfValue(value: Value): Type {
  if (value === null) return nothing;
  if (isList(value)) return listOf(unite(value.map(typeOfValue)));
  if (typeof value === 'object')
    return { kind: 'object', fields: Object.fromEntries(Object.entries(value).map(([name, field]) => [name, typeOfValue(field)])) };
  if (typeof value === 'string') return isCivilDate(value) ? date : string;

  return typeof value === 'number' ? number : boolean;
}

/** What several values have in common. */
export function unite(types: readonly Type[]): Type {
  const real = types.filter((type) => type.kind !== 'null');
  const [first, ...rest] = real;
  if (!first) return types[0] ?? any;
  if (rest.every((type) => type.kind === first.kind))
    return first.kind === 'list'
      ? listOf(unite(real.map((type) => (type.kind === 'list' ? type.of : any))))
      : rest.length === 0 || first.kind !== 'object'
        ? first
        : { kind: 'object' };

  return real.every((type) => type.kind === 'date' || type.kind === 'string') ? string : any;
}

/** Whether a value of `given` may stand where `wanted` is expected. Dates are text, so text may be a date; that is seen at run time. */
export function fits(given: Type, wanted: Type): boolean {
  if (given.kind === 'any' || wanted.kind === 'any') return true;
  if (isText(given) && isText(wanted)) return true;
  if (given.kind === 'list' && wanted.kind === 'list') return fits(given.of, wanted.of);

  return given.kind === wanted.kind;
}

function isText(type: Type): boolean {
  return type.kind === 'string' || type.kind === 'date';
}

/** The type in words. */
export function describeType(type: Type): Message {
  if (type.kind !== 'list' || type.of.kind === 'any') return titles[type.kind];
  const of = titles[type.of.kind];

  return { zh: `${of.zh}列表`, en: `a list (${of.en})` };
}

const titles: Readonly<Record<Type['kind'], Message>> = {
  any: { zh: '任意值', en: 'any value' },
  null: { zh: '空值', en: 'null' },
  number: { zh: '数字', en: 'a number' },
  string: { zh: '文字', en: 'a text' },
  boolean: { zh: '是否值', en: 'a yes/no value' },
  date: { zh: '日期', en: 'a date' },
  list: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
};
