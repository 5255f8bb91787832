import type { FormDefinition, FormSection, ObjectSchema, Schema } from './definition.js';

/** Texts of another language by JSON pointer: `/forms/apply.json/schema/properties/name/title` → `Name`. */
export type Texts = Readonly<Record<string, string>>;

/**
 * The form in another language; what has no translation stays as it is. `pointerPrefix` is the form's file, `/forms/apply.json`.
 * Options have a text each: `…/gender/oneOf/0/title`, or `…/stage/enum/0`, which turns the list into titled options.
 */
export function translateForm(definition: FormDefinition, texts: Texts, pointerPrefix: string): FormDefinition {
  const say = (pointer: string, text: string) => textAt(texts, `${pointerPrefix}${pointer}`) ?? text;
  return {
    ...definition,
    title: say('/title', definition.title),
    ...(definition.submitLabel ? { submitLabel: say('/submitLabel', definition.submitLabel) } : {}),
    schema: translateObject(definition.schema, texts, `${pointerPrefix}/schema`),
    layout: definition.layout.map((section, i) => translateSection(section, (key, text) => say(`/layout/${i}/${key}`, text))),
    ...(definition.fields ? { fields: translateSettings(definition.fields, say) } : {}),
  };
}

function textAt(texts: Texts, pointer: string): string | undefined {
  return Object.hasOwn(texts, pointer) ? texts[pointer] : undefined;
}

function translateSection(section: FormSection, say: (key: string, text: string) => string): FormSection {
  return { ...section, title: say('title', section.title), ...(section.help ? { help: say('help', section.help) } : {}) };
}

function translateSettings(fields: NonNullable<FormDefinition['fields']>, say: (pointer: string, text: string) => string): FormDefinition['fields'] {
  return Object.fromEntries(
    Object.entries(fields).map(([name, settings]) => {
      const { help, message } = settings;
      const place = `/fields/${name}`;
      return [name, { ...settings, ...(help ? { help: say(`${place}/help`, help) } : {}), ...(message ? { message: say(`${place}/message`, message) } : {}) }];
    }),
  );
}

function translateObject(schema: ObjectSchema, texts: Texts, pointer: string): ObjectSchema {
  return { ...schema, ...translateSchema(schema, texts, pointer), type: 'object', properties: translateMembers(schema.properties, texts, pointer) };
}

function translateMembers(properties: Readonly<Record<string, Schema>>, texts: Texts, pointer: string): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, translateSchema(member, texts, `${pointer}/properties/${name}`)]));
}

function translateSchema(schema: Schema, texts: Texts, pointer: string): Schema {
  const title = textAt(texts, `${pointer}/title`) ?? schema.title;
  const description = textAt(texts, `${pointer}/description`) ?? schema.description;
  const { enum: listed, ...rest } = schema;
  return {
    ...rest,
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...translateOptions(schema, texts, pointer),
    ...(schema.items ? { items: translateSchema(schema.items, texts, `${pointer}/items`) } : {}),
    ...(schema.properties ? { properties: translateMembers(schema.properties, texts, pointer) } : {}),
  };
}

function translateOptions({ enum: listed, oneOf }: Schema, texts: Texts, pointer: string): Pick<Schema, 'enum' | 'oneOf'> {
  if (oneOf) return { oneOf: oneOf.map((option, i) => ({ ...option, title: textAt(texts, `${pointer}/oneOf/${i}/title`) ?? option.title })) };
  if (!listed) return {};
  if (!listed.some((_, i) => textAt(texts, `${pointer}/enum/${i}`))) return { enum: listed };

  return { oneOf: listed.map((value, i) => ({ const: value, title: textAt(texts, `${pointer}/enum/${i}`) ?? String(value) })) };
}
