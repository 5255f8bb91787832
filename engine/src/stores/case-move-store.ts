import type { InstanceState } from '@onething/processes';
import type { Facts, Value } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** A running case that is not on the release in force. */
export interface CaseToMove {
  readonly id: string;
  readonly number: string;
  readonly rev: number;
  readonly release: string;
  readonly process: string;
  readonly state: InstanceState;
  readonly context: { readonly parameters: Readonly<Record<string, Value>>; readonly facts: { readonly case: { readonly date: string } } };
}

export interface StoredCaseMove {
  readonly id: string;
  readonly package: string;
  readonly release: string;
  readonly version: string;
  readonly reason: string;
  readonly proposed_by: string;
  readonly proposed_by_name: string;
  readonly proposed_at: Date;
  readonly decided_by: string | null;
  readonly decided_by_name: string | null;
  readonly decided_at: Date | null;
  readonly moved: number;
}

interface Who {
  readonly id: string;
  readonly name: string;
}

/** One case as it is moved. */
export interface Moving {
  readonly found: CaseToMove;
  readonly release: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, Value>>;
  readonly parametersHash: string;
  readonly move: string;
  readonly reason: string;
}

/** Moves of cases, and the cases that they are about. */
export function caseMoveStore(app: Knex) {
  return {
    subtree: (tenant: string): Promise<readonly string[]> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: { codes: string[] }[] }>('select onething_subtree() as codes');
        return rows[0]?.codes ?? [];
      }),

    /** Running cases of a package on other releases, behind `after` in the order of their ids. */
    next: (tenant: string, packageId: string, release: string, after: string | undefined, most: number): Promise<readonly CaseToMove[]> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: CaseToMove[] }>(casesToMove, { tenant, packageId, release, after: after ?? null, most });
        return rows;
      }),

    /** Moves it if nothing has happened to it meanwhile; its history and the audit trail say so in the same transaction. */
    move: (tenant: string, moving: Moving, by: Who, newId: () => string): Promise<boolean> =>
      withTenant(app, tenant, (t) => moveOne(t, tenant, moving, by, newId)),

    add: (tenant: string, move: Pick<StoredCaseMove, 'id' | 'package' | 'release' | 'version' | 'reason'>, by: Who): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        await t('case_move').insert({ tenant, ...move, proposed_by: by.id, proposed_by_name: by.name, proposed_at: t.raw('onething_now()') });
        await audit(t, tenant, 'cases.proposeMove', `${move.package} ${move.release}: ${move.reason}`, by.id, newAuditId(t));
      }),

    get: (tenant: string, id: string): Promise<StoredCaseMove | undefined> => withTenant(app, tenant, (t) => t('case_move').where({ tenant, id }).first()),

    list: (tenant: string): Promise<readonly StoredCaseMove[]> =>
      withTenant(app, tenant, (t) => t('case_move').where({ tenant }).orderBy('proposed_at', 'desc').limit(50)),

    decided: (tenant: string, id: string, by: Who): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        const decision = { decided_by: by.id, decided_by_name: by.name, decided_at: t.raw('onething_now()') };
        await t('case_move').where({ tenant, id, decided_by: null }).update(decision);
        await audit(t, tenant, 'cases.approveMove', id, by.id, newAuditId(t));
      }),

    count: (tenant: string, id: string, moved: number): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        await t('case_move')
          .where({ tenant, id })
          .update({ moved: t.raw('moved + ?', [moved]) });
      }),
  };
}

export type CaseMoveStore = ReturnType<typeof caseMoveStore>;

async function moveOne(t: Knex.Transaction, tenant: string, moving: Moving, by: Who, newId: () => string): Promise<boolean> {
  const { found, release, version, parameters, parametersHash, move, reason } = moving;
  const { id, rev, process } = found;
  const context = JSON.stringify({ ...found.context, parameters });
  const changed = await t('instance')
    .where({ tenant, id, rev, status: 'running' })
    .update({ release, context, rev: rev + 1 });
  if (changed === 0) return false;

  await t('case_file').where({ tenant, id }).update({ release, parameters_hash: parametersHash });
  const data: Facts = { from: found.release, to: version, release, move, reason };
  await t.raw(historyLine, { tenant, id, event: newId(), rev: rev + 1, process, actor: by.name, data: JSON.stringify(data) });
  await audit(t, tenant, 'case.move', `${id} ${release} (${move})`, by.id, newId());
  return true;
}

async function audit(t: Knex.Transaction, tenant: string, action: string, subject: string, actor: string, id: string | Knex.Raw): Promise<void> {
  await t('audit').insert({ tenant, id, at: t.raw('onething_now()'), actor, action, subject });
}

function newAuditId(t: Knex.Transaction): Knex.Raw {
  return t.raw('gen_random_uuid()');
}

const casesToMove = `
  select i.id, f.number, i.rev, i.release, i.process, i.state, i.context
  from instance i join case_file f on f.tenant = i.tenant and f.id = i.id
  where i.tenant = :tenant and i.package = :packageId and i.status = 'running' and i.release <> :release
    and (cast(:after as uuid) is null or i.id > cast(:after as uuid))
  order by i.id limit :most`;

const historyLine = `
  insert into history (tenant, month, instance, id, rev, at, type, process, actor, data)
  select :tenant, cast(date_trunc('month', now_at at time zone 'Asia/Shanghai') as date), cast(:id as uuid), cast(:event as uuid), cast(:rev as int), now_at, 'release.changed', :process, :actor, cast(:data as json)
  from onething_now() now_at`;
