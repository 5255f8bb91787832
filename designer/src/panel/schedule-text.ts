/** A schedule as people choose it; anything else stays the text that it is. */
export interface Schedule {
  readonly every: 'day' | 'week' | 'month' | 'other';
  /** Weekdays 1 to 7, or days of the month. */
  readonly days: readonly number[];
  /** `08:00`. */
  readonly time: string;
  readonly text: string;
}

/** Reads a cron text; what the choices cannot say is `other`. */
export function readSchedule(text: string): Schedule {
  const match = /^(\d{1,2}) (\d{1,2}) (\*|\d{1,2}(?:,\d{1,2})*) \* (\*|\d(?:,\d)*)$/.exec(text.trim());
  const [, minute = '', hour = '', day = '', weekday = ''] = match ?? [];
  if (!match || Number(minute) > 59 || Number(hour) > 23 || (day !== '*' && weekday !== '*')) return { every: 'other', days: [], time: '08:00', text };
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (weekday !== '*') return { every: 'week', days: numbers(weekday).map((one) => (one === 0 ? 7 : one)), time, text };

  return day === '*' ? { every: 'day', days: [], time, text } : { every: 'month', days: numbers(day), time, text };
}

/** The cron text of a choice. */
export function writeSchedule({ every, days, time, text }: Schedule): string {
  if (every === 'other') return text;
  const [hour = 8, minute = 0] = time.split(':').map(Number);
  const chosen = [...new Set(days.length > 0 ? days : [1])].sort((a, b) => a - b).join(',');
  const [day, weekday] = every === 'month' ? [chosen, '*'] : every === 'week' ? ['*', chosen] : ['*', '*'];

  return `${minute} ${hour} ${day} * ${weekday}`;
}

function numbers(text: string): readonly number[] {
  return text.split(',').map(Number);
}
