import { type FormDefinition, maskPersonal, maskValue } from '@onething/forms';
import type { Facts, Value } from '@onething/rules';

/** Replaces what must not be read, wherever it stands in a JSON value. */
export type Hide = <T>(value: T) => T;

/**
 * Staff see a case with its personal numbers masked everywhere: in the form, and also where a decision or a task repeats
 * them. The names of people stay, since a clerk must know whose case it is.
 */
export function hidePersonal(form: FormDefinition, values: Facts, person: { readonly idNo?: string | null; readonly mobile?: string | null } = {}): Hide {
  const secrets = new Map<string, string>(secretsOf(values, maskPersonal(form, values)));
  if (person.mobile) secrets.set(person.mobile, String(maskValue('phone', person.mobile)));
  for (const number of [values.idNo, person.idNo]) if (typeof number === 'string') addResident(secrets, number);

  return (value) => hideIn(value, secrets);
}

/** The strings that masking changes, with their masked form. Short ones and names are left: they would hit other words. */
function secretsOf(plain: Value | undefined, masked: unknown): [string, string][] {
  if (typeof plain === 'string') return typeof masked === 'string' && masked !== plain && plain.length >= 7 ? [[plain, masked]] : [];
  if (typeof plain !== 'object' || plain === null) return [];
  return Object.entries(plain).flatMap(([name, inner]: [string, Value]) => secretsOf(inner, memberOf(masked, name)));
}

/** A resident number, and the 15 digits that it had before 1999. */
function addResident(secrets: Map<string, string>, number: string): void {
  secrets.set(number, String(maskValue('idcard', number)));
  if (number.length === 18) secrets.set(`${number.slice(0, 6)}${number.slice(8, 17)}`, `${number.slice(0, 6)}******${number.slice(14, 17)}`);
}

function hideIn<T>(value: T, secrets: ReadonlyMap<string, string>): T;
function hideIn(value: unknown, secrets: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return [...secrets].reduce((text, [plain, masked]) => text.replaceAll(plain, masked), value);
  if (Array.isArray(value)) return value.map((entry: unknown) => hideIn(entry, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]: [string, unknown]) => [name, hideIn(inner, secrets)]));
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
