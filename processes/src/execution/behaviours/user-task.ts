import type { Facts, Value } from '@onething/rules';
import type { Expression } from '../../language/expression.js';
import { portsAtPlace } from '../../ports.js';
import type { OpenTask } from '../effect.js';
import { excludedPersons } from '../excluded-persons.js';
import { factsAt } from '../facts.js';
import { readLimit } from '../limit-value.js';
import { evaluateKnown, evaluateMappings, type Result } from '../mapping.js';
import { completed, type Progress, waiting } from '../progress.js';
import { readSupplement } from '../supplement-value.js';
import { textsOf } from '../texts-of.js';
import { type Visit, workOf } from '../visit.js';
import type { Behaviour } from './behaviour.js';

/** Work for a person: opens a task with its form, who may and who must not do it, and until when. */
export const userTask: Behaviour = { type: 'userTask', start: openTask, complete: keepAnswers };

function openTask(visit: Visit): Progress {
  const facts = factsAt(visit);
  const input = evaluateMappings(visit.element.inputs, facts);
  if (input.status === 'failed') return input;
  const assignee = optional(visit.element.assignee, facts);
  if (assignee.status === 'failed') return assignee;
  const given = optional(visit.element.candidatesFrom, facts);
  if (given.status === 'failed') return given;
  const place = optional(visit.element.place, facts);
  if (place.status === 'failed') return place;
  const excluded = optional(visit.element.excludedPersons, facts);
  if (excluded.status === 'failed') return excluded;
  const due = optional(visit.element.due, facts);
  if (due.status === 'failed') return due;
  const limit = due.value === undefined ? undefined : readLimit(due.value);
  if (limit?.status === 'failed') return limit;
  const asked = optional(visit.element.supplements, facts);
  if (asked.status === 'failed') return asked;
  const supplement = asked.value === undefined ? undefined : readSupplement(asked.value);
  if (supplement?.status === 'failed') return supplement;

  return waiting({
    ...taskOf(visit, input.value),
    candidates: portsAtPlace(given.value === undefined ? visit.element.candidates : textsOf(given.value), place.value),
    ...(given.value === undefined ? {} : { candidatesOfCase: true }),
    ...(assignee.value === undefined ? {} : { assignee: String(assignee.value) }),
    ...(limit ? { due: limit.value } : {}),
    ...(supplement ? { supplement: supplement.value, form: supplement.value.form } : {}),
  });
}

function optional(expression: Expression | undefined, facts: Facts): Result<Value | undefined> {
  return expression ? evaluateKnown(expression, facts) : { status: 'value', value: undefined };
}

function taskOf(visit: Visit, input: Facts): OpenTask {
  const { element } = visit;
  const form = element.form === undefined ? {} : { form: element.form };
  const suspends = element.suspends === undefined ? {} : { suspends: element.suspends };
  return {
    type: 'openTask',
    ...workOf(visit),
    name: element.name,
    ...form,
    candidates: element.candidates,
    excluded: excludedPersons(visit),
    input,
    ...suspends,
  };
}

/** Mapped outputs where there are any, else the whole form: flat, or as one object under `onething:result`. */
function keepAnswers(visit: Visit, output: Facts): Progress {
  const { outputs, result } = visit.element;
  if (outputs.length === 0) return completed(result === undefined ? output : { [result]: output });

  const kept = evaluateMappings(outputs, { ...factsAt(visit), ...output });
  return kept.status === 'failed' ? kept : completed(kept.value);
}
