import type { Facts, Value } from '@onething/rules';
import type { ReadRule } from './endpoint-binding.js';
import { isFacts } from './input.js';

/** A template with its `$name` texts replaced by inputs; `$$` is a dollar sign. An input that is not given is left out. */
export function fillTemplate(template: Value, input: Facts): Value | undefined {
  if (typeof template === 'string') return filledText(template, input);
  if (Array.isArray(template)) return template.flatMap((item: Value) => fillTemplate(item, input) ?? []);
  if (!isFacts(template)) return template;

  return Object.fromEntries(
    Object.entries(template).flatMap(([name, inner]) => {
      const value = fillTemplate(inner, input);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function filledText(text: string, input: Facts): Value | undefined {
  if (text.startsWith('$$')) return text.slice(1);
  if (!text.startsWith('$')) return text;

  const value = text
    .slice(1)
    .split('.')
    .reduce<Value | undefined>((inner, name) => (isFacts(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined), input);
  return value ?? undefined;
}

/** Named values out of an answer. What is not there is left out; the contract says whether it may be. */
export function readValues(answer: Value, rules: Readonly<Record<string, ReadRule>>): Facts {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([name, rule]) => {
      const value = readOne(answer, rule);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** What stands at a path of names and positions; of several elements of the same name the first, unless a position is given. */
export function valueAt(answer: Value, path: string): Value | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.reduce<Value | undefined>((value, part) => {
    if (Array.isArray(value)) return /^\d+$/.test(part) ? value[Number(part)] : inside(value[0], part);
    return inside(value, part);
  }, answer);
}

function inside(value: Value | undefined, name: string): Value | undefined {
  return isFacts(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function readOne(answer: Value, rule: ReadRule): Value | undefined {
  const { at, list, each } = rule;
  const found = valueAt(answer, at);
  if (each) return found === undefined ? [] : listOf(found).map((item) => readValues(item, each));
  if (list) return found === undefined ? [] : listOf(found).flatMap((item) => readPlain(item, rule) ?? []);

  return found === undefined || found === null ? undefined : readPlain(Array.isArray(found) ? found[0] : found, rule);
}

function readPlain(found: Value | undefined, { type, trueWords }: ReadRule): Value | undefined {
  const plain = plainOf(found);
  return type === undefined ? plain : converted(plain, type, trueWords);
}

/** One element stands alone, several stand in a list. */
function listOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [value];
}

/** An element with attributes has its text under `#text`. */
function plainOf(value: Value | undefined): Value | undefined {
  return isFacts(value) && '#text' in value ? value['#text'] : value;
}

function converted(value: Value | undefined, type: NonNullable<ReadRule['type']>, trueWords: readonly string[] = ['true', '1']): Value | undefined {
  if (value === undefined || typeof value === 'object') return undefined;
  if (type === 'boolean') return typeof value === 'boolean' ? value : trueWords.includes(String(value));
  if (type === 'string') return String(value);

  const number = Number(value);
  return Number.isFinite(number) && String(value).trim() !== '' ? number : undefined;
}
