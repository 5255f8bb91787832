import type { Schema } from '@cfworker/json-schema';
import { id, text } from './parts.js';

/** `forms/<id>.json`, from outside; `parseForm` and `checkForm` of `@onething/forms` read the rest. */
export const form: Schema = {
  type: 'object',
  required: ['id', 'title', 'schema', 'layout'],
  properties: { id, title: text, schema: { type: 'object' }, layout: { type: 'array', maxItems: 100 }, fields: { type: 'object' } },
};
