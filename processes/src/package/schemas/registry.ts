import type { Schema } from '@cfworker/json-schema';
import { byId, id, listOf, object, text } from './parts.js';

const column = object(
  {
    type: { enum: ['string', 'number', 'integer', 'boolean', 'array', 'object'] },
    title: text,
    description: text,
    format: { type: 'string', maxLength: 64 },
    enum: { type: 'array', maxItems: 500 },
    items: { type: 'object' },
    maxLength: { type: 'integer', minimum: 0 },
    personal: { enum: ['idcard', 'phone', 'bank', 'minor', 'health', 'address', 'name'] },
  },
  ['type', 'title'],
);

/** `registries/<id>.json`: a typed table with one authoritative source. */
export const registry: Schema = object(
  { id, title: text, titleEn: text, source: text, sourceEn: text, key: { ...listOf(id, 5), minItems: 1 }, fields: byId(column) },
  ['id', 'title', 'source', 'key', 'fields'],
);
