import { done, type Outcome, refused } from '@onething/rules';
import type { Actor, Releases } from '../engine.js';
import type { StoredPackageDraft } from '../stores/package-draft-store.js';
import { type Conflict, mergeFiles } from './merge/merge-files.js';
import { textsOf } from './package-text.js';

type Files = ReadonlyMap<string, string>;

/**
 * Brings a draft up to what was put in force since it was opened, so that a proposal never takes back what others have
 * published meanwhile. `BASE_CHANGED` names the places that both have changed.
 */
export async function keptUp(draft: StoredPackageDraft, files: Files, inForce: string | undefined, releases: Releases, by: Actor): Promise<Outcome<Files>> {
  if (!draft.base || !inForce || draft.base === inForce) return done(files);
  // What was joined with local changes would have to be joined anew.
  if (draft.import) return importAgain;

  const [base, theirs] = [textsOf(await releases.filesOf(draft.base, by)), textsOf(await releases.filesOf(inForce, by))];
  const merged = mergeFiles(base, files, theirs);
  return merged.conflicts.length === 0 ? done(merged.files) : baseChanged(merged.conflicts);
}

function baseChanged(conflicts: readonly Conflict[]): Outcome<never> {
  const sentence = {
    zh: '您修改期间，别人发布了新的版本，并且改到了同一处。请对照已发布的版本改好下列各处，再提请发布。',
    en: 'While you worked another version was published that touches the same places: bring these in line with it, then propose.',
  };
  const problems = conflicts.map(({ path, pointer, theirs = '—' }) => ({
    code: 'CONFLICT_OPEN',
    place: pointer === '' ? path : `${path}#${pointer}`,
    message: { zh: `已发布的版本：${theirs.slice(0, 80)}`, en: `in force: ${theirs.slice(0, 80)}` },
  }));
  return refused('BASE_CHANGED', sentence, problems);
}

const importAgain = refused('BASE_CHANGED', {
  zh: '导入之后，本地又发布了新的版本。请放弃这份草稿，重新导入，以便合并本地修改。',
  en: 'Another version was published here since the import: discard this draft and import again, so that local changes are kept.',
});
