import { Validator } from '@cfworker/json-schema';
import type { FormDefinition, Schema } from '../definition.js';
import { formLimits } from './form-limits.js';
import { compilePattern } from './pattern.js';

/** A form made ready to check answers: once a definition, however many submissions follow. */
export interface CompiledForm {
  /** Every field in the order people meet it. */
  readonly order: readonly string[];
  readonly validator: Validator;
  /** Whether a text matches a pattern of this form. */
  matches(pattern: string, text: string): boolean;
}

const compiledForms = new WeakMap<FormDefinition, CompiledForm>();

/** The compiled form of a definition; kept for as long as the definition itself. */
export function compileForm(definition: FormDefinition): CompiledForm {
  const known = compiledForms.get(definition);
  if (known) return known;

  const compiled: CompiledForm = {
    order: fieldOrder(definition),
    validator: new Validator(answerSchema(definition.schema), '7', false),
    matches: rememberPatterns(),
  };
  compiledForms.set(definition, compiled);
  return compiled;
}

/** Fields in layout order; what the layout forgot comes last. */
export function fieldOrder(definition: FormDefinition): readonly string[] {
  const known = definition.schema.properties;
  const placed = definition.layout.flatMap((section) => section.fields).filter((name) => Object.hasOwn(known, name));
  return [...new Set([...placed, ...Object.keys(known)])];
}

/** The values a choice allows, whichever way it is written. */
export function allowedValues(schema: Schema): readonly (string | number)[] | undefined {
  return schema.oneOf ? schema.oneOf.map((option) => option.const) : schema.enum;
}

/**
 * The part of a schema that the interpreting validator sees: structure and limits. Formats and patterns are ours (the validator's
 * own would run on a backtracking engine), so are entries that must differ (the validator's own looks at every pair), and so is
 * `required` of the form itself, which depends on what is visible.
 */
function answerSchema(schema: Schema, nested = false): object {
  const { type, minLength, minimum, maximum, minItems } = schema;
  const kept = { type, minLength, minimum, maximum, minItems, const: schema.const, enum: allowedValues(schema) };
  return withoutBlanks({
    ...kept,
    maxLength: type === 'string' ? (schema.maxLength ?? formLimits.textLength) : undefined,
    maxItems: type === 'array' ? (schema.maxItems ?? formLimits.listLength) : undefined,
    required: nested ? schema.required : undefined,
    items: schema.items && answerSchema(schema.items, true),
    properties: schema.properties && Object.fromEntries(Object.entries(schema.properties).map(([name, member]) => [name, answerSchema(member, true)])),
  });
}

function withoutBlanks(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function rememberPatterns(): CompiledForm['matches'] {
  const compiled = new Map<string, (text: string) => boolean>();
  return (pattern, text) => {
    const matches = compiled.get(pattern) ?? compilePattern(pattern);
    compiled.set(pattern, matches);
    return matches(text);
  };
}
