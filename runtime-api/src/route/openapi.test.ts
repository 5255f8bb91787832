import { Ajv2020 } from 'ajv/dist/2020.js';
import { routes } from '../routes/index.js';
import { describeRoutes } from './openapi.js';

const description = describeRoutes(routes) as unknown as Description;

interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
}

interface Operation {
  readonly operationId: string;
  readonly parameters: { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: object }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Record<string, { readonly description: string; readonly content?: Content }>;
}

type Content = Record<string, { readonly schema: object }>;

const operations = Object.entries(description.paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, ...operation })));

describe('the description of the interface', () => {
  it('fits the shape of OpenAPI 3.1', () => {
    const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(shape);

    expect([validate(JSON.parse(JSON.stringify(description))), validate.errors]).toEqual([true, null]);
  });

  it('has one operation a route, each with a name of its own', () => {
    expect(operations).toHaveLength(routes.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
  });

  it('declares exactly the parameters that stand in the path', () => {
    for (const { path, parameters } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

      expect([path, parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)]).toEqual([path, inPath]);
    }
  });

  it('holds only schemas that JSON Schema 2020-12 understands, and references that lead somewhere', () => {
    const schemas = operations.flatMap(({ parameters, requestBody, responses }) => [
      ...parameters.map(({ schema }) => schema),
      ...contentsOf(requestBody?.content),
      ...Object.values(responses).flatMap(({ content }) => contentsOf(content)),
    ]);
    for (const schema of schemas) {
      const ajv = new Ajv2020({ strict: true, strictTypes: false, formats: {} });

      expect(() => ajv.compile(schema)).not.toThrow();
    }
    expect(schemas.length).toBeGreaterThan(routes.length);
    expect(JSON.stringify(description)).not.toContain('#/$defs/');
  });
});

const contentsOf = (content: Content | undefined) => Object.values(content ?? {}).map(({ schema }) => schema);

/** The parts of the official schema (spec.openapis.org/oas/3.1/schema) that this description uses, closed against everything else. */
const content = {
  type: 'object',
  minProperties: 1,
  propertyNames: { pattern: '^[\\w*.+-]+/[\\w*.+-]+$' },
  additionalProperties: { type: 'object', required: ['schema'], additionalProperties: false, properties: { schema: { type: 'object' } } },
};
const shape = {
  type: 'object',
  required: ['openapi', 'info', 'paths', 'components'],
  additionalProperties: false,
  properties: {
    openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
    info: {
      type: 'object',
      required: ['title', 'version'],
      additionalProperties: false,
      properties: { title: { type: 'string' }, version: { type: 'string' }, description: { type: 'string' } },
    },
    servers: { type: 'array', items: { type: 'object', required: ['url'], additionalProperties: false, properties: { url: { type: 'string' } } } },
    paths: {
      type: 'object',
      propertyNames: { pattern: '^/' },
      additionalProperties: {
        type: 'object',
        propertyNames: { enum: ['get', 'post', 'patch', 'delete'] },
        additionalProperties: { $ref: '#/$defs/operation' },
      },
    },
    components: {
      type: 'object',
      additionalProperties: false,
      properties: {
        schemas: { type: 'object', propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' }, additionalProperties: { type: 'object' } },
        securitySchemes: {
          type: 'object',
          additionalProperties: {
            oneOf: [
              {
                type: 'object',
                required: ['type', 'in', 'name'],
                additionalProperties: false,
                properties: { type: { const: 'apiKey' }, in: { enum: ['query', 'header', 'cookie'] }, name: { type: 'string' } },
              },
              {
                type: 'object',
                required: ['type', 'scheme'],
                additionalProperties: false,
                properties: { type: { const: 'http' }, scheme: { const: 'bearer' } },
              },
            ],
          },
        },
      },
    },
  },
  $defs: {
    operation: {
      type: 'object',
      required: ['responses'],
      additionalProperties: false,
      properties: {
        operationId: { type: 'string' },
        summary: { type: 'string' },
        'x-action': { type: 'string' },
        security: { type: 'array', items: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } } },
        parameters: {
          type: 'array',
          items: {
            type: 'object',
            required: ['name', 'in', 'required', 'schema'],
            additionalProperties: false,
            properties: { name: { type: 'string' }, in: { enum: ['path', 'query', 'header'] }, required: { type: 'boolean' }, schema: { type: 'object' } },
          },
        },
        requestBody: {
          type: 'object',
          required: ['content'],
          additionalProperties: false,
          properties: { required: { type: 'boolean' }, content },
        },
        responses: {
          type: 'object',
          minProperties: 1,
          propertyNames: { pattern: '^([1-5]\\d\\d|default)$' },
          additionalProperties: {
            type: 'object',
            required: ['description'],
            additionalProperties: false,
            properties: { description: { type: 'string' }, content },
          },
        },
      },
    },
  },
};
