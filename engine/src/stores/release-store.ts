import type { Manifest, RegistryDefinition, ScheduledStart } from '@onething/processes';
import type { Calendar, Value } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import { askArming, keepStarts } from './schedule-store.js';

/** One published version as kept. */
export interface StoredRelease {
  readonly tenant: string;
  readonly hash: string;
  readonly package: string;
  readonly version: string;
  readonly kind: Manifest['kind'];
  readonly title: string;
  readonly titleEn?: string;
  /** Package id → release hash of what it requires. */
  readonly required: Readonly<Record<string, string>>;
  readonly publishedBy: { readonly id: string; readonly name: string };
  readonly publishedAt: Date;
}

export interface ReleaseToStore extends Omit<StoredRelease, 'publishedAt'> {
  readonly id: string;
  /** The approved proposal that it comes from; only a demonstration plants a release without one. */
  readonly proposal?: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly registries: readonly RegistryDefinition[];
  /** What the clock begins. */
  readonly starts?: readonly ScheduledStart[];
}

/** One time that a release was put in force. */
export interface StoredPublication {
  readonly release: string;
  readonly version: string;
  readonly by: string;
  readonly at: Date;
  readonly reason?: string;
}

/** A value that a tenant has put in the place of a package's own, from a day on. */
export interface StoredOverride {
  readonly package: string;
  readonly parameter: string;
  readonly from: string;
  readonly value: Value;
}

/** Releases and what tenants set beside them. Reads see the tenant and those above it; writes go to the tenant itself. */
export function releaseStore(app: Knex) {
  return {
    /** Keeps a release once; the same content again changes nothing. Its registries' definitions follow it. */
    add: (release: ReleaseToStore): Promise<void> =>
      withTenant(app, release.tenant, async (t) => {
        if (!(await insertRelease(t, release))) return;
        await insertFiles(t, release);
        await putRegistries(t, release);
        await keepStarts(t, release, release.starts ?? []);
        await t('audit').insert({
          tenant: release.tenant,
          id: release.id,
          at: t.raw('onething_now()'),
          actor: release.publishedBy.id,
          action: 'release.publish',
          subject: release.hash,
        });
      }),

    /** Whether this database holds a demonstration, which plants its examples without a second person. */
    isDemonstration: (tenant: string): Promise<boolean> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: { demonstration: boolean }[] }>('select onething_demonstration() as demonstration');
        return rows[0]?.demonstration === true;
      }),

    /** One release a package: that of the nearest tenant on the way up, the one that was put in force last. */
    inForce: (tenant: string): Promise<readonly StoredRelease[]> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: ReleaseRow[] }>(
          `select distinct on (p.package) r.*, p.put_by as published_by, p.put_by_name as published_by_name, p.put_at as published_at
           from publication p join release r on r.tenant = p.tenant and r.hash = p.release, (select onething_ancestors() as codes) line
           order by p.package, array_position(line.codes, p.tenant) desc, p.position desc`,
        );
        return rows.map(fromRow);
      }),

    /** What this tenant itself has put in force of one package, the latest first. */
    publications: (tenant: string, id: string): Promise<readonly StoredPublication[]> =>
      withTenant(app, tenant, async (t) => {
        const rows: PublicationRow[] = await t('publication as p')
          .join('release as r', (on) => on.on('r.tenant', 'p.tenant').andOn('r.hash', 'p.release'))
          .where({ 'p.tenant': tenant, 'p.package': id })
          .orderBy('p.position', 'desc')
          .limit(100)
          .select('p.release', 'r.version', 'p.put_by_name', 'p.put_at', 'p.reason');
        return rows.map(({ release, version, put_by_name, put_at, reason }) => ({
          release,
          version,
          by: put_by_name,
          at: put_at,
          reason: reason ?? undefined,
        }));
      }),

    /** Puts a release that this tenant has published in force again. */
    putInForce: (tenant: string, id: string, release: string, by: { readonly id: string; readonly name: string }, reason: string): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        const now = t.raw('onething_now()');
        await t('publication').insert({ tenant, package: id, release, put_by: by.id, put_by_name: by.name, put_at: now, reason });
        await askArming(t, tenant, id);
        await t('audit').insert({ tenant, id: t.raw('gen_random_uuid()'), at: now, actor: by.id, action: 'release.restore', subject: release });
      }),

    /** A tenant's own before one that it inherits. */
    byHash: (tenant: string, hash: string): Promise<StoredRelease | undefined> =>
      withTenant(app, tenant, async (t) => {
        const row: ReleaseRow | undefined = await t<ReleaseRow>('release').where({ hash }).orderByRaw('tenant = ? desc', [tenant]).first();
        return row && fromRow(row);
      }),

    files: (tenant: string, hash: string): Promise<ReadonlyMap<string, Uint8Array>> =>
      withTenant(app, tenant, async (t) => {
        const rows: { path: string; bytes: Buffer }[] = await t('release_file')
          .where({ release: hash })
          .distinctOn('path')
          .orderBy('path')
          .select('path', 'bytes');
        return new Map(rows.map(({ path, bytes }) => [path, new Uint8Array(bytes)]));
      }),

    /** Overrides in force on a civil date, the nearest tenant's latest first. */
    overrides: (tenant: string, packages: readonly string[], date: string): Promise<readonly StoredOverride[]> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: StoredOverride[] }>(
          `select o.package, o.parameter, o.valid_from::text as "from", o.value from parameter_override o, (select onething_ancestors() as codes) line
           where o.package = any (?) and o.valid_from <= ?::date order by array_position(line.codes, o.tenant) desc, o.valid_from desc`,
          [[...packages], date],
        );
        return rows;
      }),

    calendar: (tenant: string): Promise<Calendar | undefined> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: { calendar: Calendar }[] }>(
          `select c.calendar from calendar c, (select onething_ancestors() as codes) line order by array_position(line.codes, c.tenant) desc, c.imported_at desc limit 1`,
        );
        return rows[0]?.calendar;
      }),

    /** Which department answers for a role port here: `package/port` → name. */
    departmentsByPort: (tenant: string): Promise<ReadonlyMap<string, string>> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: { port: string; name: string }[] }>(
          `select distinct on (port) port, d.name from appointment a join department d on d.tenant = a.tenant and d.id = a.department, unnest(a.ports) held, split_part(held, '@', 1) port order by port, a.id`,
        );
        return new Map(rows.map(({ port, name }) => [port, name]));
      }),
  };
}

export type ReleaseStore = ReturnType<typeof releaseStore>;

async function insertRelease(t: Knex.Transaction, release: ReleaseToStore): Promise<boolean> {
  const { tenant, hash, version, kind, title, titleEn, publishedBy, proposal } = release;
  const inserted: unknown[] = await t('release')
    .insert({
      ...{ tenant, hash, package: release.package, version, kind, title, title_en: titleEn, required: JSON.stringify(release.required), proposal },
      ...{ published_by: publishedBy.id, published_by_name: publishedBy.name, published_at: t.raw('onething_now()') },
    })
    .onConflict(['tenant', 'hash'])
    .ignore()
    .returning('hash');
  return inserted.length > 0;
}

async function insertFiles(t: Knex.Transaction, { tenant, hash, files }: ReleaseToStore): Promise<void> {
  await t('release_file').insert([...files].map(([path, bytes]) => ({ tenant, release: hash, path, bytes: Buffer.from(bytes) })));
}

async function putRegistries(t: Knex.Transaction, { tenant, hash, package: owner, registries }: ReleaseToStore): Promise<void> {
  const rows = registries.map((definition) => ({ tenant, id: definition.id, package: owner, release: hash, definition: JSON.stringify(definition) }));
  if (rows.length > 0) await t('registry_definition').insert(rows).onConflict(['tenant', 'id']).merge();
}

interface PublicationRow {
  readonly release: string;
  readonly version: string;
  readonly put_by_name: string;
  readonly put_at: Date;
  readonly reason: string | null;
}

interface ReleaseRow {
  readonly tenant: string;
  readonly hash: string;
  readonly package: string;
  readonly version: string;
  readonly kind: Manifest['kind'];
  readonly title: string;
  readonly title_en: string | null;
  readonly required: Readonly<Record<string, string>>;
  readonly published_by: string;
  readonly published_by_name: string;
  readonly published_at: Date;
}

function fromRow({ title_en, published_by, published_by_name, published_at, ...row }: ReleaseRow): StoredRelease {
  return { ...row, titleEn: title_en ?? undefined, publishedBy: { id: published_by, name: published_by_name }, publishedAt: published_at };
}
