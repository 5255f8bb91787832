import type { Schema } from '@cfworker/json-schema';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const facts = { type: 'object' };
const records = { type: 'array', items: { $ref: '#/definitions/record' } };
const kind = { enum: ['process', 'subProcess', 'loop', 'compensation'] };

/** An object of exactly these properties. */
function exactly(required: Readonly<Record<string, object>>, optional: Readonly<Record<string, object>> = {}): object {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional }, additionalProperties: false };
}

function record(values: object): object {
  return { type: 'object', additionalProperties: values };
}

const activity = exactly(
  {
    id: text,
    elementId: text,
    status: { enum: ['waiting', 'incident'] },
    role: { enum: ['token', 'boundary', 'gatewayEvent', 'eventSubProcess', 'part'] },
    since: text,
  },
  {
    flow: text,
    happened: facts,
    host: text,
    attached: { type: 'array', items: text },
    work: { $ref: '#/definitions/work' },
    inside: { const: true },
    done: { const: true },
    stuck: { const: true },
    turn: count,
    local: facts,
    compensating: { $ref: '#/definitions/inside' },
    part: count,
    held: { const: true },
    incident: exactly({ code: text, message: exactly({ zh: text, en: text }) }),
    paused: { const: true },
  },
);

const scope = exactly(
  { id: text, processId: text, variables: facts, activities: record({ $ref: '#/definitions/activity' }), joins: record(count), kind },
  {
    parent: text,
    elementId: text,
    activity: text,
    doers: record({ type: 'array', items: text }),
    lastEnd: text,
    own: { const: true },
    turns: exactly({ started: count, completed: count }, { total: count, items: facts, gave: facts }),
    compensable: records,
    undoing: records,
    cancelled: { const: true },
    activated: record({ type: 'array', items: text }),
    ahead: { type: 'array', items: text },
  },
);

/** JSON Schema of the state of an instance, format 2. Values of variables are anything that JSON can say. */
export const stateSchema: Schema = {
  ...exactly(
    {
      format: { const: 2 },
      status: { enum: ['running', 'completed', 'cancelled', 'terminated'] },
      counter: count,
      scopes: record({ $ref: '#/definitions/scope' }),
    },
    {
      queue: { type: 'array', items: { $ref: '#/definitions/arrival' } },
      suspensions: { type: 'array', items: exactly({ activity: text, reason: text, from: text }, { to: text }) },
    },
  ),
  definitions: {
    scope,
    activity,
    arrival: exactly(
      { scope: text, elementId: text },
      { flow: text, happened: facts, turn: count, local: facts, compensating: { $ref: '#/definitions/inside' } },
    ),
    record: exactly({ elementId: text }, { handler: text, local: facts, inside: { $ref: '#/definitions/inside' } }),
    inside: exactly({ processId: text, kind, variables: facts, records }, { elementId: text }),
    work: {
      type: 'object',
      required: ['type', 'activity', 'elementId', 'processId'],
      properties: { type: { enum: ['openTask', 'runConnector', 'scheduleTimer', 'subscribe'] }, activity: text, elementId: text, processId: text },
    },
  },
};
