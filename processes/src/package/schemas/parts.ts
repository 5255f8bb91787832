import type { Schema } from '@cfworker/json-schema';

/** Ids inside a package: they become file names, keys and parts of addresses, so they are kept plain (threats.md T7). */
export const id: Schema = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_.-]{0,63}$' };

/** A role port as somebody holds it, perhaps at a place only: `school.aid`, `class.teacher@SCH201/高一（1）班`. */
export const heldPort: Schema = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_.-]{0,63}(@[^@]{1,100})?$' };

/** What people read; long enough for a paragraph. */
export const text: Schema = { type: 'string', minLength: 1, maxLength: 2000 };

export const texts: Schema = { type: 'array', items: text, maxItems: 100 };

/** A civil date. */
export const date: Schema = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };

export const factType: Schema = { enum: ['string', 'number', 'boolean', 'date', 'money', 'list', 'object'] };

export const legalBasis: Schema = object({ law: text, article: text, text }, ['law']);

export const limit: Schema = object(
  {
    value: { type: 'number', minimum: 0 },
    unit: { enum: ['workday', 'day', 'month', 'year', 'hour', 'minute', 'second'] },
    share: { type: 'number', minimum: 0, maximum: 1 },
  },
  ['value', 'unit'],
);

/** A closed object: what is not named is refused, so that a misspelt field is found at once. */
export function object(properties: Record<string, Schema | boolean>, required: string[] = []): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** An object whose keys are ids chosen by the author. */
export function byId(value: Schema): Schema {
  return { type: 'object', propertyNames: id, additionalProperties: value, maxProperties: 500 };
}

export function listOf(items: Schema, maxItems = 500): Schema {
  return { type: 'array', items, maxItems };
}
