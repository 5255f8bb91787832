import { isObject, type Json, keyOf } from './merge-json.js';

/** The same JSON with another value at a pointer as conflicts name it; `undefined` takes the place away. */
export function putAt(json: Json | undefined, pointer: string, value: Json | undefined): Json | undefined {
  return put(json, pointer === '' ? [] : pointer.slice(1).split('/').map(plain), value);
}

function put(json: Json | undefined, [name, ...rest]: readonly string[], value: Json | undefined): Json | undefined {
  if (name === undefined) return value;
  if (Array.isArray(json)) return putEntry(json, name, rest, value);

  const members = isObject(json) ? json : {};
  const inner = put(Object.hasOwn(members, name) ? members[name] : undefined, rest, value);
  const { [name]: _before, ...others } = members;
  if (inner === undefined) return others;
  return Object.hasOwn(members, name)
    ? Object.fromEntries(Object.entries(members).map(([key, kept]) => [key, key === name ? inner : kept]))
    : { ...members, [name]: inner };
}

function putEntry(list: readonly Json[], name: string, rest: readonly string[], value: Json | undefined): Json {
  const at = list.findIndex((entry) => keyOf(entry) === name);
  const inner = put(at < 0 ? undefined : list[at], rest, value);
  if (at < 0) return inner === undefined ? list : [...list, inner];

  return list.flatMap((entry, index) => (index !== at ? [entry] : inner === undefined ? [] : [inner]));
}

function plain(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
