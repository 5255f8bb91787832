import { done, type Facts, refused } from '@onething/rules';
import { armEvent } from '../arm.js';
import type { StartInstance } from '../command.js';
import { containerIn, type ProcessSet } from '../process-set.js';
import { type Run, rootScope } from '../run.js';
import type { Handled } from './command-handler.js';

/** Opens the root scope and puts a token at the none start event, or at the start event that happened. */
export function startInstance(run: Run, { processId, variables, startEvent, occurrence }: StartInstance): Handled {
  const starts = startsOf(run.definitions, processId, startEvent);
  if (starts.length === 0) return noStart(processId, startEvent);

  const root = run.openScope({ id: rootScope, processId, kind: 'process', variables });
  run.tell('instance.started', root, { data: { variables, ...(occurrence && { startEvent, occurrence }) } });
  for (const { start } of containerIn(run.definitions, root).eventSubProcesses) armEvent(run, root, start, 'eventSubProcess');
  const happened: { happened?: Facts } = startEvent === undefined ? {} : { happened: {} };
  for (const elementId of starts) run.push({ scope: rootScope, elementId, ...happened });
  return done(undefined);
}

function startsOf(definitions: ProcessSet, processId: string, startEvent: string | undefined): readonly string[] {
  const process = definitions.process(processId);
  const container = process?.containers.get(process.id);
  if (startEvent === undefined) return container?.starts ?? [];

  const element = process?.elements.get(startEvent);
  const begins = element?.container === process?.id && (element?.type === 'startEvent' || element?.instantiate === true);
  return begins ? [startEvent] : [];
}

function noStart(processId: string, startEvent: string | undefined): Handled {
  const at =
    startEvent === undefined
      ? { zh: '没有普通开始事件', en: 'no none start event' }
      : { zh: `没有开始事件“${startEvent}”`, en: `no start event “${startEvent}”` };
  return refused('START_NOT_POSSIBLE', {
    zh: `流程“${processId}”不在发布版中，或${at.zh}。`,
    en: `The process “${processId}” is not in the release or has ${at.en}.`,
  });
}
