import { done, refused } from '@onething/rules';
import type { ElementType } from '../../language/supported-elements.js';
import { behaviourOf } from '../behaviours/index.js';
import type { CompleteActivity } from '../command.js';
import { excludedPersons } from '../excluded-persons.js';
import { processScope } from '../facts.js';
import { proceed } from '../proceed.js';
import type { Run, WorkingScope } from '../run.js';
import type { ActivityInstance } from '../state.js';
import { type Visit, visitOf } from '../visit.js';
import { findActivity, type Handled, notExpected } from './command-handler.js';

/** A person decided, a machine answered. Also the way to settle an incident by hand, with the answer that did not come. */
export function completeActivity(run: Run, { activity: id, output, by }: CompleteActivity): Handled {
  const search = findActivity(run, id);
  if ('refusal' in search) return search.refusal;

  const { scope, activity } = search.found;
  const visit = visitOf(run, scope, activity);
  const complete = behaviourOf(visit.element.type).complete;
  if (!complete || !awaitsAnswer(activity, visit.element.type)) return notExpected(activity);

  if (by !== undefined && excludedPersons(visit).includes(by)) return personExcluded(visit);
  if (by !== undefined && visit.element.type === 'userTask') rememberDoer(run, scope, activity, by);
  proceed(visit, complete(visit, output), by);
  return done(undefined);
}

/** Asked when the answer comes: of several tasks that were opened together a person may have done one since. */
function personExcluded({ element }: Visit): Handled {
  return refused('PERSON_EXCLUDED', {
    zh: `您已办理过与“${element.name}”须由不同人员办理的环节，请由其他人办理。`,
    en: `You have done a task that must not be done by the same person as “${element.name}”; somebody else has to do it.`,
  });
}

/** An incident has no job any more, but its answer can be given by hand. */
function awaitsAnswer({ work, status, done }: ActivityInstance, type: ElementType): boolean {
  if (work?.type === 'openTask' || work?.type === 'runConnector') return true;

  return status === 'incident' && !done && answeredByHand.includes(type);
}

const answeredByHand: readonly ElementType[] = ['userTask', 'serviceTask', 'sendTask', 'intermediateThrowEvent', 'endEvent'];

function rememberDoer(run: Run, scope: WorkingScope, { id, elementId }: ActivityInstance, by: string): void {
  const process = processScope(run, scope);
  const earlier = process.doers?.[elementId] ?? [];
  process.doers = { ...process.doers, [elementId]: [...new Set([...earlier, by])] };
  for (const around of new Set([scope, process])) tellOthers(run, around, elementId, id);
}

/** Tasks that are open already and exclude who has done this one: they are no longer offered to that person. */
function tellOthers(run: Run, scope: WorkingScope, elementId: string, done: string): void {
  for (const other of scope.activities.values()) {
    if (other.id === done || other.work?.type !== 'openTask' || !run.element(scope, other.elementId).excludes.includes(elementId)) continue;

    const excluded = excludedPersons(visitOf(run, scope, other));
    run.put(scope, { ...other, work: { ...other.work, excluded } });
    run.emit({ type: 'excludePersons', activity: other.id, excluded });
  }
}
