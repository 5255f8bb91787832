import type { ScheduledStart } from '@onething/processes';
import type { Message } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** A start that is armed in a tenant, as people look at it. */
export interface StartRow {
  readonly tenant: string;
  readonly place: string;
  readonly package: string;
  readonly process: string;
  readonly event: string;
  readonly release: string;
  readonly matter: string;
  readonly time: ScheduledStart['time'];
  readonly due_at: Date;
  readonly refusal: { readonly message: Message } | null;
  readonly reason: string | null;
  readonly paused_by_name: string | null;
  readonly paused_at: Date | null;
  readonly opened: number;
  readonly last_at: Date | null;
}

interface StartKey {
  readonly package: string;
  readonly process: string;
  readonly event: string;
}

interface OpenedCase {
  readonly id: string;
  readonly number: string;
  readonly opened_at: Date;
  readonly state: string;
}

/** What the clock begins, its pauses, and the cases that it opened. */
export function startStore(app: Knex) {
  return {
    list: (tenant: string): Promise<readonly StartRow[]> =>
      withTenant(app, { tenant, scope: 'subtree' }, async (t) => {
        const { rows } = await t.raw<{ rows: StartRow[] }>(startsBelow, [tenant]);
        return rows;
      }),

    isArmed: (tenant: string, start: StartKey): Promise<boolean> =>
      withTenant(
        app,
        tenant,
        async (t) =>
          (await t('scheduled_start')
            .where({ tenant, ...start })
            .first('tenant')) !== undefined,
      ),

    cases: (tenant: string, id: string, process: string): Promise<readonly OpenedCase[]> =>
      withTenant(app, tenant, (t) =>
        t('case_file')
          .where({ tenant, applicant: 'system', package: id, process })
          .orderBy('opened_at', 'desc')
          .limit(10)
          .select('id', 'number', 'opened_at', 'state'),
      ),

    pause: (tenant: string, start: StartKey, reason: string, by: { readonly id: string; readonly name: string }): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        const row = { tenant, ...start, reason, paused_by: by.id, paused_by_name: by.name, at: t.raw('onething_now()') };
        await t('start_pause').insert(row).onConflict(['tenant', 'package', 'process', 'event']).ignore();
        await keepTrace(t, tenant, 'schedule.pause', start, reason, by.id);
      }),

    resume: (tenant: string, start: StartKey, reason: string, by: { readonly id: string }): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        await t('start_pause')
          .where({ tenant, ...start })
          .delete();
        await keepTrace(t, tenant, 'schedule.resume', start, reason, by.id);
      }),
  };
}

export type StartStore = ReturnType<typeof startStore>;

async function keepTrace(t: Knex.Transaction, tenant: string, action: string, start: StartKey, reason: string, actor: string): Promise<void> {
  const subject = `${start.package}/${start.process}/${start.event}: ${reason}`;
  await t('audit').insert({ tenant, id: t.raw('gen_random_uuid()'), at: t.raw('onething_now()'), actor, action, subject });
}

const startsBelow = `
  select s.tenant, n.name as place, s.package, s.process, s.event, s.release, s.matter, s."time", s.due_at, s.refusal,
    p.reason, p.paused_by_name, p.at as paused_at, coalesce(c.opened, 0)::int as opened, c.last_at
  from scheduled_start s join tenant n on n.tenant = s.tenant
  left join start_pause p on p.tenant = s.tenant and p.package = s.package and p.process = s.process and p.event = s.event
  left join (select tenant, package, process, count(*) as opened, max(opened_at) as last_at from case_file where applicant = 'system' group by 1, 2, 3) c
    on c.tenant = s.tenant and c.package = s.package and c.process = s.process
  order by s.package, s.process, s.event, s.tenant <> ?, s.tenant limit 2000`;
