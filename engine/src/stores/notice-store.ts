import type { NoticeAudience, NoticeContent, NoticeEntry, NoticeObjection, TimedNotice } from '@onething/processes';
import { formatInstant } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { Transaction } from './command-store.js';

/** A notice as kept, without its list. */
export interface StoredNotice {
  readonly id: string;
  readonly instance: string;
  readonly package: string;
  readonly publisher: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly audience: NoticeAudience;
  readonly group?: string;
  readonly from: string;
  readonly to: string;
  readonly until: string;
  readonly withdrawn: boolean;
  readonly count: number;
}

/** A notice with its list, as it is judged at an instant of the platform's clock (milliseconds). */
export interface ListedNotice extends StoredNotice, Pick<TimedNotice, 'entries'> {
  readonly now: number;
}

export interface NoticeToPublish {
  /** Of the connector's call. */
  readonly key: string;
  readonly instance: string;
  readonly package: string;
  readonly publisher: string;
  readonly content: NoticeContent;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly until: string;
}

/** What a period has brought. */
export interface WithdrawnNotice {
  readonly entries: readonly NoticeEntry[];
  readonly objections: readonly NoticeObjection[];
}

/** Notices of a tenant. Times are decided by the platform's clock inside the query, so that a late worker shows nothing longer. */
export interface NoticeStore {
  /** Puts it up; the same key again gives what stands there. */
  publish(tenant: string, notice: NoticeToPublish): Promise<StoredNotice>;
  /** Takes it down for good. After this no objection can be added; those before it are all here. */
  withdraw(tenant: string, id: string): Promise<WithdrawnNotice | undefined>;
  /** What is up now, newest first, at most 200. */
  list(tenant: string): Promise<readonly StoredNotice[]>;
  find(tenant: string, id: string): Promise<ListedNotice | undefined>;
  /** The same for an objection: nobody takes it down meanwhile. */
  hold(transaction: Transaction, tenant: string, id: string): Promise<ListedNotice | undefined>;
  /** Objections of one person to one notice so far. */
  raisedBy(transaction: Transaction, tenant: string, id: string, person: string): Promise<number>;
  /** The next number of the tenant's day; nobody else gets it before the transaction ends. */
  nextOfDay(transaction: Transaction, tenant: string, day: string): Promise<number>;
  object(transaction: Transaction, tenant: string, notice: string, objection: NoticeObjection & { readonly day: string }): Promise<void>;
}

/** Notices on PostgreSQL. */
export function noticeStore(database: Knex, newId: () => string): NoticeStore {
  return {
    publish: (tenant, notice) => withTenant(database, tenant, (transaction) => publish(transaction, tenant, newId(), notice)),

    withdraw: (tenant, id) =>
      withTenant(database, tenant, async (transaction) => {
        const found = await transaction('notice')
          .where({ tenant, id })
          .update({ withdrawn_at: transaction.raw('coalesce(withdrawn_at, onething_now())') });
        return found === 0 ? undefined : { entries: await entriesOf(transaction, tenant, id), objections: await objectionsOf(transaction, tenant, id) };
      }),

    list: (tenant) =>
      withTenant(database, tenant, async (transaction) => {
        const rows: NoticeRow[] = await notices(transaction, tenant)
          .whereNull('withdrawn_at')
          .whereRaw(`visible_until > onething_now() and not ${caseClosed}`)
          .orderBy([{ column: 'published_at', order: 'desc' }, 'id'])
          .limit(200);
        return rows.map(fromRow);
      }),

    find: (tenant, id) => withTenant(database, tenant, (transaction) => listed(transaction, tenant, id)),
    async hold(transaction, tenant, id) {
      await transaction('notice').where({ tenant, id }).forShare().first('id');
      return listed(transaction, tenant, id);
    },

    async raisedBy(transaction, tenant, notice, person) {
      const row = await transaction('notice_objection').where({ tenant, notice, person }).count<{ raised: string }[]>({ raised: '*' }).first();
      return Number(row?.raised ?? 0);
    },

    async nextOfDay(transaction, tenant, day) {
      await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${tenant} objection ${day}`]);
      const row = await transaction('notice_objection').where({ tenant, day }).count<{ raised: string }[]>({ raised: '*' }).first();
      return Number(row?.raised ?? 0) + 1;
    },

    async object(transaction, tenant, notice, { no, key, reason, by, at, day }) {
      await transaction('notice_objection').insert({ tenant, id: newId(), notice, no, key, reason, person: by.id, person_name: by.name, day, at });
    },
  };
}

interface NoticeRow {
  readonly id: string;
  readonly instance: string;
  readonly package: string;
  readonly publisher: string;
  readonly title: string;
  readonly title_en: string | null;
  readonly audience: NoticeAudience;
  readonly school: string | null;
  readonly first_day: string;
  readonly last_day: string;
  readonly visible_until: Date;
  readonly withdrawn_at: Date | null;
  /** The publishing case is over. */
  readonly closed: boolean;
  readonly entries: number;
  readonly now: Date;
}

async function publish(transaction: Transaction, tenant: string, id: string, notice: NoticeToPublish): Promise<StoredNotice> {
  const { key: job, instance, publisher, content, at, from, to, until } = notice;
  const { title, titleEn, audience, group, entries } = content;
  const added = await transaction('notice')
    .insert({
      ...{
        tenant,
        id,
        job,
        instance,
        package: notice.package,
        publisher,
        title,
        title_en: titleEn ?? null,
        audience,
        school: group ?? null,
        entries: entries.length,
      },
      ...{ published_at: at, first_day: from, last_day: to, visible_until: until },
    })
    .onConflict(['tenant', 'job'])
    .ignore()
    .returning('id');
  const rows = entries.map((entry, index) => ({ tenant, notice: id, position: index + 1, ...entry }));
  if (added.length > 0) await transaction.batchInsert('notice_entry', rows, 500);

  const row: NoticeRow | undefined = await notices(transaction, tenant).where({ job }).first();
  if (!row) throw new Error(`The notice of ${job} is gone`);
  return fromRow(row);
}

async function listed(transaction: Transaction, tenant: string, id: string): Promise<ListedNotice | undefined> {
  const row: NoticeRow | undefined = await notices(transaction, tenant).where({ id }).first();
  return row && { ...fromRow(row), entries: await entriesOf(transaction, tenant, id), now: row.now.getTime() };
}

function notices(transaction: Transaction, tenant: string) {
  return transaction('notice')
    .where({ tenant })
    .select('*', transaction.raw(`${caseClosed} as closed`), transaction.raw('onething_now() as now'));
}

/** A case that was cancelled while its notice was up cannot take it down any more. */
const caseClosed = `exists (select from case_file c where c.tenant = notice.tenant and c.id = notice.instance and c.state in ('completed', 'cancelled'))`;

async function entriesOf(transaction: Transaction, tenant: string, notice: string): Promise<readonly NoticeEntry[]> {
  return transaction('notice_entry').where({ tenant, notice }).orderBy('position').select('key', 'name', 'detail');
}

async function objectionsOf(transaction: Transaction, tenant: string, notice: string): Promise<readonly NoticeObjection[]> {
  const rows: { no: string; key: string; reason: string; person: string; person_name: string; at: Date }[] = await transaction('notice_objection')
    .where({ tenant, notice })
    .orderBy(['at', 'no']);
  return rows.map(({ no, key, reason, person, person_name, at }) => ({
    ...{ no, key, reason, by: { id: person, name: person_name }, at: formatInstant(at.getTime()) },
  }));
}

function fromRow(row: NoticeRow): StoredNotice {
  return {
    ...{ id: row.id, instance: row.instance, package: row.package, publisher: row.publisher },
    ...{ title: row.title, titleEn: row.title_en ?? undefined, audience: row.audience, group: row.school ?? undefined },
    ...{ from: row.first_day, to: row.last_day, until: formatInstant(row.visible_until.getTime()) },
    ...{ withdrawn: row.withdrawn_at !== null || row.closed, count: row.entries },
  };
}
