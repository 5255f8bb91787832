import type { Occurrence, ScheduledStart } from '@onething/processes';
import type { Facts } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** What the clock begins in a tenant next. */
export interface ArmedStart extends ScheduledStart {
  readonly release: string;
  readonly rule: Occurrence['rule'];
  readonly dueAt: Date;
}

/** An armed start that is due, held for a while by who claimed it. */
export interface ClaimedStart extends ArmedStart {
  readonly tenant: string;
  readonly package: string;
  /** The installation's time at the claim. */
  readonly now: Date;
}

/** A package whose starts are to be armed again in a tenant and below it. */
export interface Arming {
  readonly tenant: string;
  readonly package: string;
  readonly asked: number;
}

/** What is to be armed, from the starts of the release in force and from what is armed already. */
export type PlanArming = (starts: readonly (ScheduledStart & { readonly release: string })[], armed: readonly ArmedStart[], now: Date) => readonly ArmedStart[];

export interface ScheduleStore {
  claimArming(seconds: number): Promise<Arming | undefined>;
  /** Forgets the arming, unless it was asked again meanwhile. */
  finishArming(arming: Arming): Promise<void>;
  /** The tenant and all below it. */
  subtree(tenant: string): Promise<readonly string[]>;
  /** Reads what is in force and arms it in one transaction, one arming of a package after the other. */
  arm(tenant: string, packageId: string, plan: PlanArming): Promise<void>;
  claim(seconds: number): Promise<ClaimedStart | undefined>;
  /** Whether somebody has paused it in its tenant. */
  isPaused(claimed: ClaimedStart): Promise<boolean>;
  /** Waits for the next time, or is over. Whoever armed it anew meanwhile keeps what they armed. */
  goOn(claimed: ClaimedStart, next: Occurrence | undefined, refusal?: Facts): Promise<void>;
  /** Whether somebody in the tenant could begin it by hand. */
  isAtWork(tenant: string, packageId: string, openedBy: readonly string[] | undefined): Promise<boolean>;
}

/** Scheduled starts on PostgreSQL. */
export function scheduleStore(database: Knex): ScheduleStore {
  return {
    async claimArming(seconds) {
      const { rows } = await database.raw<{ rows: Arming[] }>('select * from claim_arming(?)', [seconds]);
      return rows[0];
    },

    async finishArming({ tenant, package: id, asked }) {
      await withTenant(database, tenant, async (t) => {
        const own = t('start_arming').where({ tenant, package: id });
        const finished = await own.clone().where({ asked }).delete();
        if (finished === 0) await own.update({ claimed_until: null });
      });
    },

    subtree: (tenant) =>
      withTenant(database, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: { codes: string[] }[] }>('select onething_subtree() as codes');
        return rows[0]?.codes ?? [];
      }),

    arm: (tenant, id, plan) =>
      withTenant(database, tenant, async (t) => {
        await t.raw('select pg_advisory_xact_lock(hashtext(?))', [`arm ${tenant} ${id}`]);
        const { rows: starts } = await t.raw<{ rows: StartRow[] }>(startsInForce, [id]);
        const armed: ArmedRow[] = await t('scheduled_start').where({ tenant, package: id }).forUpdate();
        const wanted = plan(starts.map(startOf), armed.map(armedOf), await nowOf(t));
        await t('scheduled_start').where({ tenant, package: id }).delete();
        if (wanted.length > 0) await t('scheduled_start').insert(wanted.map((one) => rowOf(tenant, id, one)));
      }),

    async claim(seconds) {
      const { rows } = await database.raw<{ rows: StartKey[] }>('select * from claim_scheduled_start(?)', [seconds]);
      const [key] = rows;
      if (!key) return undefined;

      return withTenant(database, key.tenant, async (t) => {
        const row: ArmedRow | undefined = await t('scheduled_start')
          .where({ ...key })
          .first();
        return row && { ...armedOf(row), tenant: key.tenant, package: key.package, now: await nowOf(t) };
      });
    },

    isPaused: ({ tenant, package: id, process, event }) =>
      withTenant(database, tenant, async (t) => (await t('start_pause').where({ tenant, package: id, process, event }).first('tenant')) !== undefined),

    goOn: ({ tenant, package: id, process, event, dueAt }, next, refusal) =>
      withTenant(database, tenant, async (t) => {
        const own = t('scheduled_start').where({ tenant, package: id, process, event, due_at: dueAt });
        const refused = refusal ? JSON.stringify(refusal) : null;
        if (next) await own.update({ due_at: next.due, rule: JSON.stringify(next.rule), claimed_until: null, refusal: refused });
        else await own.delete();
      }),

    isAtWork: (tenant, id, openedBy) =>
      withTenant(database, tenant, async (t) => {
        const ports = openedBy ? openedBy.map((port) => `${id}/${port}`) : null;
        const { rows } = await t.raw<{ rows: { works: boolean }[] }>(atWork, [tenant, ports, ports]);
        return rows[0]?.works === true;
      }),
  };
}

/** Keeps what the clock begins in a release, and asks for the arming of its package; part of the transaction that puts it in force. */
export async function keepStarts(t: Knex.Transaction, { tenant, hash, package: id }: KeptRelease, starts: readonly ScheduledStart[]): Promise<void> {
  const rows = starts.map(({ process, event, matter, openedBy, time }) => ({
    ...{ tenant, release: hash, process, event, matter, opened_by: openedBy ? [...openedBy] : null, time: JSON.stringify(time) },
  }));
  if (rows.length > 0) await t('release_start').insert(rows);
  await askArming(t, tenant, id);
}

/** Nothing is asked for a package that never had anything for the clock to begin. */
export async function askArming(t: Knex.Transaction, tenant: string, id: string): Promise<void> {
  await t.raw(
    `insert into start_arming as a (tenant, package) select ?, ?
     where exists (select from release_start s join release r on r.tenant = s.tenant and r.hash = s.release where r.package = ?)
     on conflict (tenant, package) do update set asked = a.asked + 1, claimed_until = null`,
    [tenant, id, id],
  );
}

interface KeptRelease {
  readonly tenant: string;
  readonly hash: string;
  readonly package: string;
}

interface StartKey {
  readonly tenant: string;
  readonly package: string;
  readonly process: string;
  readonly event: string;
}

interface StartRow {
  readonly release: string;
  readonly process: string;
  readonly event: string;
  readonly matter: string;
  readonly opened_by: string[] | null;
  readonly time: ScheduledStart['time'];
}

interface ArmedRow extends StartRow {
  readonly rule: Occurrence['rule'];
  readonly due_at: Date;
}

function startOf({ opened_by, release, process, event, matter, time }: StartRow) {
  return { release, process, event, matter, time, openedBy: opened_by ?? undefined };
}

function armedOf(row: ArmedRow): ArmedStart {
  return { ...startOf(row), rule: row.rule, dueAt: row.due_at };
}

function rowOf(tenant: string, id: string, { release, process, event, matter, openedBy, time, rule, dueAt }: ArmedStart) {
  const key = { tenant, package: id, process, event };
  return { ...key, release, matter, opened_by: openedBy ? [...openedBy] : null, time: JSON.stringify(time), rule: JSON.stringify(rule), due_at: dueAt };
}

async function nowOf(t: Knex.Transaction): Promise<Date> {
  const { rows } = await t.raw<{ rows: { now: Date }[] }>('select onething_now() as now');
  return rows[0]?.now ?? new Date(Number.NaN);
}

const startsInForce = `
  select s.* from (
    select p.tenant, p.release from publication p, (select onething_ancestors() as codes) line
    where p.package = ? order by array_position(line.codes, p.tenant) desc, p.position desc limit 1) f
  join release_start s on s.tenant = f.tenant and s.release = f.release`;

const atWork = `
  select exists (
    select from appointment a, (select (onething_now() at time zone 'Asia/Shanghai')::date as day) today
    where a.tenant = ? and a.valid_from <= today.day and (a.valid_to is null or a.valid_to >= today.day)
      and case when ?::text[] is null then a.role = 'clerk' else exists (select from unnest(a.ports) held where split_part(held, '@', 1) = any (?::text[])) end
  ) as works`;
