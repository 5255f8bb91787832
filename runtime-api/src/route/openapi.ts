import { z } from 'zod';
import { ErrorBody } from '../contract/index.js';
import type { Route } from './route.js';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 description of the routes, written from the very objects that serve them. */
export function describeRoutes(routes: readonly Route[]): Json {
  const schemas: Record<string, unknown> = {};
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) paths[`/api/v1${route.path}`] = { ...paths[`/api/v1${route.path}`], [route.method.toLowerCase()]: describe(route, schemas) };

  return {
    openapi: '3.1.0',
    info: {
      title: 'OneThing 一件事',
      version: '1.0.0',
      description: '政务“一件事”接口。Every command carries an Idempotency-Key; every refusal is { code, message, problems? }.',
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas, securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'onething' }, service: { type: 'http', scheme: 'bearer' } } },
  };
}

function describe(route: Route, schemas: Record<string, unknown>): Json {
  return {
    operationId: operationIdOf(route),
    summary: `${route.summary.zh} · ${route.summary.en}`,
    'x-action': route.action,
    ...(securityOf[route.kind] ? { security: [{ [securityOf[route.kind] ?? '']: [] }] } : {}),
    parameters: [...parametersOf(route.params, 'path', schemas), ...parametersOf(route.query, 'query', schemas), ...keyOf(route)],
    ...bodyOf(route, schemas),
    responses: { [route.output.status]: answerOf(route, schemas), default: errorAnswer(schemas) },
  };
}

/** How a caller proves who it is. */
const securityOf: Readonly<Partial<Record<Route['kind'], string>>> = { 'signed-in': 'session', command: 'session', service: 'service' };

const signatureHeaders: Json[] = [
  { name: 'OneThing-Timestamp', in: 'header', required: true, schema: { type: 'string', pattern: '^[0-9]{10}$' } },
  { name: 'OneThing-Signature', in: 'header', required: true, schema: { type: 'string', pattern: '^sha256=[0-9a-f]{64}$' } },
  { name: 'OneThing-Event', in: 'header', required: true, schema: { type: 'string', pattern: '^[\\w.:-]{1,100}$' } },
];

function operationIdOf({ method, path }: Route): string {
  const words = path.replace(/[{}]/g, '').split(/[/-]/).filter(Boolean);

  return [method.toLowerCase(), ...words.map((word) => word[0]?.toUpperCase() + word.slice(1))].join('');
}

function keyOf(route: Route): Json[] {
  if (route.kind === 'signed') return signatureHeaders;
  if (route.kind !== 'command' && route.kind !== 'service') return [];

  return [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', pattern: '^[\\w-]{8,100}$' } }];
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', schemas: Record<string, unknown>): Json[] {
  if (!(schema instanceof z.ZodObject)) return [];

  return Object.entries<z.ZodType>(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !field.safeParse(undefined).success,
    schema: toJsonSchema(field, 'input', schemas),
  }));
}

function bodyOf(route: Route, schemas: Record<string, unknown>): Json {
  const { body } = route;
  if (!body) return {};
  const schema = body.schema ? toJsonSchema(body.schema, 'input', schemas) : { type: 'string', contentEncoding: 'binary' };

  return { requestBody: { required: true, content: Object.fromEntries(body.types.map((type) => [type, { schema }])) } };
}

function answerOf({ output }: Route, schemas: Record<string, unknown>): Json {
  const description = `${output.description.zh} · ${output.description.en}`;
  if (!output.type) return { description };
  const schema = output.schema ? toJsonSchema(output.schema, 'output', schemas) : { type: 'string', contentEncoding: 'binary' };

  return { description, content: { [output.type]: { schema } } };
}

function errorAnswer(schemas: Record<string, unknown>): Json {
  return { description: '拒绝或错误 · Refused or failed', content: { 'application/json': { schema: toJsonSchema(ErrorBody, 'output', schemas) } } };
}

/** A schema of its own puts named parts under `$defs`; the document keeps them once, under `components`. */
function toJsonSchema(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, unknown>): Json {
  const { $schema: _dialect, $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  for (const [name, definition] of Object.entries($defs ?? {})) schemas[name] = rewriteReferences(definition);

  return rewriteReferences(own) as Json;
}

function rewriteReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewriteReferences);
  if (typeof value !== 'object' || value === null) return value;

  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', '#/components/schemas/') : rewriteReferences(inner),
    ]),
  );
}
