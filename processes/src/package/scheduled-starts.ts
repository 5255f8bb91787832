import type { FormDefinition } from '@onething/forms';
import { done, type Facts, type Outcome, refused } from '@onething/rules';
import { evaluateMappings } from '../execution/mapping.js';
import type { CompiledElement } from '../language/compiled-process.js';
import type { RestDay, TimerText } from '../language/timer-text.js';
import type { CompiledPackage } from './compiled-package.js';
import type { Matter } from './package.js';

/** A case that begins by the clock: of this matter, at this start event, at these times. */
export interface ScheduledStart {
  readonly matter: string;
  readonly process: string;
  readonly event: string;
  readonly time: TimerText & { readonly restDay?: RestDay };
  /** Role ports of the package whose holders may begin the matter by hand; absent: all staff. */
  readonly openedBy?: readonly string[];
}

/** Who opens it. It has no applicant. */
export const theSystem = { id: 'system', name: '系统' } as const;

/** What of a package the clock begins: timer start events of processes that a matter of the staff names, the first where several do. */
export function scheduledStarts({ package: own, processes }: Pick<CompiledPackage, 'package' | 'processes'>): readonly ScheduledStart[] {
  const matters = own.manifest.matters.filter(({ audience }) => audience === 'staff');
  return matters.filter((matter) => matters.find(({ process }) => process === matter.process) === matter).flatMap((matter) => startsOf(matter, processes));
}

function startsOf({ id: matter, process: name, openedBy }: Matter, processes: CompiledPackage['processes']): readonly ScheduledStart[] {
  const process = processes.process(name);
  return [...(process?.elements.values() ?? [])].flatMap(({ id: event, type, container, restDay, trigger: { time } }) =>
    type === 'startEvent' && container === process?.id && time && 'text' in time
      ? [{ matter, process: name, event, time: { ...time.text, ...(restDay && { restDay }) }, openedBy }]
      : [],
  );
}

/** The answers that the clock brings: what the start event's `onething:input`s say, and what the form takes where nothing is typed. */
export function answersByClock(form: FormDefinition, event: CompiledElement | undefined, facts: Facts): Outcome<Facts> {
  const defaults = Object.entries(form.schema.properties).flatMap(([name, { default: value }]) => (value === undefined ? [] : [[name, value] as const]));
  const stated = evaluateMappings(event?.inputs ?? [], facts);
  if (stated.status === 'failed') return refused(stated.code, stated.message);

  return done({ ...Object.fromEntries(defaults), ...stated.value });
}
