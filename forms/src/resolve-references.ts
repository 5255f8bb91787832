import { done, type Outcome, refused } from '@onething/rules';
import type { ObjectSchema, Schema } from './definition.js';
import { formLimits } from './validation/form-limits.js';

/**
 * Puts what a local `$ref` (`#/definitions/address`) names in its place, so that nobody after this meets one. Keywords beside
 * the reference win: a field keeps its own title. Refused: other references, circles, and definitions that unfold beyond measure.
 */
export function resolveReferences(schema: ObjectSchema & { readonly definitions?: unknown }): Outcome<ObjectSchema> {
  const { definitions, ...form } = schema;
  try {
    const resolver = new Resolver(isSchemas(definitions) ? definitions : {});
    return done({ ...form, properties: resolver.members(form.properties, '/schema/properties', []) });
  } catch (error) {
    if (error instanceof UnresolvedReference) return refusedReference(error.place, error.reference);
    throw error;
  }
}

class UnresolvedReference extends Error {
  constructor(
    readonly place: string,
    readonly reference: string,
  ) {
    super(reference);
  }
}

class Resolver {
  #nodes = 0;

  constructor(private readonly definitions: Readonly<Record<string, Schema>>) {}

  members(properties: Readonly<Record<string, Schema>>, place: string, open: readonly string[]): Record<string, Schema> {
    return Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, this.schema(member, `${place}/${name}`, open)]));
  }

  private schema(schema: Schema & { readonly $ref?: unknown }, place: string, open: readonly string[]): Schema {
    this.#nodes += 1;
    if (this.#nodes > formLimits.jsonNodes) throw new UnresolvedReference(place, '#/definitions');
    if (schema.$ref !== undefined) return this.referenced(schema, place, open);

    return {
      ...schema,
      ...(isSchemas(schema.properties) ? { properties: this.members(schema.properties, `${place}/properties`, open) } : {}),
      ...(isMembers(schema.items) ? { items: this.schema(schema.items, `${place}/items`, open) } : {}),
    };
  }

  private referenced({ $ref, ...beside }: Schema & { readonly $ref?: unknown }, place: string, open: readonly string[]): Schema {
    const name = typeof $ref === 'string' ? /^#\/definitions\/([A-Za-z_][\w-]*)$/.exec($ref)?.[1] : undefined;
    const target = name && Object.hasOwn(this.definitions, name) ? this.definitions[name] : undefined;
    if (!name || !target || open.includes(name)) throw new UnresolvedReference(place, String($ref));

    return { ...this.schema(target, place, [...open, name]), ...this.schema(beside, place, open) };
  }
}

function isMembers(json: unknown): json is Schema {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function isSchemas(json: unknown): json is Readonly<Record<string, Schema>> {
  return isMembers(json) && Object.values(json).every(isMembers);
}

function refusedReference(place: string, reference: string): Outcome<ObjectSchema> {
  const problem = {
    code: 'SCHEMA_REFERENCE',
    place,
    message: {
      zh: `引用“${reference}”不可用：只能引用本文件 definitions 中已有的内容，且不能循环引用`,
      en: `The reference “${reference}” cannot be used: only what stands under definitions of this file, and never in a circle`,
    },
  };
  return refused('FORM_INVALID', problem.message, [problem]);
}
