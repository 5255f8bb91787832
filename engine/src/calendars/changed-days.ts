import { addDays, type Calendar, dayKind } from '@onething/rules';
import type { DayTold, YearCompared } from './calendars.js';

/** The days of a year, and the last of December before it, that one calendar treats otherwise than the other. */
export function changedDays(before: Calendar, after: Calendar, year: number): YearCompared['days'] {
  const days: YearCompared['days'][number][] = [];
  for (let date = `${year - 1}-12-25`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    const [old, now] = [dayTold(date, before), dayTold(date, after)];
    if (old.kind !== now.kind || old.name !== now.name) days.push({ date, before: old, after: now });
  }
  return days;
}

export function dayTold(date: string, calendar: Calendar): DayTold {
  const { reason: kind, name } = dayKind(date, calendar);
  return { kind, ...(name !== undefined && { name }) };
}
