import { isRefusedName } from '../facts/refused-names.js';
import { done, type Outcome, type Problem, refused } from '../outcome.js';
import type { Message, Value } from '../values.js';
import { checkValue } from './parse-json.js';

/** Reads one part of untrusted JSON: the typed value, or `undefined` after adding what is wrong to `problems`. */
export type Reader<T> = (json: unknown, place: string, problems: Problem[]) => T | undefined;

/** Runs a reader over a whole file; every problem is told at once. */
export function readAll<T>(reader: Reader<T>, json: unknown, code: string, message: Message): Outcome<T> {
  const data = checkValue(json);
  if (!data.ok) return data;

  const problems: Problem[] = [];
  const value = reader(json, '', problems);
  return value === undefined || problems.length > 0 ? refused(code, message, problems) : done(value);
}

/** A text of at most `longest` characters. */
export const text =
  (longest = 2000): Reader<string> =>
  (json, place, problems) => {
    if (typeof json !== 'string') return wrong(place, problems, { zh: '这里应为文字。', en: 'A text is expected here.' });
    if (json.length > longest) return wrong(place, problems, { zh: `文字超过 ${longest} 个字符。`, en: `The text is longer than ${longest} characters.` });

    return json;
  };

/** A name that others refer to: letters (Chinese too), digits, `_`, `-`; dotted where `dotted`. */
export const name =
  (dotted = false): Reader<string> =>
  (json, place, problems) => {
    const pattern = dotted ? /^[\p{L}_][\p{L}\p{N}_.-]{0,127}$/u : /^[\p{L}_][\p{L}\p{N}_-]{0,63}$/u;
    if (typeof json === 'string' && pattern.test(json) && !json.split('.').some(isRefusedName)) return json;

    return wrong(place, problems, {
      zh: '这里应为名称：以字母或汉字开头，只含字母、汉字、数字、“_”“-”。',
      en: 'A name is expected here: a letter first, then letters, digits, "_" or "-".',
    });
  };

export const bool: Reader<boolean> = (json, place, problems) =>
  typeof json === 'boolean' ? json : wrong(place, problems, { zh: '这里应为 true 或 false。', en: 'true or false is expected here.' });

export const number: Reader<number> = (json, place, problems) =>
  typeof json === 'number' && Number.isFinite(json) ? json : wrong(place, problems, { zh: '这里应为数字。', en: 'A number is expected here.' });

/** Any JSON value. */
export const value: Reader<Value> = (json, place, problems) => {
  const checked = checkValue(json);
  return checked.ok ? checked.value : wrong(place, problems, checked.message);
};

/** One of a fixed list of words. */
export const oneOf =
  <const W extends string>(...words: readonly W[]): Reader<W> =>
  (json, place, problems) =>
    words.find((word) => word === json) ??
    wrong(place, problems, { zh: `这里应为以下之一：${words.join('、')}。`, en: `One of these is expected here: ${words.join(', ')}.` });

/** A list of at most `most` entries. */
export const list =
  <T>(entry: Reader<T>, most = 2000, least = 0): Reader<readonly T[]> =>
  (json, place, problems) => {
    if (!Array.isArray(json)) return wrong(place, problems, { zh: '这里应为列表。', en: 'A list is expected here.' });
    if (json.length > most || json.length < least) {
      const message = {
        zh: `列表应有 ${least} 至 ${most} 项，实际 ${json.length} 项。`,
        en: `The list must have ${least} to ${most} entries, it has ${json.length}.`,
      };
      return wrong(place, problems, message, json.length > most ? 'LIST_TOO_LONG' : 'FIELD_INVALID');
    }

    return json.map((item, index) => entry(item, `${place}/${index}`, problems)).filter((item): item is T & {} => item !== undefined);
  };

/** An object whose names are free. */
export const record =
  <T>(entry: Reader<T>, key: Reader<string> = name(true)): Reader<Readonly<Record<string, T>>> =>
  (json, place, problems) => {
    if (!isObject(json)) return wrong(place, problems, { zh: '这里应为对象。', en: 'An object is expected here.' });

    const found: Record<string, T> = {};
    for (const [name, inner] of Object.entries(json)) {
      const read = key(name, `${place}/${name}`, problems) && entry(inner, `${place}/${name}`, problems);
      if (read !== undefined) found[name] = read as T;
    }
    return found;
  };

/** Marks a field that may be absent. */
export interface Optional<T> {
  readonly optional: Reader<T>;
}

export const optional = <T>(reader: Reader<T>): Optional<T> => ({ optional: reader });

type Shape<T> = { readonly [K in keyof T]-?: undefined extends T[K] ? Optional<Exclude<T[K], undefined>> : Reader<T[K]> };

/** An object of exactly these fields; an unknown field is a problem, so that a misspelt one is never silently ignored. */
export const object =
  <T extends object>(shape: Shape<T>): Reader<T> =>
  (json, place, problems) => {
    if (!isObject(json)) return wrong(place, problems, { zh: '这里应为对象。', en: 'An object is expected here.' });

    for (const key of Object.keys(json)) if (!Object.hasOwn(shape, key)) unknownField(key, place, Object.keys(shape), problems);
    const found: Record<string, unknown> = {};
    for (const [key, reader] of Object.entries<Reader<unknown> | Optional<unknown>>(shape)) {
      const read = readField(json, key, reader, place, problems);
      if (read !== undefined) found[key] = read;
    }
    return found as T;
  };

function readField(json: object, key: string, reader: Reader<unknown> | Optional<unknown>, place: string, problems: Problem[]): unknown {
  const inner: unknown = Object.hasOwn(json, key) ? Reflect.get(json, key) : undefined;
  if (inner !== undefined) return (typeof reader === 'function' ? reader : reader.optional)(inner, `${place}/${key}`, problems);
  if (typeof reader === 'function')
    problems.push({ code: 'FIELD_MISSING', place: `${place}/${key}`, message: { zh: `缺少“${key}”。`, en: `"${key}" is missing.` } });

  return undefined;
}

function unknownField(key: string, place: string, known: readonly string[], problems: Problem[]): void {
  problems.push({
    code: 'FIELD_UNKNOWN',
    place: `${place}/${key}`,
    message: { zh: `不认识“${key}”；这里可以写：${known.join('、')}。`, en: `"${key}" is not known here; possible: ${known.join(', ')}.` },
  });
}

/** Notes a problem at a place and reads nothing. */
export function wrong(place: string, problems: Problem[], message: Message, code = 'FIELD_INVALID'): undefined {
  problems.push({ code, place: place || '/', message });
  return undefined;
}

/** A JSON object, not a list and not null. */
export function isObject(json: unknown): json is object {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
