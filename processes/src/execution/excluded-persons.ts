import { processScope } from './facts.js';
import { isRecord } from './limit-value.js';
import type { Visit } from './visit.js';

/**
 * Four eyes: whoever did one of the tasks named by `onething:excludes`; for a start event whoever opened the case (the second
 * person of a correction). A task that names itself gives nobody two votes.
 */
export function excludedPersons({ run, scope, element }: Visit): readonly string[] {
  const doers = processScope(run, scope).doers ?? {};
  return [...new Set(element.excludes.flatMap((id) => (run.element(scope, id).type === 'startEvent' ? openerOf(run.context.facts) : (doers[id] ?? []))))];
}

function openerOf({ applicant = null }: Visit['run']['context']['facts']): readonly string[] {
  return isRecord(applicant) && typeof applicant.id === 'string' ? [applicant.id] : [];
}
