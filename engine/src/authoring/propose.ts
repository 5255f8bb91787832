import { type Manifest, readPackage } from '@onething/processes';
import { done, type Finding, type Outcome, refused } from '@onething/rules';
import type { Actor } from '../engine.js';
import { isId } from '../ids.js';
import type { StoredDraftFile, StoredPackageDraft } from '../stores/package-draft-store.js';
import type { Authoring } from './authoring.js';
import { keptUp } from './keep-up.js';
import { noSettings } from './local-settings.js';
import { packageDraftNotFound, presentFiles } from './package-drafts.js';
import { bytesOf, isSameText, textsOf, withNextVersion } from './package-text.js';
import { entryOf, type ProposalParts } from './proposals.js';

type Proposing = Pick<Authoring, 'propose' | 'proposeFiles'>;

interface Change {
  readonly files: ReadonlyMap<string, string>;
  readonly authors: readonly string[];
  readonly findings: readonly Finding[];
  readonly note: string;
  /** Absent for what came as files. */
  readonly draft?: StoredPackageDraft;
}

/** Puts a change before a second person, after everything that publishing asks for has been proven. */
export function createProposing({ drafts, store, library, releases, ids, readiness }: ProposalParts): Proposing {
  return {
    async propose(id, note, by) {
      const draft = isId(id) ? await drafts.get(by.tenant, id) : undefined;
      if (!draft) return packageDraftNotFound;

      const kept = await drafts.files(by.tenant, id);
      const inForce = await library.ofPackage(draft.package, by.tenant);
      const current = await keptUp(draft, presentFiles(kept), inForce?.hash, releases, by);
      if (!current.ok) return current;
      const published = await releases.versions(draft.package, by);
      const files = withManifest(current.value, [...published, inForce?.version ?? ''], draft.status === 'editing');
      // What is quickly said first: playing the scenarios takes a while.
      const ready = await readiness(id, by);
      if (!ready.ok) return ready;
      const proven = await releases.examine(bytesOf(files), by);
      if (!proven.ok) return proven;

      return put({ files, authors: handsIn(draft, kept, by), findings: [...ready.value, ...proven.value], note, draft }, by);
    },

    async proposeFiles(files, note, by) {
      const [read, checked] = [await readPackage(files), await releases.check(files, by)];
      if (!read.ok) return read;
      if (!checked.ok) return checked;
      const isSound = checked.value.every(({ severity }) => severity !== 'error');
      const known = isSound ? await mayFollow(read.value.manifest, files, by) : done(undefined);
      if (!known.ok) return known;
      const proven = await releases.examine(files, by);
      if (!proven.ok) return proven;

      return put({ files: textsOf(files), authors: [by.person], findings: proven.value, note }, by);
    },
  };

  async function put({ files, authors, findings, note, draft }: Change, by: Actor) {
    const read = await readPackage(bytesOf(files));
    if (!read.ok) return read;
    const { id: name, title, version } = read.value.manifest;
    const base = (await library.ofPackage(name, by.tenant))?.hash;
    const proposal = { id: ids.next(), package: name, title, version, base, note, authors, findings, files };
    const origin = { imported: draft?.import !== undefined, draft: draft?.id, import: draft?.import, settings: draft?.settings ?? noSettings };
    const added = await store.add(by.tenant, { ...proposal, ...origin }, { id: by.person, name: by.name });
    const kept = added ? await store.get(by.tenant, proposal.id) : undefined;
    return kept ? done({ ...entryOf(kept, by), findings: [...findings] }) : openAlready;
  }

  /** A folder says its own version; a published one never means two things, and nobody's draft is passed over. */
  async function mayFollow({ id, title, version }: Manifest, files: ReadonlyMap<string, Uint8Array>, by: Actor): Promise<Outcome<void>> {
    if (await drafts.ofPackage(by.tenant, id)) return draftOpen(title);
    const inForce = await library.ofPackage(id, by.tenant);
    if (!(await releases.versions(id, by)).includes(version)) return done(undefined);

    const same = inForce?.tenant === by.tenant && isSameText(textsOf(files), textsOf(await releases.filesOf(inForce.hash, by)));
    return same ? releaseInForce : versionTaken(title, version);
  }
}

/** Everybody who proposes, has changed a file (whoever changed it after him), taken it from elsewhere, or set something. */
function handsIn({ hands }: StoredPackageDraft, files: readonly StoredDraftFile[], by: Actor): string[] {
  return [...new Set([by.person, ...hands, ...files.map(({ changedBy }) => changedBy.id).filter((author) => author !== '')])];
}

/** An own change of a published version is the next version; a package of somebody else says its own. */
function withManifest(files: ReadonlyMap<string, string>, published: readonly string[], own: boolean): ReadonlyMap<string, string> {
  const manifest = files.get('manifest.json');
  return own && manifest !== undefined ? new Map([...files, ['manifest.json', withNextVersion(manifest, published)]]) : files;
}

/** Somebody is at work on the package; what comes from outside must wait. */
export function draftOpen(title: string): Outcome<never> {
  return refused('PACKAGE_DRAFT_OPEN', {
    zh: `本地正在修改“${title}”，请先完成或放弃那份草稿，再导入或提请。`,
    en: `"${title}" is being changed here: finish or discard that draft, then import or propose.`,
  });
}

function versionTaken(title: string, version: string): Outcome<never> {
  return refused('VERSION_TAKEN', {
    zh: `“${title}”的 ${version} 已经发布，内容与这一份不同。请在 manifest.json 里写上新的版本号。`,
    en: `${version} of "${title}" is published and differs from this: write a new version into manifest.json.`,
  });
}

const releaseInForce = refused('RELEASE_IN_FORCE', { zh: '这个版本正在使用，不需要再发布。', en: 'This release is in force already.' });

const openAlready = refused('PROPOSAL_OPEN_ALREADY', {
  zh: '这个事项包已有一份修改在等待审批，请先请发布员处理。',
  en: 'A change of this package already waits for approval: let a publisher decide about it first.',
});
