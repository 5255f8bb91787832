import type { Facts, Problem, Value } from '@onething/rules';
import type { FormDefinition } from './definition.js';
import { supplementableFields } from './restrict-form.js';

/** What is wrong with a reviewer's list of what is missing: each entry names a field of the application that can be asked again, once, and says what is missing. */
export function supplementProblems(review: FormDefinition, values: Facts, application: FormDefinition): readonly Problem[] {
  const lists = Object.entries(review.fields ?? {}).filter(([, { widget }]) => widget === 'supplement');
  return lists.flatMap(([name]) => listProblems(name, values[name], supplementableFields(application)));
}

function listProblems(name: string, list: Value | undefined, known: readonly string[]): readonly Problem[] {
  if (!isList(list)) return [];

  const fields = list.map((entry) => (isMembers(entry) ? entry.field : undefined));
  return fields.flatMap((field, i): Problem[] => {
    const place = `/${name}/${i}`;
    if (typeof field !== 'string' || !known.includes(field)) return [{ code: 'SUPPLEMENT_FIELD_UNKNOWN', place, message: unknown(String(field ?? '')) }];
    return fields.indexOf(field) < i ? [{ code: 'SUPPLEMENT_FIELD_TWICE', place, message: twice(field) }] : [];
  });
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function isMembers(value: Value): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknown(field: string) {
  return { zh: `申请表中没有可以补正的“${field}”这一项`, en: `The application has no field “${field}” that could be supplemented` };
}

function twice(field: string) {
  return { zh: `“${field}”已经标注过，请把说明写在一处`, en: `“${field}” is marked twice; say all of it in one place` };
}
