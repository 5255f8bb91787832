import { factsAt, processScope } from './facts.js';
import { isRecord } from './limit-value.js';
import { evaluateKnown } from './mapping.js';
import { textsOf } from './texts-of.js';
import type { Visit } from './visit.js';

/**
 * Four eyes: whoever did one of the tasks named by `onething:excludes` (for a start event whoever opened the case: the second
 * person of a correction), and whoever `onething:excludedPersons` calculates. A task that names itself gives nobody two votes.
 */
export function excludedPersons(visit: Visit): readonly string[] {
  const { run, scope, element } = visit;
  const doers = processScope(run, scope).doers ?? {};
  const named = element.excludes.flatMap((id) => (run.element(scope, id).type === 'startEvent' ? openerOf(run.context.facts) : (doers[id] ?? [])));
  return [...new Set([...named, ...calculated(visit)])];
}

function openerOf({ applicant = null }: Visit['run']['context']['facts']): readonly string[] {
  return isRecord(applicant) && typeof applicant.id === 'string' ? [applicant.id] : [];
}

/** A list that is not known has stopped the task before it was opened. */
function calculated(visit: Visit): readonly string[] {
  const { excludedPersons: expression } = visit.element;
  const persons = expression && evaluateKnown(expression, factsAt(visit));
  return persons?.status === 'value' ? textsOf(persons.value) : [];
}
