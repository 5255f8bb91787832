import type { Facts, Problem, Value } from '@onething/rules';
import type { Schema } from '../definition.js';
import { findFormat } from '../formats/index.js';
import { escapePointer } from './unsafe-json.js';

/** An answer in canonical form. A blank one is absent; members that the form does not ask for are left out and reported. */
export interface CleanAnswer {
  readonly value: Value | undefined;
  readonly problems: readonly Problem[];
}

/** Brings what was sent into the form that is checked and stored. `place` is the pointer of the answer. */
export function cleanAnswer(schema: Schema, sent: unknown, place: string): CleanAnswer {
  if (sent === null || sent === undefined) return { value: undefined, problems: [] };
  if (typeof sent === 'string') return { value: cleanText(schema, sent) || undefined, problems: [] };
  if (Array.isArray(sent)) return cleanList(schema, sent, place);
  if (typeof sent === 'object') return cleanMembers(schema, sent, place);
  if (typeof sent === 'boolean' || typeof sent === 'number') return { value: sent, problems: [] };

  return { value: undefined, problems: [] };
}

/** A field, or a member of a group, that the form does not have. */
export function unknownField(place: string, name: string): Problem {
  return { code: 'UNKNOWN_FIELD', place, message: { zh: `表单中没有“${name}”这一项`, en: `The form has no field “${name}”` } };
}

/** Longer texts fail their length check anyway; they are not worth the work. */
const longest = 20_000;

function cleanText(schema: Schema, text: string): string {
  if (text.length > longest) return text;

  const storable = toStorable(text);
  const format = schema.format ? findFormat(schema.format) : undefined;
  return format ? format.normalise(storable) : storable.normalize('NFC').trim();
}

/** PostgreSQL refuses NUL and half a surrogate pair inside JSON; other control characters have no place in an answer. */
function toStorable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Surrogate}/gu, '');
}

function cleanList(schema: Schema, sent: readonly unknown[], place: string): CleanAnswer {
  const entries = sent.map((entry, i) => cleanAnswer(schema.items ?? {}, entry, `${place}/${i}`));
  // A group without answers keeps its place, so that a problem names the right one; a blank text in a list is nothing.
  const values = schema.items?.properties ? entries.map((entry) => entry.value ?? {}) : entries.flatMap((entry) => entry.value ?? []);
  return { value: values.length ? values : undefined, problems: entries.flatMap((entry) => entry.problems) };
}

function cleanMembers({ properties: known }: Schema, sent: object, place: string): CleanAnswer {
  // Members where none are asked for: the wrong type is what will be told.
  if (!known)
    return { value: Object.fromEntries(Object.entries(sent).map(([name, entry]) => [name, cleanAnswer({}, entry, place).value ?? null])), problems: [] };

  const members: Record<string, Value> = {};
  const problems: Problem[] = [];
  for (const [name, entry] of Object.entries(sent)) {
    const memberSchema = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!memberSchema) {
      problems.push(unknownField(`${place}/${escapePointer(name)}`, name));
      continue;
    }
    const member = cleanAnswer(memberSchema, entry, `${place}/${escapePointer(name)}`);
    problems.push(...member.problems);
    if (member.value !== undefined) members[name] = member.value;
  }
  return { value: isEmpty(members) ? undefined : members, problems };
}

function isEmpty(members: Facts): boolean {
  return Object.keys(members).length === 0;
}
