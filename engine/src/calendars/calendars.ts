import type { DayKind, Outcome, YearArrangement } from '@onething/rules';
import type { Actor } from '../engine.js';

type DayReason = DayKind['reason'];

/** The working-day calendar of a tenant: which years are known, and the arrangement of a further one. */
export interface Calendars {
  /** `CALENDAR_NOT_FOUND` for those who may not see it. */
  current(by: Actor): Promise<Outcome<CalendarEntry>>;
  /**
   * Takes in the arrangement of one year as the State Council has published it. Open cases of this tenant and of those below it are
   * counted again afterwards. `CALENDAR_YEAR_INVALID` (422). The same arrangement again changes nothing.
   */
  importYear(arrangement: YearArrangement, by: Actor): Promise<Outcome<CalendarEntry>>;
  /** What an arrangement would change, day by day; nothing is kept. `CALENDAR_YEAR_INVALID`. */
  compareYear(arrangement: YearArrangement, by: Actor): Promise<Outcome<YearCompared>>;
  /** Dates that recounts have moved here and below, the latest 200. */
  moved(by: Actor): Promise<Outcome<readonly MovedDate[]>>;
}

export interface YearCompared {
  readonly year: number;
  readonly days: readonly { readonly date: string; readonly before: DayTold; readonly after: DayTold }[];
}

/** What a day is, with the name of the holiday. */
export interface DayTold {
  readonly kind: DayReason;
  readonly name?: string;
}

export interface MovedDate {
  readonly at: string;
  readonly place: string;
  readonly caseNumber: string;
  readonly title: string;
  /** Of a task or a timer; absent for the promised day of the case. */
  readonly name?: string;
  /** Civil days. */
  readonly before: string;
  readonly after: string;
  /** Days between them that are worked now and were not, or the other way round. */
  readonly because: readonly { readonly date: string; readonly kind: DayReason; readonly name?: string }[];
}

export interface CalendarEntry {
  readonly id: string;
  readonly years: readonly number[];
  readonly importedAt?: string;
  readonly importedBy?: string;
  readonly known: readonly { readonly year: number; readonly holidays: number; readonly makeUpDays: number }[];
  readonly imports: readonly { readonly at: string; readonly by: string; readonly years: readonly number[] }[];
  /** Recounts here and below that belong to the calendar in force. */
  readonly recounts: readonly { readonly place: string; readonly seen: number; readonly moved: number; readonly finishedAt?: string }[];
  /** The last recount here: cases looked at, cases whose dates moved, and when it ended. */
  readonly recount?: { readonly calendar: string; readonly seen: number; readonly moved: number; readonly finishedAt?: string };
}
