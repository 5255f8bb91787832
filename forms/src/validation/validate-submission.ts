import type { Facts, Problem, Value } from '@onething/rules';
import type { FormDefinition } from '../definition.js';
import { type AnswerContext, answerProblems } from './answer-problems.js';
import { fieldOrder } from './compiled-form.js';
import { missingAnswer, missingPrefill } from './problem-text.js';
import { contextOf, readSent } from './sent-form.js';
import { requiredFields, visibleFields } from './visible-fields.js';

/** What came of a submission: the values to keep, or everything that is wrong with it. */
export type Submission = ValidSubmission | InvalidSubmission;

export interface ValidSubmission {
  readonly status: 'valid';
  /** Visible fields only, in canonical form, in the order people meet them. */
  readonly values: Facts;
}

export interface InvalidSubmission {
  readonly status: 'invalid';
  /** In the order people meet the fields; each place once. */
  readonly problems: readonly Problem[];
}

export interface SubmissionContext extends AnswerContext {
  /** What the registries and the sign-in gave: the only source of read-only fields. */
  readonly prefilled: Facts;
  /** What conditions may read besides the form: `params`, `case`, `applicant`, variables. */
  readonly facts?: Facts;
}

/**
 * Checks a submission with the same code in the browser and on the server: clean, then check, then keep. Unknown and read-only
 * fields are refused, hidden ones dropped, and read-only values come from the context whatever was sent.
 */
export function validateSubmission(definition: FormDefinition, submitted: unknown, context: SubmissionContext): Submission {
  const sent = readSent(definition, submitted, context);
  if (sent.refused) return { status: 'invalid', problems: sent.problems };

  const visible = visibleFields(definition, sent.values, context.facts);
  const values = pick(sent.values, visible);
  const problems = [
    ...sent.problems.filter((problem) => concerns(definition, visible, problem)),
    ...missing(definition, visible, values, context),
    ...answerProblems(definition, answersOf(definition, values), context),
  ];
  return problems.length ? { status: 'invalid', problems: inOrder(definition, problems) } : { status: 'valid', values };
}

/** A problem with a hidden field is no problem; one with a field that does not exist always is. */
function concerns(definition: FormDefinition, visible: readonly string[], { place }: Problem): boolean {
  const field = fieldOf(place);
  return visible.includes(field) || !Object.hasOwn(definition.schema.properties, field);
}

function missing(definition: FormDefinition, visible: readonly string[], values: Facts, context: SubmissionContext): readonly Problem[] {
  const required = requiredFields(definition, visible, values, context.facts);
  return visible
    .filter((name) => required.has(name) && !Object.hasOwn(values, name))
    .map((name) => {
      const at = contextOf(definition, name, context);
      return definition.fields?.[name]?.readOnly ? missingPrefill(at) : missingAnswer(at);
    });
}

/** What the registries gave is not the sender's to correct, so it is not checked. */
function answersOf(definition: FormDefinition, values: Facts): Facts {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !definition.fields?.[name]?.readOnly));
}

function pick(values: Facts, names: readonly string[]): Facts {
  return Object.fromEntries(names.flatMap((name): [string, Value][] => (Object.hasOwn(values, name) ? [[name, values[name] ?? null]] : [])));
}

function inOrder(definition: FormDefinition, problems: readonly Problem[]): readonly Problem[] {
  const order = new Map(fieldOrder(definition).map((name, i) => [name, i]));
  const rank = ({ place }: Problem) => order.get(fieldOf(place)) ?? order.size;
  return [...problems].sort((a, b) => rank(a) - rank(b));
}

function fieldOf(place: string): string {
  return place.split('/')[1] ?? '';
}
