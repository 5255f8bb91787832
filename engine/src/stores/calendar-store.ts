import type { Calendar, DueDate } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** A calendar that a tenant has imported itself. */
export interface ImportedCalendar {
  readonly id: string;
  readonly calendar: Calendar;
  readonly imported_at: Date;
  readonly imported_by: string;
}

/** How far the open cases of a tenant are counted again. */
export interface RecountRow {
  readonly tenant: string;
  readonly calendar: string;
  readonly seen: number;
  readonly moved: number;
  readonly finished_at: Date | null;
}

/** An open case with the dates that it was told. */
export interface OpenCaseDues {
  readonly instance: string;
  readonly number: string;
  readonly title: string;
  readonly applicant: string;
  readonly due: DueDate | null;
  readonly tasks: readonly { readonly activity: string; readonly assignee: string | null; readonly due: DueDate }[];
}

export interface CalendarStore {
  latest(tenant: string): Promise<ImportedCalendar | undefined>;
  /** Keeps the calendar and plans a recount for the tenant and each below it, in one transaction; the same calendar again does neither. */
  add(tenant: string, calendar: Calendar, by: string, waitSeconds: number): Promise<boolean>;
  recount(tenant: string): Promise<RecountRow | undefined>;
  claim(seconds: number): Promise<Pick<RecountRow, 'tenant' | 'calendar'> | undefined>;
  /** The next open cases behind the last one that was looked at. */
  next(recount: Pick<RecountRow, 'tenant' | 'calendar'>, most: number): Promise<readonly OpenCaseDues[]>;
  /** Remembers how far it is, and keeps the claim. */
  advance(
    recount: Pick<RecountRow, 'tenant' | 'calendar'>,
    last: string,
    counts: { readonly seen: number; readonly moved: number },
    seconds: number,
  ): Promise<void>;
  finish(recount: Pick<RecountRow, 'tenant' | 'calendar'>): Promise<void>;
}

/** Calendars and their recounts on PostgreSQL. */
export function calendarStore(database: Knex): CalendarStore {
  return {
    latest: (tenant) => withTenant(database, tenant, (t) => t('calendar').where({ tenant }).orderBy('imported_at', 'desc').first()),

    add: (tenant, calendar, by, waitSeconds) =>
      withTenant(database, tenant, async (t) => {
        const row = { tenant, id: calendar.id, calendar: JSON.stringify(calendar), imported_by: by, imported_at: t.raw('clock_timestamp()') };
        const added: unknown[] = await t('calendar').insert(row).onConflict(['tenant', 'id']).ignore().returning('id');
        if (added.length === 0) return false;
        await t.raw('select begin_recounts(?, ?)', [calendar.id, waitSeconds]);
        const audit = { tenant, id: t.raw('gen_random_uuid()'), at: t.raw('onething_now()'), actor: by, action: 'calendar.import', subject: calendar.id };
        await t('audit').insert(audit);
        return true;
      }),

    recount: (tenant) => withTenant(database, tenant, (t) => t('calendar_recount').where({ tenant }).orderBy('due_at', 'desc').first()),

    async claim(seconds) {
      const { rows } = await database.raw<{ rows: Pick<RecountRow, 'tenant' | 'calendar'>[] }>('select * from claim_recounts(?)', [seconds]);
      return rows[0];
    },

    next: ({ tenant, calendar }, most) =>
      withTenant(database, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: OpenCaseDues[] }>(openCases, [tenant, calendar, most]);
        return rows;
      }),

    advance: ({ tenant, calendar }, last, { seen, moved }, seconds) =>
      withTenant(database, tenant, async (t) => {
        await t('calendar_recount')
          .where({ tenant, calendar })
          .update({
            after_instance: last,
            seen: t.raw('seen + ?', [seen]),
            moved: t.raw('moved + ?', [moved]),
            claimed_until: t.raw('clock_timestamp() + make_interval(secs => ?)', [seconds]),
          });
      }),

    finish: ({ tenant, calendar }) =>
      withTenant(database, tenant, async (t) => {
        await t('calendar_recount')
          .where({ tenant, calendar })
          .update({ finished_at: t.raw('clock_timestamp()') });
      }),
  };
}

const openCases = `
  select i.id as instance, c.number, c.title, c.applicant, c.due,
    coalesce((select json_agg(json_build_object('activity', k.activity, 'assignee', k.assignee, 'due', k.due)) from task k
              where k.tenant = i.tenant and k.instance = i.id and k.status in ('open', 'claimed') and k.due is not null), '[]') as tasks
  from instance i join case_file c on c.tenant = i.tenant and c.id = i.id
  join calendar_recount r on r.tenant = i.tenant
  where i.tenant = ? and r.calendar = ? and i.status = 'running' and (r.after_instance is null or i.id > r.after_instance)
  order by i.id limit ?`;
