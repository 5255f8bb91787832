import type { Schema } from '@cfworker/json-schema';
import { byId, id, listOf, object, text } from './parts.js';

const condition: Schema = { type: 'object' };
const field: Schema = { $ref: '#/definitions/field' };
const count: Schema = { type: 'integer', minimum: 0 };

const fieldSchema = object({
  type: { enum: ['string', 'number', 'integer', 'boolean', 'array', 'object'] },
  title: text,
  description: text,
  format: { type: 'string', maxLength: 64 },
  enum: { type: 'array', maxItems: 500 },
  oneOf: listOf(object({ const: {}, title: text }, ['const', 'title'])),
  const: {},
  minLength: count,
  maxLength: count,
  pattern: { type: 'string', maxLength: 500 },
  minimum: { type: 'number' },
  maximum: { type: 'number' },
  items: field,
  minItems: count,
  maxItems: count,
  properties: byId(field),
  required: listOf(id),
  default: {},
});

const prefill: Schema = {
  type: 'object',
  required: ['from', 'path'],
  properties: { from: { enum: ['applicant', 'registry'] } },
  if: { properties: { from: { const: 'registry' } } },
  // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
  then: object({ from: {}, registry: id, where: byId({ type: 'string', maxLength: 200 }), path: { type: 'string', maxLength: 200 } }, ['registry', 'where', 'path']),
  else: object({ from: {}, path: { type: 'string', maxLength: 200 } }, ['path']),
};

const settings = object({
  widget: { type: 'string', maxLength: 64 },
  readOnly: { type: 'boolean' },
  prefill,
  visibleWhen: condition,
  requiredWhen: condition,
  help: text,
  personal: { enum: ['idcard', 'phone', 'bank', 'minor', 'health', 'address', 'name'] },
});

/** `forms/<id>.json`. The fine checks (formats, patterns, conditions) are `checkForm` of `@onething/forms`. */
export const form: Schema = {
  ...object(
    {
      id,
      title: text,
      schema: { ...object({ type: { const: 'object' }, title: text, description: text, properties: byId(field), required: listOf(id) }, ['type', 'properties']) },
      layout: listOf(object({ title: text, help: text, fields: listOf(id) }, ['title', 'fields'])),
      fields: byId(settings),
      submitLabel: text,
    },
    ['id', 'title', 'schema', 'layout'],
  ),
  definitions: { field: fieldSchema },
};
