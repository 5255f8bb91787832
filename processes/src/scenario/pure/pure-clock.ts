import { addDays, addWorkingDays, type Calendar, civilDateOf, formatInstant, readInstant } from '@onething/rules';
import type { Advance } from '../scenario-backend.js';

/** The virtual clock of a rehearsal: it stands still until somebody moves it forward. */
export class PureClock {
  private at: number;

  constructor(
    start: string,
    readonly calendar: Calendar,
  ) {
    this.at = millisecondsOf(start);
  }

  get now(): string {
    return formatInstant(this.at);
  }

  get milliseconds(): number {
    return this.at;
  }

  /** Never back: what has happened stays happened. */
  moveTo(at: number): void {
    this.at = Math.max(this.at, at);
  }

  /** The instant that an `advance` step means: the same time of day, some days later. */
  target({ workdays = 0, days = 0, hours = 0, to }: Advance): number {
    if (to !== undefined) return millisecondsOf(to);

    const date = civilDateOf(this.now);
    const workday = addWorkingDays(date, workdays, this.calendar);
    if (!workday.ok) throw new RangeError(workday.message.en);
    const day = addDays(workday.value, days);
    return millisecondsOf(this.now.replace(date, day)) + hours * 3_600_000;
  }
}

/** Milliseconds of RFC 3339 text that was checked before. */
export function millisecondsOf(text: string): number {
  const at = readInstant(text);
  if (at === undefined) throw new RangeError(`"${text}" is not an instant`);
  return at;
}
