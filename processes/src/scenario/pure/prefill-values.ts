import { type FormDefinition, prefillPaths } from '@onething/forms';
import type { Facts, Value } from '@onething/rules';

/** Finds records of a registry. */
export type FindRecords = (registry: string, where: Facts) => readonly Facts[];

/** The first values of a form. A registry fills only where exactly one record is found: which of several is meant, the applicant says. */
export function prefillValues(form: FormDefinition, applicant: Facts, find: FindRecords, about: Facts = {}): Facts {
  const { applicant: own, about: earlier, lookups } = prefillPaths(form);
  const known = [...entries(own, applicant), ...entries(earlier, about)];
  const facts = { applicant, ...Object.fromEntries(known) };
  const found = lookups.flatMap(({ registry, where, fields }) => {
    const wanted = Object.entries(where).map(([name, path]) => [name, readPath(facts, path) ?? null]);
    const [record, other] = find(registry, Object.fromEntries(wanted));
    return record && !other ? entries(fields, record) : [];
  });
  return Object.fromEntries([...known, ...found]);
}

function entries(fields: readonly { readonly field: string; readonly path: string }[], source: Facts): [string, Value][] {
  return fields.flatMap(({ field, path }): [string, Value][] => {
    const value = readPath(source, path);
    return value === undefined || value === null || value === '' ? [] : [[field, value]];
  });
}

/** Follows a dotted path through own members and list positions. */
function readPath(from: Value, path: string): Value | undefined {
  return path.split('.').reduce<Value | undefined>((value, name) => (value === undefined ? undefined : member(value, name)), from);
}

function member(value: Value, name: string): Value | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
