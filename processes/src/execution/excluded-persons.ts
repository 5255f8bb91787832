import { processScope } from './facts.js';
import type { Visit } from './visit.js';

/** Four eyes: whoever did one of the tasks named by `onething:excludes`. A task that names itself gives nobody two votes. */
export function excludedPersons({ run, scope, element }: Visit): readonly string[] {
  const doers = processScope(run, scope).doers ?? {};
  return [...new Set(element.excludes.flatMap((id) => doers[id] ?? []))];
}
