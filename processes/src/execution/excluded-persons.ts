import { factsAt, processScope } from './facts.js';
import { evaluateKnown } from './mapping.js';
import { textsOf } from './texts-of.js';
import type { Visit } from './visit.js';

/**
 * Four eyes: whoever did one of the tasks named by `onething:excludes`, and whoever `onething:excludedPersons` calculates. A
 * task that names itself gives nobody two votes.
 */
export function excludedPersons(visit: Visit): readonly string[] {
  const { run, scope, element } = visit;
  const doers = processScope(run, scope).doers ?? {};
  return [...new Set([...element.excludes.flatMap((id) => doers[id] ?? []), ...calculated(visit)])];
}

/** A list that is not known has stopped the task before it was opened. */
function calculated(visit: Visit): readonly string[] {
  const { excludedPersons: expression } = visit.element;
  const persons = expression && evaluateKnown(expression, factsAt(visit));
  return persons?.status === 'value' ? textsOf(persons.value) : [];
}
