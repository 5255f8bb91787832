import type { Schema } from '@cfworker/json-schema';
import { decisionKinds } from '@onething/rules';
import { id, text } from './parts.js';

/** `decisions/<id>.json`, as far as all kinds are alike; `parseDecision` of `@onething/rules` reads the rest, kind by kind. */
export const decision: Schema = {
  type: 'object',
  required: ['id', 'kind', 'title', 'facts'],
  properties: { id, title: text, kind: { enum: decisionKinds.map(({ kind }) => kind) }, facts: { type: 'object', maxProperties: 200 } },
};
