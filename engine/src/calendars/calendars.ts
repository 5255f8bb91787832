import type { Outcome, YearArrangement } from '@onething/rules';
import type { Actor } from '../engine.js';

/** The working-day calendar of a tenant: which years are known, and the arrangement of a further one. */
export interface Calendars {
  /** `CALENDAR_NOT_FOUND` for those who may not see it. */
  current(by: Actor): Promise<Outcome<CalendarEntry>>;
  /**
   * Takes in the arrangement of one year as the State Council has published it. Open cases of this tenant and of those below it are
   * counted again afterwards. `CALENDAR_YEAR_INVALID` (422). The same arrangement again changes nothing.
   */
  importYear(arrangement: YearArrangement, by: Actor): Promise<Outcome<CalendarEntry>>;
}

export interface CalendarEntry {
  readonly id: string;
  readonly years: readonly number[];
  readonly importedAt?: string;
  readonly importedBy?: string;
  /** The last recount here: cases looked at, cases whose dates moved, and when it ended. */
  readonly recount?: { readonly calendar: string; readonly seen: number; readonly moved: number; readonly finishedAt?: string };
}
