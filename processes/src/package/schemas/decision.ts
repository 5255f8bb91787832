import type { Schema } from '@cfworker/json-schema';
import { byId, factType, id, legalBasis, listOf, object, text } from './parts.js';

const expression: Schema = { type: 'string', minLength: 1, maxLength: 2000 };
const base = { id, title: text, titleEn: text, facts: byId({ $ref: '#/definitions/fact' }), basis: listOf(legalBasis) };
const output = { id, title: text, titleEn: text, type: factType };

const fact = object(
  { title: text, titleEn: text, type: factType, values: { type: 'array', maxItems: 200 }, changeable: { type: 'boolean' }, fields: byId({ $ref: '#/definitions/fact' }) },
  ['title', 'type'],
);

const row = object(
  { id, when: listOf({ type: 'string', maxLength: 500 }, 50), then: byId({}), basis: legalBasis, note: text, noteEn: text },
  ['id', 'when', 'then'],
);

const table = object(
  {
    ...base,
    kind: { const: 'decision-table' },
    hitPolicy: { enum: ['U', 'F'] },
    inputs: listOf(object({ id, title: text, titleEn: text, expr: expression }, ['id', 'title', 'expr']), 50),
    outputs: listOf(object({ ...output, values: { type: 'array', maxItems: 200 } }, ['id', 'title', 'type']), 50),
    rows: listOf(row, 2000),
    defaultRow: byId({}),
  },
  ['id', 'kind', 'title', 'facts', 'hitPolicy', 'inputs', 'outputs', 'rows'],
);

const formula = object(
  {
    ...base,
    kind: { const: 'formula' },
    outputs: listOf(object({ ...output, expr: expression, basis: legalBasis }, ['id', 'title', 'type', 'expr']), 200),
  },
  ['id', 'kind', 'title', 'facts', 'outputs'],
);

/** `decisions/<id>.json`: one decision, of one kind. */
export const decision: Schema = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: ['decision-table', 'formula'] } },
  if: { properties: { kind: { const: 'formula' } } },
  // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
  then: formula,
  else: table,
  definitions: { fact },
};
