import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** What a signature is worth here. */
export type OriginState = 'unsigned' | 'unknown' | 'trusted';

/** A package of somebody else as it came. */
export interface StoredImport {
  readonly id: string;
  readonly package: string;
  readonly version: string;
  readonly origin: OriginState;
  readonly signer?: string;
  /** SHA-256 of the key. */
  readonly fingerprint?: string;
}

/** A place that both sides have changed. `taken` is absent until somebody has chosen. */
export interface StoredConflict {
  readonly path: string;
  readonly pointer: string;
  readonly base?: string;
  readonly ours?: string;
  readonly theirs?: string;
  readonly taken?: 'ours' | 'theirs';
}

/** What a tenant's own changes of a package stand on: the import that was published last, or the release that the first change was made of. */
export type Upstream = { readonly import: string } | { readonly release: string };

/** Imports, kept as they came, and where they met local changes. */
export function packageImportStore(app: Knex) {
  return {
    add: (tenant: string, { id, package: name, files, ...taken }: StoredImport & { readonly files: ReadonlyMap<string, string> }, by: Who): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        const who = { taken_by: by.id, taken_by_name: by.name, taken_at: t.raw('onething_now()') };
        await t('package_import').insert({ tenant, id, package: name, ...taken, ...who });
        await t('package_import_file').insert([...files].map(([path, content]) => ({ tenant, import: id, path, content })));
      }),

    get: (tenant: string, id: string): Promise<StoredImport | undefined> =>
      withTenant(app, tenant, async (t) => {
        const row = await t<ImportRow>('package_import').where({ tenant, id }).first();
        return row && importOf(row);
      }),

    files: (tenant: string, id: string): Promise<ReadonlyMap<string, string>> =>
      withTenant(app, tenant, async (t) => {
        const rows: { path: string; content: string }[] = await t('package_import_file').where({ tenant, import: id }).select('path', 'content');
        return new Map(rows.map(({ path, content }) => [path, content]));
      }),

    upstreamOf: (tenant: string, name: string): Promise<Upstream | undefined> =>
      withTenant(app, tenant, async (t) => {
        const published = () => t<ProposalRow>('proposal').where({ tenant, package: name, status: 'published' });
        const taken = await published().whereNotNull('import').orderBy('decided_at', 'desc').first();
        if (taken?.import) return { import: taken.import };
        const first = await published().orderBy('decided_at').first();
        return first?.base ? { release: first.base } : undefined;
      }),

    addConflicts: (tenant: string, draft: string, conflicts: readonly StoredConflict[]): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        if (conflicts.length > 0) await t('package_conflict').insert(conflicts.map((conflict) => ({ tenant, draft, ...conflict })));
      }),

    conflicts: (tenant: string, draft: string): Promise<readonly StoredConflict[]> =>
      withTenant(app, tenant, async (t) => (await t<ConflictRow>('package_conflict').where({ tenant, draft }).orderBy(['path', 'pointer'])).map(conflictOf)),

    choose: (tenant: string, draft: string, path: string, pointer: string, taken: 'ours' | 'theirs'): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        await t('package_conflict').where({ tenant, draft, path, pointer }).update({ taken });
      }),
  };
}

export type PackageImportStore = ReturnType<typeof packageImportStore>;

interface Who {
  readonly id: string;
  readonly name: string;
}

interface ImportRow {
  readonly tenant: string;
  readonly id: string;
  readonly package: string;
  readonly version: string;
  readonly origin: OriginState;
  readonly signer: string | null;
  readonly fingerprint: string | null;
}

interface ProposalRow {
  readonly tenant: string;
  readonly package: string;
  readonly status: string;
  readonly base: string | null;
  readonly import: string | null;
  readonly decided_at: Date;
}

interface ConflictRow {
  readonly tenant: string;
  readonly draft: string;
  readonly path: string;
  readonly pointer: string;
  readonly base: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
  readonly taken: StoredConflict['taken'] | null;
}

function importOf({ id, package: name, version, origin, signer, fingerprint }: ImportRow): StoredImport {
  return { id, package: name, version, origin, signer: signer ?? undefined, fingerprint: fingerprint ?? undefined };
}

function conflictOf({ path, pointer, base, ours, theirs, taken }: ConflictRow): StoredConflict {
  return { path, pointer, base: base ?? undefined, ours: ours ?? undefined, theirs: theirs ?? undefined, taken: taken ?? undefined };
}
