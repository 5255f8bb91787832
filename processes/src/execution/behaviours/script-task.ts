import type { Value } from '@onething/rules';
import { factsAt } from '../facts.js';
import { isRecord } from '../limit-value.js';
import { evaluateKnown } from '../mapping.js';
import { completed, failed, type Progress } from '../progress.js';
import type { Visit } from '../visit.js';
import type { Behaviour } from './behaviour.js';

/** Calculates one expression: its value goes to `onething:result`, or an object's fields become variables. Never code. */
export const scriptTask: Behaviour = { type: 'scriptTask', start: calculate };

function calculate(visit: Visit): Progress {
  if (!visit.element.script) return completed();

  const calculated = evaluateKnown(visit.element.script, factsAt(visit));
  return calculated.status === 'failed' ? calculated : keep(visit, calculated.value);
}

function keep({ element }: Visit, value: Value): Progress {
  if (element.result !== undefined) return completed({ [element.result]: value });
  if (isRecord(value)) return completed(value);

  return failed('RESULT_NOT_NAMED', {
    zh: `“${element.name}”的结果没有指定变量名（onething:result）。`,
    en: `“${element.name}” does not name a variable for its result (onething:result).`,
  });
}
