import type { Facts } from '@onething/rules';
import { excludedPersons } from '../excluded-persons.js';
import { caseFacts, factsAt } from '../facts.js';
import { evaluateMappings } from '../mapping.js';
import { completed, failed, type Progress } from '../progress.js';
import { textsOf } from '../texts-of.js';
import type { Visit } from '../visit.js';
import type { Behaviour } from './behaviour.js';

/** Runs another process in a scope of its own: it sees only the inputs, and only the outputs come back. */
export const callActivity: Behaviour = { type: 'callActivity', start: call, complete: takeOutputs };

function call(visit: Visit): Progress {
  const { run, scope, element } = visit;
  const processId = run.definitions.qualify(element.calledElement ?? '', scope.processId);
  const process = run.definitions.process(processId);
  const starts = process?.containers.get(process.id)?.starts ?? [];
  if (!process || starts.length === 0) return notFound(element.name, processId);

  const input = evaluateMappings(element.inputs, factsAt(visit));
  if (input.status === 'failed') return input;

  const variables = { ...input.value, ...excludedOf(visit, input.value) };
  return { status: 'entered', processId, kind: 'process', variables, begin: starts.map((elementId) => ({ elementId })) };
}

/** Four eyes beyond a process: the doers of the named tasks join those whom the input `excluded` names. */
function excludedOf(visit: Visit, { excluded = [] }: Facts): Facts {
  return visit.element.excludes.length === 0 ? {} : { excluded: [...new Set([...textsOf(excluded), ...excludedPersons(visit)])] };
}

function notFound(name: string, processId: string): Progress {
  return failed('CALLED_PROCESS_NOT_FOUND', {
    zh: `“${name}”要调用的流程“${processId}”不在发布版中，或没有普通开始事件。`,
    en: `The process “${processId}” called by “${name}” is not in the release or has no none start event.`,
  });
}

/** Outputs are read from the variables of the called process, which shares nothing else with its caller. */
function takeOutputs(visit: Visit, variables: Facts): Progress {
  const kept = evaluateMappings(visit.element.outputs, { ...variables, ...caseFacts(visit.run) });
  return kept.status === 'failed' ? kept : completed(kept.value);
}
