import type { MovedDue } from '@onething/processes';
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

/** What a recount has moved in a case, as its history tells it. */
export interface RecountedCase {
  readonly at: Date;
  readonly place: string;
  readonly number: string;
  readonly title: string;
  readonly data: { readonly moved?: readonly MovedDue[]; readonly due?: { readonly before: string; readonly after: string } };
}

export interface CalendarStore {
  latest(tenant: string): Promise<ImportedCalendar | undefined>;
  /** Keeps the calendar and plans a recount for the tenant and each below it, in one transaction; the same calendar again does neither. */
  add(tenant: string, calendar: Calendar, by: string, waitSeconds: number): Promise<boolean>;
  recount(tenant: string): Promise<RecountRow | undefined>;
  /** What the tenant has imported, the latest first. */
  imports(tenant: string): Promise<readonly { readonly at: Date; readonly by: string; readonly calendar: Calendar }[]>;
  /** The latest recount of the tenant and of each below it where cases were looked at, the tenant itself first. */
  recounts(tenant: string): Promise<readonly (RecountRow & { readonly place: string })[]>;
  /** What recounts have moved in the tenant and below it, the latest first. */
  moved(tenant: string): Promise<readonly RecountedCase[]>;
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

    imports: (tenant) =>
      withTenant(database, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: { at: Date; by: string; calendar: Calendar }[] }>(importsOf, [tenant]);
        return rows;
      }),

    recounts: (tenant) =>
      withTenant(database, { tenant, scope: 'subtree' }, async (t) => {
        const { rows } = await t.raw<{ rows: (RecountRow & { place: string })[] }>(recountsBelow, [tenant, tenant]);
        return rows;
      }),

    moved: (tenant) =>
      withTenant(database, { tenant, scope: 'subtree' }, async (t) => {
        const { rows } = await t.raw<{ rows: RecountedCase[] }>(movedBelow);
        return rows;
      }),

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

const importsOf = `
  select c.imported_at as at, coalesce(p.name, c.imported_by) as by, c.calendar
  from calendar c left join person p on p.tenant = c.tenant and p.id = c.imported_by
  where c.tenant = ? order by c.imported_at desc limit 20`;

const recountsBelow = `
  select * from (
    select distinct on (r.tenant) r.*, n.name as place from calendar_recount r join tenant n on n.tenant = r.tenant
    order by r.tenant, r.due_at desc) latest
  where latest.seen > 0 or latest.tenant = ? order by latest.tenant <> ?, latest.tenant limit 500`;

const movedBelow = `
  select h.at, n.name as place, c.number, c.title, h.data
  from history h join case_file c on c.tenant = h.tenant and c.id = h.instance join tenant n on n.tenant = h.tenant
  where h.type = 'clock.recounted' order by h.at desc, h.tenant, h.instance limit 200`;
