import type { Manifest, RegistryDefinition } from '@onething/processes';
import type { Calendar, Value } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

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
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly registries: readonly RegistryDefinition[];
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
        await t('audit').insert({
          tenant: release.tenant,
          id: release.id,
          at: t.raw('onething_now()'),
          actor: release.publishedBy.id,
          action: 'release.publish',
          subject: release.hash,
        });
      }),

    /** One release a package: that of the nearest tenant on the way up, its last one. */
    inForce: (tenant: string): Promise<readonly StoredRelease[]> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: ReleaseRow[] }>(
          `select distinct on (package) r.* from release r, (select onething_ancestors() as codes) line
           order by package, array_position(line.codes, r.tenant) desc, position desc`,
        );
        return rows.map(fromRow);
      }),

    byHash: (tenant: string, hash: string): Promise<StoredRelease | undefined> =>
      withTenant(app, tenant, async (t) => {
        const row: ReleaseRow | undefined = await t<ReleaseRow>('release').where({ hash }).first();
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
          `select c.calendar from calendar c, (select onething_ancestors() as codes) line order by array_position(line.codes, c.tenant) desc limit 1`,
        );
        return rows[0]?.calendar;
      }),

    /** Which department answers for a role port here: `package/port` → name. */
    departmentsByPort: (tenant: string): Promise<ReadonlyMap<string, string>> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: { port: string; name: string }[] }>(
          `select distinct on (port) port, d.name from appointment a join department d on d.tenant = a.tenant and d.id = a.department, unnest(a.ports) port order by port, a.id`,
        );
        return new Map(rows.map(({ port, name }) => [port, name]));
      }),
  };
}

export type ReleaseStore = ReturnType<typeof releaseStore>;

async function insertRelease(t: Knex.Transaction, release: ReleaseToStore): Promise<boolean> {
  const { tenant, hash, version, kind, title, titleEn, publishedBy } = release;
  const inserted: unknown[] = await t('release')
    .insert({
      ...{ tenant, hash, package: release.package, version, kind, title, title_en: titleEn, required: JSON.stringify(release.required) },
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
