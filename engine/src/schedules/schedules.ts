import type { RestDay } from '@onething/processes';
import type { Message, Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';

/** What the clock begins, for those who answer for it. */
export interface Schedules {
  /** Here and in the tenants below. `SCHEDULE_NOT_FOUND` for those who may not see it. */
  list(by: Actor): Promise<Outcome<readonly ScheduleEntry[]>>;
  /** No case is opened in the actor's tenant until it is resumed; kept with the reason. `SCHEDULE_NOT_FOUND`. */
  pause(start: StartName, reason: string, by: Actor): Promise<Outcome<void>>;
  /** Goes on with the next time; what was missed stays missed. */
  resume(start: StartName, reason: string, by: Actor): Promise<Outcome<void>>;
}

export interface StartName {
  readonly package: string;
  readonly process: string;
  readonly event: string;
}

export interface ScheduleEntry extends StartName {
  readonly packageTitle: string;
  readonly packageTitleEn?: string;
  readonly matterTitle: string;
  readonly matterTitleEn?: string;
  /** Name of the start event. */
  readonly name: string;
  readonly times: Message;
  readonly text?: string;
  readonly restDay?: RestDay;
  readonly places: readonly SchedulePlace[];
  /** The latest cases that it opened in the actor's own tenant. */
  readonly cases: readonly { readonly id?: string; readonly number: string; readonly openedAt: string; readonly state: string }[];
  readonly mayPause: boolean;
}

export interface SchedulePlace {
  readonly place: string;
  readonly own: boolean;
  readonly dueAt: string;
  readonly opened: number;
  readonly lastAt?: string;
  readonly paused?: { readonly by: string; readonly at: string; readonly reason: string };
  readonly refusal?: Message;
}
