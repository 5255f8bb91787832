import { done, type Outcome, type Refused, refused } from '@onething/rules';
import type { Actor, Releases } from '../engine.js';
import type { Ids } from '../ids.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { PackageDraftStore } from '../stores/package-draft-store.js';
import type { Authoring, NewPackage } from './authoring.js';
import { entryOf, fileOf } from './package-drafts.js';
import { mayHold, textsOf } from './package-text.js';
import { draftOpen } from './propose.js';

export interface NewPackageParts {
  readonly store: PackageDraftStore;
  readonly library: WholeLibrary;
  readonly releases: Releases;
  readonly ids: Ids;
}

/** Packages that begin here: empty, or like one that is in force. */
export function createNewPackages({ store, library, releases, ids }: NewPackageParts): Pick<Authoring, 'createPackage'> {
  return {
    async createPackage(beginning, by) {
      const { package: name, title } = beginning;
      if (!/^[a-z][a-z0-9-]{1,62}$/.test(name) || name === 'common') return idInvalid;
      if (await library.ofPackage(name, by.tenant)) return packageExists(name);
      if (await store.ofPackage(by.tenant, name)) return draftOpen(title);

      const files = await filesOf(beginning, by);
      if (!files.ok) return files;
      const id = ids.next();
      await store.open(by.tenant, { id, package: name, title, status: 'editing', files: files.value }, { id: by.person, name: by.name });
      const kept = await store.get(by.tenant, id);
      return kept ? done({ ...entryOf(kept), files: (await store.files(by.tenant, id)).map(fileOf) }) : draftOpen(title);
    },
  };

  async function filesOf({ from, files = [], ...named }: NewPackage, by: Actor): Promise<Outcome<ReadonlyMap<string, string>>> {
    if (from !== undefined) {
      const found = await releases.files(from, by);
      return found.ok ? done(likeIt(textsOf(found.value), named)) : found;
    }
    if (!files.some(({ path }) => path === 'manifest.json')) return nothingToBeginWith;
    const refusal = files.map(({ path }) => mayHold(path)).find((allowed): allowed is Refused => !allowed.ok);
    return refusal ?? done(new Map(files.map(({ path, text }) => [path, text])));
  }
}

/** The files of the example under another name. Its English title and the rows of the plan that it serves were those of the example. */
function likeIt(files: ReadonlyMap<string, string>, { package: id, title, level }: NewPackage): ReadonlyMap<string, string> {
  const { titleEn: _, serves: __, ...manifest }: { titleEn?: string; serves?: unknown } = JSON.parse(files.get('manifest.json') ?? '{}');
  const named = { ...manifest, id, version: '1.0.0', title, ...(level ? { level } : {}) };
  const { '/manifest.json/title': ___, ...texts }: Record<string, string> = JSON.parse(files.get('i18n/en.json') ?? '{}');
  return new Map([...files, ['manifest.json', json(named)], ...(files.has('i18n/en.json') ? ([['i18n/en.json', json(texts)]] as const) : [])]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function packageExists(id: string): Outcome<never> {
  return refused('PACKAGE_EXISTS', {
    zh: `已经有编号为“${id}”的事项包了，请换一个编号，或者打开它来修改。`,
    en: `There is a package "${id}" already: choose another id, or open that one and change it.`,
  });
}

const idInvalid = refused('PACKAGE_ID_INVALID', {
  zh: '事项包的编号要用小写字母开头，只含小写字母、数字和短横，2 到 63 个字符。',
  en: 'The id of a package begins with a small letter and has 2 to 63 small letters, digits and dashes.',
});

const nothingToBeginWith = refused('PACKAGE_BEGINNING_MISSING', {
  zh: '没有说明从什么开始：请选择一个样子，或者从空白开始。',
  en: 'It is not said what to begin with: choose an example, or begin with an empty package.',
});
