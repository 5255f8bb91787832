import type { Schema } from '@cfworker/json-schema';
import { byId, heldPort, id, listOf, object, text } from './parts.js';

const instant: Schema = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,12}(Z|[+-][0-9]{2}:[0-9]{2})$' };
const values: Schema = { type: 'object', maxProperties: 500 };
const count: Schema = { type: 'integer', minimum: 0, maximum: 1000 };
/** People are named as they are called: 李强. */
const named = (value: Schema): Schema => ({ type: 'object', additionalProperties: value, maxProperties: 100 });
const elements = listOf({ type: 'string', maxLength: 200 });

const open = object(
  { open: object({ matter: id, by: text, data: values, as: id, about: id }, ['matter', 'by', 'data']), problems: named({ type: 'string' }) },
  ['open'],
);
const complete = object(
  { complete: object({ task: { type: 'string', maxLength: 200 }, by: text, data: values, case: id }, ['task', 'by', 'data']), refused: { type: 'string' } },
  ['complete'],
);
const advance = object({ advance: object({ workdays: count, days: count, hours: count, to: instant }) }, ['advance']);
const fail = object({ fail: object({ connector: id, times: count, code: { type: 'string', maxLength: 100 } }, ['connector', 'times']) }, ['fail']);
const objection = object({ object: object({ entry: text, by: text, reason: text, case: id }, ['entry', 'by', 'reason']), refused: { type: 'string' } }, [
  'object',
]);
const retry = object({ retry: object({ element: { type: 'string', maxLength: 200 }, case: id }, ['element']) }, ['retry']);

const payResult = object({ payResult: object({ by: text, failed: named({ type: 'string' }), case: id }, ['by']), refused: { type: 'string' } }, ['payResult']);
const begun = object({ begun: object({ matter: id, as: id, case: id }, ['matter', 'as']) }, ['begun']);
const amount: Schema = { type: 'integer', minimum: 0 };
const payRows: Schema = { type: ['integer', 'array'], minimum: 0, items: { type: 'string' }, maxItems: 500 };
const payStates = ['listed', 'returned', 'sent', 'paid', 'failed', 'withdrawn', 'recovering'];

const expectation = object({
  case: id,
  path: elements,
  decisions: byId({}),
  openTasks: elements,
  documents: listOf(object({ type: id, number: text, status: { enum: ['valid', 'revoked'] }, facts: values }, ['type'])),
  outcome: { type: ['string', 'null'] },
  variables: values,
  notifications: listOf(object({ to: text, contains: text }, ['to', 'contains'])),
  records: listOf(object({ registry: id, key: values, has: values }, ['registry', 'key', 'has'])),
  clock: object({ due: { type: ['string', 'null'] }, suspended: { type: 'boolean' } }),
  dueDates: named({ type: 'string' }),
  incidents: elements,
  payments: listOf(object({ total: amount, count: amount, paidTotal: amount, rows: object(Object.fromEntries(payStates.map((state) => [state, payRows]))) })),
});

/** `scenarios/<id>.json`: people with inputs and what is expected; the package's own acceptance tests. */
export const scenario: Schema = {
  ...object(
    {
      id,
      title: text,
      now: instant,
      region: { type: 'string', pattern: '^[0-9]{6}$' },
      people: named(object({ name: text, idNo: text, mobile: text, roles: listOf(heldPort) }, ['name'])),
      registries: byId(listOf({ type: 'object' }, 1000)),
      parameters: byId({}),
      steps: { ...listOf({ type: 'object', minProperties: 1 }, 200), minItems: 1 },
    },
    ['id', 'title', 'now', 'region', 'people', 'registries', 'steps'],
  ),
};

/** A step says what it does by its key. */
export const steps: Readonly<Record<string, Schema>> = {
  open,
  complete,
  advance,
  fail,
  retry,
  object: objection,
  payResult,
  begun,
  expect: object({ expect: expectation }, ['expect']),
};
