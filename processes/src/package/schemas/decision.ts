import type { Schema } from '@cfworker/json-schema';
import { id, text } from './parts.js';

/** `decisions/<id>.json`, as far as all kinds are alike; `parseDecision` of `@onething/rules` reads the rest, kind by kind. */
export const decision: Schema = {
  type: 'object',
  required: ['id', 'kind', 'title', 'facts'],
  properties: { id, title: text, kind: { enum: ['decision-table', 'formula'] }, facts: { type: 'object', maxProperties: 200 } },
};
