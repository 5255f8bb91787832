import type { Schema } from '@cfworker/json-schema';
import { id, listOf, object, text } from './parts.js';

const name: Schema = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]{0,63}$', maxLength: 64 };
const expr: Schema = { type: 'string', minLength: 1, maxLength: 2000 };
const number: Schema = { type: 'number' };
const civilDate: Schema = { type: 'string', maxLength: 10, pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

const from: Schema = {
  oneOf: [
    object({ kind: { const: 'registry' }, registry: id }, ['kind', 'registry']),
    object({ kind: { const: 'cases' }, matter: { type: 'string', maxLength: 130 }, closedFrom: civilDate, closedTo: civilDate }, [
      'kind',
      'matter',
      'closedFrom',
      'closedTo',
    ]),
    object({ kind: { const: 'synthetic' }, people: { type: 'integer', minimum: 1, maximum: 10_000_000 } }, ['kind', 'people']),
  ],
};

const sample: Schema = {
  oneOf: [
    object({ values: { type: 'array', minItems: 1, maxItems: 200, items: { type: 'array', minItems: 2, maxItems: 2 } } }, ['values']),
    object({ notEmpty: name }, ['notEmpty']),
    object({ from: number, to: number, step: { type: 'number', exclusiveMinimum: 0 }, skew: { type: 'number', exclusiveMinimum: 0, maximum: 10 } }, [
      'from',
      'to',
      'step',
    ]),
  ],
};

const column = object(
  {
    name,
    title: text,
    titleEn: text,
    type: { enum: ['number', 'money', 'text', 'texts', 'boolean'] },
    expr,
    nullable: { type: 'boolean' },
    bands: object({ of: name, at: { type: 'array', minItems: 1, maxItems: 50, items: number } }, ['of', 'at']),
    sample,
  },
  ['name', 'title', 'type'],
);

const output = object({ decision: id, output: name }, ['decision', 'output']);
const formula = object({ id, title: text, titleEn: text, outputs: { type: 'array', minItems: 1, maxItems: 50, items: { type: 'object' } } }, [
  'id',
  'title',
  'outputs',
]);

/** `populations/<id>.json`: which people a change is tried on, and the decisions in turn. */
export const population: Schema = object(
  {
    id,
    title: text,
    titleEn: text,
    from,
    only: expr,
    given: { type: 'object', maxProperties: 50 },
    joins: { type: 'array', maxItems: 20, items: object({ as: name, registry: id, field: name, equals: name }, ['as', 'registry', 'field', 'equals']) },
    prepare: listOf(id, 20),
    columns: { type: 'array', minItems: 1, maxItems: 100, items: column },
    chain: { type: 'array', minItems: 1, maxItems: 50, items: { oneOf: [id, formula] } },
    amount: output,
    level: output,
    groups: listOf(name, 10),
    who: listOf(name, 10),
  },
  ['id', 'title', 'from', 'joins', 'prepare', 'columns', 'chain', 'amount', 'groups', 'who'],
);
