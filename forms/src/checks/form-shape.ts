import type { Schema } from '@cfworker/json-schema';

const text: Schema = { type: 'string', minLength: 1, maxLength: 2_000 };
const settings: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    widget: { type: 'string', maxLength: 40 },
    readOnly: { type: 'boolean' },
    hidden: { type: 'boolean' },
    prefill: {
      type: 'object',
      required: ['from', 'path'],
      properties: { from: { enum: ['applicant', 'case', 'registry'] }, path: text, otherwise: { type: ['string', 'number', 'boolean'] } },
    },
    visibleWhen: { type: 'object' },
    requiredWhen: { type: 'object' },
    help: text,
    message: text,
    accept: { type: 'array', maxItems: 20, items: { type: 'string', pattern: '^\\.[a-z0-9]{1,8}$' } },
    maxBytes: { type: 'integer', minimum: 1 },
    personal: { enum: ['idcard', 'phone', 'bank', 'minor', 'health', 'address', 'name'] },
  },
};

/** The shape of a form file as a JSON Schema; the schema inside it is looked at keyword by keyword in `check-schema.ts`. */
export const formShape: Schema = {
  type: 'object',
  required: ['id', 'title', 'schema', 'layout'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    id: { type: 'string', minLength: 1, maxLength: 64 },
    title: text,
    submitLabel: { type: 'string', minLength: 1, maxLength: 40 },
    schema: {
      type: 'object',
      required: ['type', 'properties'],
      properties: {
        type: { const: 'object' },
        properties: { type: 'object', additionalProperties: { type: 'object' } },
        required: { type: 'array', items: { type: 'string' } },
        definitions: { type: 'object', additionalProperties: { type: 'object' } },
      },
    },
    layout: {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      items: {
        type: 'object',
        required: ['title', 'fields'],
        additionalProperties: false,
        properties: { title: text, help: text, fields: { type: 'array', items: { type: 'string' } } },
      },
    },
    fields: { type: 'object', additionalProperties: settings },
  },
};
