import type { Facts, Problem, Value } from '@onething/rules';
import type { FormDefinition } from '../definition.js';
import { type AnswerContext, fieldTitle } from './answer-problems.js';
import { cleanAnswer, unknownField } from './clean-answer.js';
import { formLimits } from './form-limits.js';
import { type ProblemContext, readOnlyField } from './problem-text.js';
import { escapePointer, findUnsafeJson } from './unsafe-json.js';

/** What was sent, cleaned: read-only values replaced by ours, unknown fields left out, each trespass a problem. */
export interface SentForm {
  /** True when nothing of it can be looked at. */
  readonly refused: boolean;
  readonly values: Facts;
  /** Fields that were sent blank, to clear them. */
  readonly cleared: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads what was sent to a form. */
export function readSent(definition: FormDefinition, submitted: unknown, context: AnswerContext & { readonly prefilled: Facts }): SentForm {
  const unsafe = isMembers(submitted) ? findUnsafeJson(submitted, { depth: formLimits.jsonDepth, nodes: formLimits.jsonNodes }) : notAnObject;
  if (unsafe || !isMembers(submitted)) return { refused: true, values: {}, cleared: [], problems: [unsafe ?? notAnObject] };

  const values: Record<string, Value> = readOnlyValues(definition, context.prefilled);
  const cleared: string[] = [];
  const problems: Problem[] = [];
  for (const [name, answer] of Object.entries(submitted)) {
    const place = `/${escapePointer(name)}`;
    const known = definition.schema.properties;
    const schema = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!schema) {
      problems.push(unknownField(place, name));
      continue;
    }
    const clean = cleanAnswer(schema, answer, place);
    if (definition.fields?.[name]?.readOnly) {
      if (clean.value !== undefined && !sameValue(clean.value, values[name])) problems.push(readOnlyField(contextOf(definition, name, context)));
      continue;
    }
    problems.push(...clean.problems);
    if (clean.value === undefined) cleared.push(name);
    else values[name] = clean.value;
  }
  return { refused: false, values, cleared, problems };
}

/** Where a top-level field stands, for a problem with it. */
export function contextOf(definition: FormDefinition, name: string, { english }: AnswerContext): ProblemContext {
  return {
    place: `/${escapePointer(name)}`,
    schema: definition.schema.properties[name] ?? {},
    title: fieldTitle(definition, english, [name]),
  };
}

const notAnObject: Problem = {
  code: 'SUBMISSION_NOT_AN_OBJECT',
  place: '',
  message: { zh: '提交的内容不是一份表单', en: 'What was sent is not a form' },
};

function isMembers(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function readOnlyValues(definition: FormDefinition, prefilled: Facts): Record<string, Value> {
  const given = Object.entries(prefilled).filter(([name, value]) => definition.fields?.[name]?.readOnly && value !== null && value !== undefined);
  return Object.fromEntries(given.filter(([name]) => Object.hasOwn(definition.schema.properties, name)));
}

/** Equal as JSON, whatever the order of members. */
function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map<string, Value>(Object.entries(b))];
  return Array.isArray(a) === Array.isArray(b) && left.length === right.size && left.every(([key, value]) => sameValue(value, right.get(key)));
}
