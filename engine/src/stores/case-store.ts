import type { InstanceState } from '@onething/processes';
import type { DueDate, Evaluation, Facts, Value } from '@onething/rules';
import type { Knex } from 'knex';
import { type Viewer, withTenant } from '../database/with-tenant.js';
import type { TaskRow } from '../runtime/step-rows.js';

/** A row of `case_file`. */
export interface CaseRow {
  readonly tenant: string;
  readonly id: string;
  readonly number: string;
  readonly package: string;
  readonly matter: string;
  readonly title: string;
  readonly title_en: string | null;
  readonly form: string;
  readonly release: string;
  readonly process: string;
  readonly region: string;
  readonly region_name: string;
  readonly applicant: string;
  readonly applicant_name: string;
  readonly values: Facts;
  readonly state: 'running' | 'completed' | 'cancelled' | 'incident';
  readonly outcome: string | null;
  readonly outcome_name: string | null;
  readonly refusal: Value;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly due: DueDate | null;
  readonly about: string | null;
  /** Nothing where a message of another case has opened it. */
  readonly draft: string | null;
}

/** An event of the history of a case. */
export interface HistoryRow {
  readonly id: string;
  readonly rev: number;
  readonly at: Date;
  readonly type: string;
  readonly process: string;
  readonly element: string | null;
  readonly activity: string | null;
  readonly actor: string | null;
  readonly data: Readonly<Record<string, unknown>> | null;
}

export interface DecisionMadeRow {
  readonly id: string;
  readonly at: Date;
  readonly element: string;
  readonly decision: string;
  readonly output: Readonly<Record<string, Value>> | null;
  readonly evaluation: Evaluation;
}

/** Everything that a reader of a case may be told, read together. */
export interface CaseStory {
  readonly state: InstanceState;
  readonly tasks: readonly TaskRow[];
  readonly decisions: readonly DecisionMadeRow[];
  readonly history: readonly HistoryRow[];
  readonly attempts: ReadonlyMap<string, number>;
}

export interface CaseStore {
  mine(viewer: Viewer & { readonly person: string }): Promise<readonly CaseRow[]>;
  /** Of the viewer's tenant, or of the viewer as applicant. */
  find(viewer: Viewer, id: string): Promise<CaseRow | undefined>;
  /** The case that a draft has opened. */
  ofDraft(viewer: Viewer & { readonly person: string }, draft: string): Promise<CaseRow | undefined>;
  /** The case that this one is about, and those that are about it. */
  related(file: Pick<CaseRow, 'tenant' | 'id' | 'about'>): Promise<readonly CaseRow[]>;
  story(tenant: string, id: string): Promise<CaseStory>;
  /** The stored reply of a command, with the hash of what was asked. */
  reply(tenant: string, key: string): Promise<{ hash: string; reply: unknown } | undefined>;
  /** How far a case is, with what its process knows. */
  progress(tenant: string, id: string): Promise<CaseProgress | undefined>;
  tenantName(tenant: string): Promise<string>;
}

export type CaseProgress = Pick<CaseRow, 'number' | 'matter' | 'release' | 'state' | 'outcome' | 'refusal'> & { readonly instance: InstanceState };

/** Longest history that is shown. */
const mostEvents = 2000;

/** Cases on PostgreSQL. */
export function caseStore(database: Knex): CaseStore {
  return {
    mine: (viewer) =>
      withTenant(database, viewer, (transaction) => transaction('case_file').where({ applicant: viewer.person }).orderBy('opened_at', 'desc').limit(200)),

    find: (viewer, id) => withTenant(database, viewer, (transaction) => transaction('case_file').where({ id }).first()),

    ofDraft: (viewer, draft) => withTenant(database, viewer, (transaction) => transaction('case_file').where({ draft, applicant: viewer.person }).first()),

    related: ({ tenant, id, about }) =>
      withTenant(database, tenant, (transaction) =>
        transaction('case_file')
          .where({ tenant })
          .where((either: Knex.QueryBuilder) => either.where({ about: id }).orWhere({ id: about }))
          .orderBy('opened_at')
          .limit(50),
      ),

    story: (tenant, id) =>
      withTenant(database, tenant, async (transaction) => {
        const { state } = await transaction('instance').where({ tenant, id }).first('state');
        const jobs: { activity: string; attempts: number }[] = await transaction('job').where({ tenant, instance: id }).select('activity', 'attempts');
        return {
          state,
          tasks: await transaction('task').where({ tenant, instance: id }).orderBy('created_at'),
          decisions: await transaction('decision_made').where({ tenant, instance: id }).orderBy('id'),
          history: await historyOf(transaction, tenant, id),
          attempts: new Map(jobs.map(({ activity, attempts }) => [activity, attempts])),
        };
      }),

    reply: (tenant, key) => withTenant(database, tenant, (transaction) => transaction('command').where({ tenant, key }).first('hash', 'reply')),

    progress: (tenant, id) =>
      withTenant(database, tenant, (transaction) =>
        transaction('case_file as c')
          .join('instance as i', { 'i.tenant': 'c.tenant', 'i.id': 'c.id' })
          .where({ 'c.tenant': tenant, 'c.id': id })
          .first('c.number', 'c.matter', 'c.release', 'c.state', 'c.outcome', 'c.refusal', { instance: 'i.state' }),
      ),

    tenantName: (tenant) => withTenant(database, tenant, async (transaction) => (await transaction('tenant').where({ tenant }).first('name'))?.name ?? tenant),
  };
}

/** Only the months in which the case ran are looked at. */
function historyOf(transaction: Knex.Transaction, tenant: string, instance: string): Promise<HistoryRow[]> {
  const opened = `(select date_trunc('month', c.opened_at at time zone 'Asia/Shanghai')::date from case_file c where c.tenant = ? and c.id = ?)`;
  return transaction('history').where({ tenant, instance }).whereRaw(`month >= ${opened}`, [tenant, instance]).orderBy(['rev', 'id']).limit(mostEvents);
}
