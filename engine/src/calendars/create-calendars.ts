import { createHash } from 'node:crypto';
import { type Calendar, chinaCalendar, done, formatInstant, importYear, type Outcome, refused, type YearArrangement } from '@onething/rules';
import type { Actor } from '../engine.js';
import { may } from '../identity/permissions.js';
import type { CalendarStore } from '../stores/calendar-store.js';
import type { CalendarEntry, Calendars } from './calendars.js';
import { changedDays } from './changed-days.js';
import { movedDates } from './moved-dates.js';

export interface CalendarParts {
  readonly store: CalendarStore;
  /** The calendar in force for a tenant: its own, its ancestors', else the national one. */
  readonly inForce: (tenant: string) => Promise<Calendar>;
  /** Seconds until open cases are counted again: longer than any node believes what it has read. */
  readonly waitSeconds?: number;
}

/** Calendars over their store. */
export function createCalendars({ store, inForce, waitSeconds = 90 }: CalendarParts): Calendars {
  return {
    current: async (by) => (may(by, 'calendars.read') ? done(await entryOf(by, await newest(by.tenant))) : notFound),

    async importYear(arrangement, by) {
      if (!may(by, 'calendars.import')) return notFound;
      const before = await newest(by.tenant);
      const imported = importYear(before, arrangement, idOf(before, arrangement));
      if (!imported.ok) return imported;
      const same = holdsAlready(before, imported.value);
      if (!same) await store.add(by.tenant, imported.value, by.person, waitSeconds);

      return done(await entryOf(by, same ? before : imported.value));
    },

    async compareYear(arrangement, by) {
      if (!may(by, 'calendars.import')) return notFound;
      const before = await newest(by.tenant);
      const imported = importYear(before, arrangement, before.id);
      return imported.ok ? done({ year: arrangement.year, days: changedDays(before, imported.value, arrangement.year) }) : imported;
    },

    async moved(by) {
      if (!may(by, 'calendars.read')) return notFound;
      const [now, before] = [await newest(by.tenant), (await store.imports(by.tenant))[1]?.calendar ?? chinaCalendar];
      return done((await store.moved(by.tenant)).flatMap((row) => movedDates(row, before, now)));
    },
  };

  /** What this tenant imported last stands before what another node still remembers. */
  async function newest(tenant: string): Promise<Calendar> {
    return (await store.latest(tenant))?.calendar ?? inForce(tenant);
  }

  async function entryOf(by: Actor, { id, years, holidays, makeUpDays }: Calendar): Promise<CalendarEntry> {
    const [kept, recount] = [await store.latest(by.tenant), await store.recount(by.tenant)];
    return {
      id,
      years,
      known: years.map((year) => ({ year, holidays: daysOf(Object.keys(holidays), year), makeUpDays: daysOf(makeUpDays, year) })),
      imports: (await store.imports(by.tenant)).map(({ at, by: name, calendar }) => ({ at: formatInstant(at.getTime()), by: name, years: calendar.years })),
      recounts: (await store.recounts(by.tenant)).map(({ place, seen, moved, finished_at: at }) => ({
        ...{ place, seen, moved },
        ...(at && { finishedAt: formatInstant(at.getTime()) }),
      })),
      ...(kept && { importedAt: formatInstant(kept.imported_at.getTime()), importedBy: kept.imported_by }),
      ...(recount && {
        recount: {
          ...{ calendar: recount.calendar, seen: recount.seen, moved: recount.moved },
          ...(recount.finished_at && { finishedAt: formatInstant(recount.finished_at.getTime()) }),
        },
      }),
    };
  }
}

function daysOf(dates: readonly string[], year: number): number {
  return dates.filter((date) => date.startsWith(`${year}-`)).length;
}

/** Named by its years and by what stands in it, because every due date names the calendar that it was counted with. */
function idOf({ id, years }: Calendar, arrangement: YearArrangement): string {
  const known = [...years, arrangement.year];
  const digest = createHash('sha256')
    .update(`${id} ${canonical(arrangement)}`)
    .digest('hex')
    .slice(0, 8);

  return `cn-${Math.min(...known)}-${Math.max(...known)}-${digest}`;
}

function canonical({ year, holidays, makeUpDays }: YearArrangement): string {
  return JSON.stringify([year, Object.entries(holidays).sort(), [...makeUpDays].sort()]);
}

function holdsAlready(before: Calendar, after: Calendar): boolean {
  const content = ({ years, holidays, makeUpDays }: Calendar) => JSON.stringify([years, Object.entries(holidays).sort(), [...makeUpDays].sort()]);
  return content(before) === content(after);
}

const notFound: Outcome<never> = refused('CALENDAR_NOT_FOUND', { zh: '没有可查看的工作日历。', en: 'There is no calendar to be seen here.' });
