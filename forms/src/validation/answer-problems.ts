import type { Facts, Message, Problem, Value } from '@onething/rules';
import type { FormDefinition, Schema } from '../definition.js';
import { findFormat } from '../formats/index.js';
import { type CompiledForm, compileForm } from './compiled-form.js';
import { formLimits } from './form-limits.js';
import { keywordProblem, type ProblemContext } from './problem-text.js';
import { escapePointer } from './unsafe-json.js';

/** Where answers are checked: the day that formats need, and the form in English where there is one, for the titles. */
export interface AnswerContext {
  readonly today: string;
  readonly english?: FormDefinition;
}

/** What is wrong with the answers themselves, one problem a place. Whether an answer has to be there is not asked here, except inside groups. */
export function answerProblems(definition: FormDefinition, answers: Facts, context: AnswerContext): readonly Problem[] {
  const form = compileForm(definition);
  const structure = structureProblems(form, definition, answers, context);
  const wrong = new Set(structure.map((problem) => problem.place));
  // A text that is too long or of the wrong type is never handed to a pattern.
  const texts = textProblems(form, definition, answers, context).filter((problem) => !wrong.has(problem.place));
  return [...structure, ...texts];
}

/** What a field is called, in both languages. An entry of a list is called what the list is. */
export function fieldTitle(definition: FormDefinition, english: FormDefinition | undefined, path: readonly string[]): Message {
  const zh = titleAt(definition, path);
  return { zh, en: english ? titleAt(english, path) : zh };
}

function titleAt(definition: FormDefinition, path: readonly string[]): string {
  const title = schemaAt(definition.schema, path)?.title;
  const isEntry = /^\d+$/.test(path.at(-1) ?? '');
  return title ?? (isEntry ? titleAt(definition, path.slice(0, -1)) : (path.at(-1) ?? ''));
}

/** The schema of the answer at a path (`['members', '0', 'idNo']`). */
export function schemaAt(schema: Schema, path: readonly string[]): Schema | undefined {
  return path.reduce<Schema | undefined>((holder, segment) => {
    const members = holder?.properties;
    return members && Object.hasOwn(members, segment) ? members[segment] : /^\d+$/.test(segment) ? holder?.items : undefined;
  }, schema);
}

function structureProblems(form: CompiledForm, definition: FormDefinition, answers: Facts, context: AnswerContext): readonly Problem[] {
  const problems = form.validator.validate(answers).errors.flatMap(({ keyword, instanceLocation, error }) => {
    const path = pathOf(instanceLocation, keyword === 'required' ? /"(.+)"/.exec(error)?.[1] : undefined);
    return keywordProblem(keyword, contextAt(definition, context, path)) ?? [];
  });
  return firstOfEachPlace(problems);
}

function textProblems(form: CompiledForm, definition: FormDefinition, answers: Facts, context: AnswerContext): readonly Problem[] {
  const visit = (schema: Schema, value: Value, path: readonly string[]): readonly Problem[] => {
    if (Array.isArray(value)) {
      const repeated = schema.uniqueItems && hasRepeated(value) ? keywordProblem('uniqueItems', contextAt(definition, context, path)) : undefined;
      return [...(repeated ? [repeated] : []), ...value.flatMap((entry, i) => visit(schema.items ?? {}, entry, [...path, String(i)]))];
    }
    if (typeof value === 'object' && value !== null) {
      return Object.entries(value).flatMap(([name, entry]) => visit(schema.properties?.[name] ?? {}, entry, [...path, name]));
    }
    const problem = textProblem(form, definition, value, schema, contextAt(definition, context, path), context);
    return problem ? [problem] : [];
  };
  return visit(definition.schema, answers, []);
}

/** Whether an entry stands there twice, in time proportional to the list: a pair at a time, thousands of entries would take seconds. */
function hasRepeated(entries: readonly Value[]): boolean {
  return new Set(entries.map((entry) => JSON.stringify(entry, inOrderOfNames))).size < entries.length;
}

/** Objects are equal whatever the order of their members. */
function inOrderOfNames(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;

  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function textProblem(
  form: CompiledForm,
  definition: FormDefinition,
  value: Value,
  schema: Schema,
  at: ProblemContext,
  { today }: AnswerContext,
): Problem | undefined {
  const format = schema.format ? findFormat(schema.format) : undefined;
  const reason = format?.check(value, { today });
  if (format && reason) return { code: 'FIELD_FORMAT', place: at.place, message: format.message(reason, at.title) };
  if (schema.pattern && typeof value === 'string' && !tooLong(schema, value) && !form.matches(schema.pattern, value)) {
    return patternProblem(definition, at);
  }
  return undefined;
}

/** Lengths are counted in characters, as people count them. */
function tooLong(schema: Schema, text: string): boolean {
  return [...text].length > (schema.maxLength ?? formLimits.textLength);
}

function patternProblem(definition: FormDefinition, { place, title }: ProblemContext): Problem {
  const settings = definition.fields?.[place.slice(1).replace(/\/\d+/g, '').replaceAll('/', '.')];
  const message = settings?.message;
  return {
    code: 'FIELD_PATTERN',
    place,
    message: message ? { zh: message, en: message } : { zh: `${title.zh}格式不正确，请核对`, en: `${title.en} is not in the right form. Please check it` },
  };
}

function contextAt(definition: FormDefinition, { english }: AnswerContext, path: readonly string[]): ProblemContext {
  return {
    place: path.map((segment) => `/${escapePointer(segment)}`).join(''),
    schema: schemaAt(definition.schema, path) ?? {},
    title: fieldTitle(definition, english, path),
  };
}

/** `#/members/0` of the validator, with the member that it missed, as a path. */
function pathOf(instanceLocation: string, missing: string | undefined): readonly string[] {
  const segments = instanceLocation
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
  return missing ? [...segments, missing] : segments;
}

function firstOfEachPlace(problems: readonly Problem[]): readonly Problem[] {
  const places = new Set<string>();
  return problems.filter(({ place }) => !places.has(place) && places.add(place));
}
