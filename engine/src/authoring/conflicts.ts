import { done, type Outcome, refused } from '@onething/rules';
import type { Actor } from '../engine.js';
import { isId } from '../ids.js';
import type { PackageDraftStore } from '../stores/package-draft-store.js';
import type { PackageImportStore, StoredConflict } from '../stores/package-import-store.js';
import type { Authoring } from './authoring.js';
import type { Json } from './merge/merge-json.js';
import { putAt } from './merge/put-at.js';
import { packageDraftNotFound } from './package-drafts.js';

/** Where a new version and local changes met: somebody says which one stands. */
export function createConflicts(drafts: PackageDraftStore, imports: PackageImportStore): Pick<Authoring, 'decideConflict'> {
  return {
    async decideConflict(id, { path, pointer, take }, by) {
      const draft = isId(id) ? await drafts.get(by.tenant, id) : undefined;
      if (!draft) return packageDraftNotFound;
      const conflict = (await imports.conflicts(by.tenant, id)).find((one) => one.path === path && one.pointer === pointer);
      if (!conflict) return conflictNotFound;

      const put = await putInto(id, conflict, take, by);
      if (!put.ok) return put;
      await imports.choose(by.tenant, id, path, pointer, take);
      return done(undefined);
    },
  };

  /** The chosen side is written into the draft; what else was changed in the file meanwhile stays. */
  async function putInto(id: string, { path, pointer, ...sides }: StoredConflict, take: 'ours' | 'theirs', by: Actor): Promise<Outcome<void>> {
    const file = (await drafts.files(by.tenant, id)).find((one) => one.path === path);
    // A file as a whole stands as its text.
    const content = pointer === '' ? sides[take] : changedJson(file?.content, pointer, sides[take]);
    if (content === file?.content) return done(undefined);

    const saved = await drafts.save(by.tenant, id, { path, content, rev: file?.rev ?? 0 }, { id: by.person, name: by.name });
    return saved === undefined ? changedMeanwhile : done(undefined);
  }
}

function changedJson(content: string | undefined, pointer: string, side: string | undefined): string {
  const json: Json | undefined = content === undefined ? undefined : JSON.parse(content);
  const value: Json | undefined = side === undefined ? undefined : JSON.parse(side);
  return `${JSON.stringify(putAt(json, pointer, value), null, 2)}\n`;
}

/** Says of each place what both sides have done. */
export function conflictsOpen(conflicts: readonly StoredConflict[]): Outcome<never> {
  const sentence = {
    zh: '新版本和本地修改改到了同一处，请逐处决定用哪一份。',
    en: 'The new version and local changes touch the same places: decide about each.',
  };
  const problems = conflicts.map(({ path, pointer, ours, theirs }) => ({
    code: 'CONFLICT_OPEN',
    place: pointer === '' ? path : `${path}#${pointer}`,
    message: { zh: `本地：${brief(ours)}；新版本：${brief(theirs)}`, en: `here: ${brief(ours)}; new version: ${brief(theirs)}` },
  }));
  return refused('CONFLICTS_OPEN', sentence, problems);
}

function brief(side: string | undefined): string {
  if (side === undefined) return '—';
  return side.length > 80 ? `${side.slice(0, 80)}…` : side;
}

const conflictNotFound = refused('CONFLICT_NOT_FOUND', { zh: '这份草稿没有这一处冲突。', en: 'The draft has no such conflict.' });

const changedMeanwhile = refused('FILE_CHANGED_ELSEWHERE', {
  zh: '文件刚刚被他人修改，请刷新后再选择。',
  en: 'Somebody else has just changed the file: load it again, then choose.',
});
