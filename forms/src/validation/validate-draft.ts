import type { Problem } from '@onething/rules';
import type { FormDefinition } from '../definition.js';
import { answerProblems } from './answer-problems.js';
import { readSent } from './sent-form.js';
import type { Submission, SubmissionContext } from './validate-submission.js';

/**
 * Checks the changed fields of a draft. A draft may be incomplete and half typed (`138…` is kept, or a lost connection would cost
 * it), but it may carry nothing else: unknown and read-only fields, wrong types and oversized answers are refused. Hidden fields
 * stay, for when they are shown again; a field sent blank is `null` in the values: clear it.
 */
export function validateDraft(definition: FormDefinition, changed: unknown, context: SubmissionContext): Submission {
  const sent = readSent(definition, changed, context);
  if (sent.refused) return { status: 'invalid', problems: sent.problems };

  const own = Object.fromEntries(Object.entries(sent.values).filter(([name]) => !definition.fields?.[name]?.readOnly));
  const problems = [...sent.problems, ...answerProblems(definition, own, context).filter(isUnfit)];
  if (problems.length) return { status: 'invalid', problems };

  return { status: 'valid', values: { ...own, ...Object.fromEntries(sent.cleared.map((name) => [name, null])) } };
}

/** What would not even do as a draft. */
function isUnfit({ code }: Problem): boolean {
  return code === 'FIELD_TYPE' || code === 'FIELD_TOO_LONG' || code === 'TOO_MANY_ENTRIES';
}
