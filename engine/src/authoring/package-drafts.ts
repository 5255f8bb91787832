import { done, type Finding, formatInstant, type Refused, refused } from '@onething/rules';
import type { Actor, Releases } from '../engine.js';
import { type Ids, isId } from '../ids.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { PackageDraftStore, StoredDraftFile, StoredPackageDraft } from '../stores/package-draft-store.js';
import type { Authoring, DraftFile, PackageDraft, PackageDraftEntry } from './authoring.js';
import { bytesOf, mayHold, textsOf } from './package-text.js';

export interface PackageDraftParts {
  readonly store: PackageDraftStore;
  readonly library: WholeLibrary;
  readonly releases: Releases;
  readonly ids: Ids;
}

type Drafting = Pick<Authoring, 'drafts' | 'openDraft' | 'draft' | 'saveFile' | 'discardDraft' | 'checkDraft'>;

/** Packages being changed, each file with a revision of its own, so that two people cannot overwrite each other. */
export function createPackageDrafts({ store, library, releases, ids }: PackageDraftParts): Drafting {
  return {
    drafts: async (by) => (await store.list(by.tenant)).map(entryOf),

    async openDraft(id, by) {
      const known = await store.ofPackage(by.tenant, id);
      if (known) return done(await whole(known, by));

      const [inForce, files] = [await library.ofPackage(id, by.tenant), await releases.files(id, by)];
      if (!inForce || !files.ok) return files.ok ? packageDraftNotFound : files;

      const { title, hash } = inForce;
      const draft = { id: ids.next(), package: id, title, status: 'editing' as const, base: hash, files: textsOf(files.value) };
      await store.open(by.tenant, draft, { id: by.person, name: by.name });
      const kept = await store.ofPackage(by.tenant, id);
      return kept ? done(await whole(kept, by)) : packageDraftNotFound;
    },

    async draft(id, by) {
      const kept = await find(id, by);
      return kept ? done(await whole(kept, by)) : packageDraftNotFound;
    },

    async saveFile(id, { path, text, rev }, by) {
      const kept = await find(id, by);
      if (!kept) return packageDraftNotFound;
      if (kept.status === 'quarantined') return inQuarantine;
      const allowed = mayHold(path);
      if (!allowed.ok) return allowed;

      const saved = await store.save(by.tenant, id, { path, content: text, rev }, { id: by.person, name: by.name });
      if (saved !== undefined) return done({ path, rev: saved });
      return changedElsewhere(
        path,
        (await store.files(by.tenant, id)).find((file) => file.path === path),
      );
    },

    async discardDraft(id, by) {
      return isId(id) && (await store.discard(by.tenant, id)) ? done(undefined) : packageDraftNotFound;
    },

    async checkDraft(id, by) {
      const kept = await find(id, by);
      if (!kept) return packageDraftNotFound;

      const examined = await releases.check(bytesOf(presentFiles(await store.files(by.tenant, id))), by);
      return done({ findings: examined.ok ? examined.value : asFindings(examined) });
    },
  };

  function find(id: string, by: Actor): Promise<StoredPackageDraft | undefined> {
    return isId(id) ? store.get(by.tenant, id) : Promise.resolve(undefined);
  }

  async function whole(kept: StoredPackageDraft, by: Actor): Promise<PackageDraft> {
    return { ...entryOf(kept), files: (await store.files(by.tenant, kept.id)).map(fileOf) };
  }
}

/** The files that a draft has now, without those that were taken away. */
export function presentFiles(files: readonly StoredDraftFile[]): ReadonlyMap<string, string> {
  return new Map(files.flatMap(({ path, content }) => (content === undefined ? [] : [[path, content] as const])));
}

/** A draft in a list. */
export function entryOf({ openedAt, import: taken, settings: _settings, hands: _hands, ...draft }: StoredPackageDraft): PackageDraftEntry {
  return { ...draft, imported: taken !== undefined, openedAt: formatInstant(openedAt.getTime()) };
}

/** A file on the wire. */
export function fileOf({ path, content, rev, changedBy, changedAt }: StoredDraftFile): DraftFile {
  return { path, text: content, rev, changedBy: changedBy.name, changedAt: formatInstant(changedAt.getTime()) };
}

function asFindings({ code, message, problems }: Refused): Finding[] {
  return (problems ?? [{ code, place: '', message }]).map((problem) => ({ ...problem, severity: 'error' }));
}

/** There is no such draft in this tenant. */
export const packageDraftNotFound = refused('PACKAGE_DRAFT_NOT_FOUND', {
  zh: '没有找到这份草稿，可能已经放弃或发布，请从事项包列表重新打开。',
  en: 'There is no such draft; it may be discarded or published. Open the package again from the list.',
});

const inQuarantine = refused('PACKAGE_IN_QUARANTINE', {
  zh: '这是别处导入、还在隔离区的事项包，发布之后才能修改。',
  en: 'This package came from elsewhere and is in quarantine: it can be changed once it is published.',
});

function changedElsewhere(path: string, file: StoredDraftFile | undefined): Refused {
  const [who, at] = [file?.changedBy.name ?? '', file ? formatInstant(file.changedAt.getTime()).slice(0, 16).replace('T', ' ') : ''];
  return refused('FILE_CHANGED_ELSEWHERE', {
    zh: `“${path}”已由${who || '他人'}在 ${at} 修改。您的内容没有丢失：请先看对方的修改，再决定用哪一份。`,
    en: `"${path}" was changed by ${who || 'somebody else'} at ${at}. Yours is not lost: look at theirs, then choose.`,
  });
}
