/** Any JSON; `undefined` stands for what is not there. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type MaybeJson = Json | undefined;

/** A place that both sides have changed, each in its own way. Ours stays until somebody chooses. */
export interface JsonConflict {
  /** JSON pointer; an entry of a list is named by its own id where it has one. */
  readonly pointer: string;
  readonly base: MaybeJson;
  readonly ours: MaybeJson;
  readonly theirs: MaybeJson;
}

export interface MergedJson {
  readonly value: MaybeJson;
  readonly conflicts: readonly JsonConflict[];
}

/** Three-way: what only one side has changed is taken, what both have changed alike too, the rest is a conflict. */
export function mergeJson(base: MaybeJson, ours: MaybeJson, theirs: MaybeJson, pointer = ''): MergedJson {
  if (equal(ours, theirs) || equal(base, theirs)) return { value: ours, conflicts: [] };
  if (equal(base, ours)) return { value: theirs, conflicts: [] };

  if (isObject(ours) && isObject(theirs)) return mergeMembers(isObject(base) ? base : {}, ours, theirs, pointer);
  const lists = [base ?? [], ours, theirs].map(byKey);
  const [was, own, other] = lists;
  if (was && own && other) return asList(mergeMembers(was, own, other, pointer));

  return { value: ours, conflicts: [{ pointer, base, ours, theirs }] };
}

type Members = { readonly [name: string]: Json };

/** Theirs give the order; what only the city has comes after. */
function mergeMembers(base: Members, ours: Members, theirs: Members, pointer: string): MergedJson {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
  const merged = names.map((name) => [name, mergeJson(own(base, name), own(ours, name), own(theirs, name), `${pointer}/${escaped(name)}`)] as const);
  const value = Object.fromEntries(merged.flatMap(([name, part]) => (part.value === undefined ? [] : [[name, part.value]])));
  return { value, conflicts: merged.flatMap(([, part]) => part.conflicts) };
}

function asList({ value, conflicts }: MergedJson): MergedJson {
  return { value: isObject(value) ? Object.values(value) : value, conflicts };
}

/** A list whose entries carry an id of their own; the others are compared as a whole. */
function byKey(list: MaybeJson): Members | undefined {
  if (!Array.isArray(list)) return undefined;

  const keyed = list.map((entry: Json) => [keyOf(entry), entry] as const);
  const keys = keyed.map(([key]) => key);
  // A number as a name would be sorted to the front.
  if (keys.some((key) => key === undefined || /^\d+$/.test(key)) || new Set(keys).size < keys.length) return undefined;
  return Object.fromEntries(keyed);
}

/** What the parts of packages are told apart by: rows and ports by id, dated values by their day, required packages by name. */
export function keyOf(entry: Json): string | undefined {
  if (!isObject(entry)) return undefined;

  const key = keyNames.map((name) => own(entry, name)).find((value) => typeof value === 'string');
  return typeof key === 'string' ? key : undefined;
}

const keyNames = ['id', 'from', 'package'];

/** JSON is equal when it is written alike, whatever the order of its members. */
export function equal(one: MaybeJson, other: MaybeJson): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((entry: Json, at: number) => equal(entry, other[at]));
  if (!isObject(one) || !isObject(other)) return false;

  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => equal(own(one, name), own(other, name)));
}

/** An object that is no list. */
export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(members: Members, name: string): MaybeJson {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
