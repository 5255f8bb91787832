import { type Package, readPackage } from '@onething/processes';
import { done, type Finding, type Outcome, refused } from '@onething/rules';
import type { Actor, Releases } from '../engine.js';
import { type Ids, isId } from '../ids.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { PackageDraftStore, StoredPackageDraft } from '../stores/package-draft-store.js';
import type { PackageImportStore, StoredImport } from '../stores/package-import-store.js';
import type { TrustStore } from '../stores/trust-store.js';
import type { Authoring } from './authoring.js';
import { conflictsOpen } from './conflicts.js';
import { withLocalChanges } from './local-changes.js';
import { originFindings, originOf } from './origin.js';
import { entryOf, fileOf, packageDraftNotFound, presentFiles } from './package-drafts.js';
import { bytesOf, isSameText, textsOf } from './package-text.js';
import { portsOf } from './ports.js';
import { portsNotBound } from './ports-not-bound.js';
import { draftOpen } from './propose.js';
import { type SurroundingsParts, surroundingsOf } from './surroundings.js';
import { whatIsNew } from './what-is-new.js';

export interface ImportParts {
  readonly drafts: PackageDraftStore;
  readonly imports: PackageImportStore;
  readonly surroundings: SurroundingsParts;
  readonly trust: TrustStore;
  readonly library: WholeLibrary;
  readonly releases: Releases;
  readonly ids: Ids;
}

type Importing = Pick<Authoring, 'importPackage' | 'imported'> & {
  /** Whether a draft of somebody else's package may be proposed: its ports bound, its conflicts decided. */
  readonly readiness: (draft: string, by: Actor) => Promise<Outcome<readonly Finding[]>>;
};

/** Packages of somebody else: read strictly, kept apart as they came, joined with local changes, and published by a second person. */
export function createImports({ drafts, imports, surroundings, trust, library, releases, ids }: ImportParts): Importing {
  return {
    async importPackage(files, by, signer) {
      const read = await readPackage(files);
      if (!read.ok) return read;
      const checked = await releases.check(files, by);
      if (!checked.ok) return checked;

      const { id: name, title, version } = read.value.manifest;
      if (await drafts.ofPackage(by.tenant, name)) return draftOpen(title);
      const taken = { id: ids.next(), package: name, version, ...originOf(signer, await trust.list(by.tenant)) };
      const kept = await open(taken, title, textsOf(files), by);
      return kept ? done({ ...entryOf(kept), files: (await drafts.files(by.tenant, kept.id)).map(fileOf) }) : draftOpen(title);
    },

    async imported(id, by) {
      const found = await find(id, by);
      if (!found.ok) return found;

      const { taken, pkg } = found.value;
      const { origin, signer, fingerprint, version } = taken;
      const conflicts = [...(await imports.conflicts(by.tenant, id))];
      return done({ origin, signer, fingerprint, version, findings: [...(await findingsOf(taken, pkg, by))], conflicts });
    },

    async readiness(id, by) {
      const draft = isId(id) ? await drafts.get(by.tenant, id) : undefined;
      if (!draft?.import) return done([]);
      const found = await find(id, by);
      if (!found.ok) return found;

      const { taken, pkg } = found.value;
      const unbound = portsOf(pkg, draft.settings, await surroundingsOf(surroundings, by.tenant, pkg)).filter(({ state }) => state === 'unbound');
      if (unbound.length > 0) return portsNotBound(unbound);
      const undecided = (await imports.conflicts(by.tenant, id)).filter((conflict) => !conflict.taken);
      return undecided.length > 0 ? conflictsOpen(undecided) : done(await findingsOf(taken, pkg, by));
    },
  };

  /** Untouched it waits in quarantine; joined with local changes it is a draft like any other, because somebody may have to mend it. */
  async function open(taken: StoredImport, title: string, theirs: ReadonlyMap<string, string>, by: Actor): Promise<StoredPackageDraft | undefined> {
    const who = { id: by.person, name: by.name };
    const { files, conflicts, changed } = await withLocalChanges(taken.package, theirs, by, { imports, library, releases });
    await imports.add(by.tenant, { ...taken, files: theirs }, who);
    const base = (await library.ofPackage(taken.package, by.tenant))?.hash;
    const draft = { id: ids.next(), package: taken.package, title, status: changed ? ('editing' as const) : ('quarantined' as const), base };
    await drafts.open(by.tenant, { ...draft, import: taken.id, files }, who);
    const kept = await drafts.get(by.tenant, draft.id);
    if (kept) await imports.addConflicts(by.tenant, draft.id, conflicts);
    return kept;
  }

  async function find(id: string, by: Actor): Promise<Outcome<{ taken: StoredImport; pkg: Package }>> {
    const draft = isId(id) ? await drafts.get(by.tenant, id) : undefined;
    if (!draft) return packageDraftNotFound;
    const taken = draft.import ? await imports.get(by.tenant, draft.import) : undefined;
    if (!taken) return notImported;

    const read = await readPackage(bytesOf(presentFiles(await drafts.files(by.tenant, id))));
    return read.ok ? done({ taken, pkg: read.value }) : read;
  }

  async function findingsOf(taken: StoredImport, pkg: Package, by: Actor): Promise<readonly Finding[]> {
    const stored = await library.ofPackage(taken.package, by.tenant);
    const installed = stored && (await library.release(stored.hash, by.tenant)).package;
    return [...originFindings(taken), ...(await changedUnderSameVersion(taken, stored, by)), ...whatIsNew(installed, pkg)];
  }

  async function changedUnderSameVersion(taken: StoredImport, stored: { hash: string; version: string } | undefined, by: Actor): Promise<readonly Finding[]> {
    if (stored?.version !== taken.version) return [];
    const [ours, theirs] = await Promise.all([releases.filesOf(stored.hash, by), imports.files(by.tenant, taken.id)]);
    return isSameText(textsOf(ours), theirs) ? [] : [sameVersionChanged(taken.version)];
  }
}

function sameVersionChanged(version: string): Finding {
  return {
    ...{ code: 'CHANGED_UNDER_SAME_VERSION', place: 'manifest.json#/version', severity: 'warning' },
    message: {
      zh: `本地使用的也是 ${version}，但内容不同：这份事项包被改动过，版本号没有变。`,
      en: `${version} is in force here too, with other content: this package was changed without a new version.`,
    },
  };
}

const notImported = refused('PACKAGE_NOT_IMPORTED', {
  zh: '这份草稿是本地的修改，不是导入的事项包。',
  en: 'This draft is a change of your own, not a package of somebody else.',
});
