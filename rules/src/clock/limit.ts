/** A statutory or promised period. A civil law limit always states its unit (行政许可法 art. 82: working days). */
export interface Limit {
  readonly value: number;
  readonly unit: LimitUnit;
  /** Part of the period, 0–1: a warning at 80 % is `share: 0.8`. */
  readonly share?: number;
}

export type LimitUnit = 'workday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second';

/** Official working-day arrangement of one or more years. Dates are civil dates as text. */
export interface Calendar {
  readonly id: string;
  /** Years whose official arrangement is known; beyond them a date is provisional. */
  readonly years: readonly number[];
  /** Off days (放假), date → name. */
  readonly holidays: Readonly<Record<string, string>>;
  /** Weekend days that are worked (调休上班). */
  readonly makeUpDays: readonly string[];
}

/** Time that the law does not count (行政许可法 art. 45), or a pause for 补正; ends inclusive, the union is excluded. */
export interface ExcludedPeriod {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** A due date that explains itself day by day. */
export interface DueDate {
  /** The last civil day, `YYYY-MM-DD`. */
  readonly date: string;
  /** The instant it ends (24:00 +08:00 of that day, or the exact instant for hours and shorter), RFC 3339. */
  readonly at: string;
  /** True when a needed year of the calendar is not published yet. */
  readonly provisional: boolean;
  readonly calendar: string;
  readonly days: readonly CountedDay[];
}

export interface CountedDay {
  readonly date: string;
  readonly counted: boolean;
  readonly reason: 'workday' | 'make-up' | 'weekend' | 'holiday' | 'excluded' | 'day' | 'start';
  readonly name?: string;
}
