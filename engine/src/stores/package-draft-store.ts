import type { Knex } from 'knex';
import { type LocalSettings, noSettings } from '../authoring/local-settings.js';
import { withTenant } from '../database/with-tenant.js';

/** A package that is being changed. */
export interface StoredPackageDraft {
  readonly id: string;
  readonly package: string;
  readonly title: string;
  readonly status: 'editing' | 'quarantined';
  readonly base?: string;
  /** The package as it came, for one of somebody else. */
  readonly import?: string;
  readonly settings: LocalSettings;
  /** Ids of everybody who has a hand in it. */
  readonly hands: readonly string[];
  readonly openedBy: string;
  readonly openedAt: Date;
}

/** One file with its revision, and who changed it last. `content` is absent where the file was taken away. */
export interface StoredDraftFile {
  readonly path: string;
  readonly content?: string;
  readonly rev: number;
  readonly changedBy: { readonly id: string; readonly name: string };
  readonly changedAt: Date;
}

export interface DraftToOpen extends Omit<StoredPackageDraft, 'openedBy' | 'openedAt' | 'settings' | 'hands'> {
  readonly files: ReadonlyMap<string, string>;
}

type Who = { readonly id: string; readonly name: string };

/** Drafts of packages, shared by everybody who designs in the tenant. */
export function packageDraftStore(app: Knex) {
  return {
    list: (tenant: string): Promise<readonly StoredPackageDraft[]> =>
      withTenant(app, tenant, async (t) => (await drafts(t, tenant).orderBy('opened_at', 'desc').limit(200)).map(draftOf)),

    get: (tenant: string, id: string): Promise<StoredPackageDraft | undefined> =>
      withTenant(app, tenant, async (t) => {
        const row = await drafts(t, tenant).where({ id }).first();
        return row && draftOf(row);
      }),

    ofPackage: (tenant: string, id: string): Promise<StoredPackageDraft | undefined> =>
      withTenant(app, tenant, async (t) => {
        const row = await drafts(t, tenant).where({ package: id }).first();
        return row && draftOf(row);
      }),

    files: (tenant: string, draft: string): Promise<readonly StoredDraftFile[]> =>
      withTenant(app, tenant, async (t) => (await t<FileRow>('package_draft_file').where({ tenant, draft }).orderBy('path')).map(fileOf)),

    /** Keeps a new draft with its files; when somebody else was faster, that one stands. */
    open: (tenant: string, { id, package: name, title, status, base, import: taken, files }: DraftToOpen, by: Who): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        const opened: unknown[] = await t('package_draft')
          .insert({
            tenant,
            id,
            package: name,
            title,
            status,
            base,
            import: taken,
            opened_by: by.id,
            opened_by_name: by.name,
            opened_at: t.raw('onething_now()'),
            // Whoever takes a package from elsewhere or begins a new one has a hand in it; a copy of what is in force is nobody's work yet.
            hands: taken || !base ? [by.id] : [],
          })
          .onConflict(['tenant', 'package'])
          .ignore()
          .returning('id');
        const rows = [...files].map(([path, content]) => ({ tenant, draft: id, path, content, ...changedBy(t, { id: '', name: '' }) }));
        if (opened.length > 0 && rows.length > 0) await t('package_draft_file').insert(rows);
      }),

    /** Saves one file where its revision is still `rev` (0: it is not there yet). Gives the new revision; nothing when somebody else was faster. */
    save: (tenant: string, draft: string, file: { path: string; content?: string; rev: number }, by: Who): Promise<number | undefined> =>
      withTenant(app, tenant, async (t) => {
        const saved = await (file.rev === 0 ? addFile(t, tenant, draft, file, by) : changeFile(t, tenant, draft, file, by));
        if (saved !== undefined) await addHand(t, tenant, draft, by.id);
        return saved;
      }),

    /** Changes what is chosen for this tenant, one after the other. False when the draft is gone. */
    choose: (tenant: string, id: string, change: (settings: LocalSettings) => LocalSettings, by: string): Promise<boolean> =>
      withTenant(app, tenant, async (t) => {
        const kept = await drafts(t, tenant).where({ id }).forUpdate().first();
        if (!kept) return false;
        await t('package_draft')
          .where({ tenant, id })
          .update({ settings: JSON.stringify(change(kept.settings)) });
        await addHand(t, tenant, id, by);
        return true;
      }),

    /** The draft was published: it goes, unless somebody went on working meanwhile; then it stands on the new release. */
    finish: (tenant: string, id: string, proposedAt: Date, release: string): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        const later = await t('package_draft_file')
          .where({ tenant, draft: id })
          .whereRaw(`date_trunc('milliseconds', changed_at) > ?`, [proposedAt])
          .first('path');
        if (later)
          await t('package_draft')
            .where({ tenant, id })
            .update({
              base: release,
              status: 'editing',
              import: null,
              settings: JSON.stringify(noSettings),
              hands: t.raw(laterHands, [tenant, id, proposedAt]),
            });
        else await t('package_draft').where({ tenant, id }).delete();
      }),

    discard: (tenant: string, id: string): Promise<boolean> =>
      withTenant(app, tenant, async (t) => (await t('package_draft').where({ tenant, id }).delete()) === 1),
  };
}

export type PackageDraftStore = ReturnType<typeof packageDraftStore>;

/** Those who went on working. */
const laterHands = `array(select distinct changed_by from package_draft_file where tenant = ? and draft = ? and date_trunc('milliseconds', changed_at) > ?)`;

interface FileToSave {
  readonly path: string;
  readonly content?: string;
  readonly rev: number;
}

async function addFile(t: Knex.Transaction, tenant: string, draft: string, { path, content }: FileToSave, by: Who): Promise<number | undefined> {
  const added: unknown[] = await t('package_draft_file')
    .insert({ tenant, draft, path, content: content ?? null, ...changedBy(t, by) })
    .onConflict(['tenant', 'draft', 'path'])
    .ignore()
    .returning('rev');
  return added.length === 1 ? 1 : undefined;
}

async function changeFile(t: Knex.Transaction, tenant: string, draft: string, { path, content, rev }: FileToSave, by: Who): Promise<number | undefined> {
  const change = { content: content ?? null, rev: rev + 1, ...changedBy(t, by) };
  const changed = await t('package_draft_file').where({ tenant, draft, path, rev }).update(change);
  return changed === 1 ? rev + 1 : undefined;
}

async function addHand(t: Knex.Transaction, tenant: string, draft: string, by: string): Promise<void> {
  await t('package_draft')
    .where({ tenant, id: draft })
    .whereRaw('not ? = any (hands)', [by])
    .update({ hands: t.raw('array_append(hands, ?)', [by]) });
}

function changedBy(t: Knex.Transaction, { id, name }: Who) {
  return { changed_by: id, changed_by_name: name, changed_at: t.raw('onething_now()') };
}

interface DraftRow {
  readonly tenant: string;
  readonly id: string;
  readonly package: string;
  readonly title: string;
  readonly status: StoredPackageDraft['status'];
  readonly base: string | null;
  readonly import: string | null;
  readonly settings: LocalSettings;
  readonly hands: string[];
  readonly opened_by_name: string;
  readonly opened_at: Date;
}

interface FileRow {
  readonly tenant: string;
  readonly draft: string;
  readonly path: string;
  readonly content: string | null;
  readonly rev: number;
  readonly changed_by: string;
  readonly changed_by_name: string;
  readonly changed_at: Date;
}

function drafts(t: Knex.Transaction, tenant: string) {
  return t<DraftRow>('package_draft').where({ tenant });
}

function draftOf({ id, package: name, title, status, base, import: taken, settings, hands, opened_by_name, opened_at }: DraftRow): StoredPackageDraft {
  return {
    id,
    package: name,
    title,
    status,
    base: base ?? undefined,
    import: taken ?? undefined,
    settings,
    hands,
    openedBy: opened_by_name,
    openedAt: opened_at,
  };
}

function fileOf({ path, content, rev, changed_by, changed_by_name, changed_at }: FileRow): StoredDraftFile {
  return { path, content: content ?? undefined, rev, changedBy: { id: changed_by, name: changed_by_name }, changedAt: changed_at };
}
