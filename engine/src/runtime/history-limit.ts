import { type Outcome, refused } from '@onething/rules';
import type { EngineCommand } from './interpret.js';

/** Events of one case that are kept, and from when on somebody is told. */
const mostEvents = 20_000;
const manyEvents = 5000;

/** What a case may still do when its history is full: end, and wait for somebody who ends it. */
const always: ReadonlySet<string> = new Set(['cancelInstance', 'raiseIncident']);

/** `HISTORY_FULL` for a case that has happened too much; its way out is an end. */
export function historyFull(events: number, command: EngineCommand): Outcome<never> | undefined {
  if (events < mostEvents || command === 'rearm' || always.has(command.type)) return undefined;

  return refused('HISTORY_FULL', {
    zh: `办件的办理记录已达 ${events} 条，超过上限 ${mostEvents} 条，这一步没有执行；流程可能在反复循环，请终止本件并检查流程。`,
    en: `The case has ${events} events, more than the ${mostEvents} allowed, so this step was not taken. Its process may go round in circles: end the case and look at the process.`,
  });
}

/** The incident by which an operator hears of a long history; it stops nothing. */
export const historyLong = {
  code: 'HISTORY_LONG',
  activity: 'history',
  /** Told when it becomes long, and again each time so many events more have happened. */
  isReached: (before: number, after: number) => Math.floor(before / manyEvents) < Math.floor(after / manyEvents),
  message: {
    zh: `办件的办理记录超过 ${manyEvents} 条，达到 ${mostEvents} 条后将不再继续；请检查流程是否在反复循环。`,
    en: `The case has more than ${manyEvents} events and will not go on after ${mostEvents}: see whether its process goes round in circles.`,
  },
};
