import { readPackage } from '@onething/processes';
import { done, formatInstant, type Outcome, refused } from '@onething/rules';
import type { Actor, Releases } from '../engine.js';
import { type Ids, isId } from '../ids.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { PackageDraftStore } from '../stores/package-draft-store.js';
import type { ProposalStore, StoredProposal } from '../stores/proposal-store.js';
import type { Authoring, ProposalEntry } from './authoring.js';
import { packageDraftNotFound, presentFiles } from './package-drafts.js';
import { bytesOf, textsOf, withNextVersion } from './package-text.js';

export interface ProposalParts {
  readonly drafts: PackageDraftStore;
  readonly store: ProposalStore;
  readonly library: WholeLibrary;
  readonly releases: Releases;
  readonly ids: Ids;
  /** Roles of a package of somebody else that nobody here answers for. */
  readonly unboundRoles: (draft: string, by: Actor) => Promise<readonly string[]>;
}

type Proposing = Pick<Authoring, 'propose' | 'proposals' | 'proposal' | 'approve' | 'decline'>;

/** What waits for a second person: the files as they were proposed, so that later changes of the draft do not slip in. */
export function createProposals({ drafts, store, library, releases, ids, unboundRoles }: ProposalParts): Proposing {
  return {
    async propose(id, note, by) {
      const draft = isId(id) ? await drafts.get(by.tenant, id) : undefined;
      if (!draft) return packageDraftNotFound;

      const kept = await drafts.files(by.tenant, id);
      const inForce = await library.ofPackage(draft.package, by.tenant);
      const files = withManifest(presentFiles(kept), inForce?.version, draft.status === 'editing');
      const proven = await releases.examine(bytesOf(files), by);
      if (!proven.ok) return proven;
      const unbound = draft.status === 'quarantined' ? await unboundRoles(id, by) : [];
      if (unbound.length > 0) return portsNotBound(unbound);

      const read = await readPackage(bytesOf(files));
      if (!read.ok) return read;
      const { title, version } = read.value.manifest;
      const authors = [...new Set([by.person, ...kept.map(({ changedBy }) => changedBy.id).filter((author) => author !== '')])];
      const proposal = { id: ids.next(), package: draft.package, title, version, base: inForce?.hash, imported: draft.status === 'quarantined', note, authors };
      const added = await store.add(by.tenant, { ...proposal, files }, { id: by.person, name: by.name });
      return added ? entry(proposal.id, by) : openAlready;
    },

    proposals: async (by) => (await store.list(by.tenant)).map((proposal) => entryOf(proposal, by)),

    async proposal(id, by) {
      const found = await find(id, by);
      if (!found) return proposalNotFound;

      const [before, after] = await Promise.all([filesBefore(found, by), store.files(by.tenant, id)]);
      return done({ ...entryOf(found, by), before: Object.fromEntries(before), after: Object.fromEntries(after) });
    },

    async approve(id, by) {
      const found = await find(id, by);
      if (!found) return proposalNotFound;
      if (found.authors.includes(by.person)) return fourEyes;
      // A node may have died between the decision and the publishing: then the same is done again.
      if (found.status !== 'publishing' && !(await store.take(by.tenant, id, { id: by.person, name: by.name }, 'publishing'))) return decided;

      const published = await releases.publish(bytesOf(await store.files(by.tenant, id)), by);
      if (!published.ok) {
        await store.putBack(by.tenant, id);
        return published;
      }
      await releases.bringIntoForce(found.package, published.value.release, found.note, by);
      await store.published(by.tenant, id, published.value.release);
      await forgetDraft(found.package, by);
      return entry(id, by);
    },

    async decline(id, reason, by) {
      const found = await find(id, by);
      if (!found) return proposalNotFound;
      if (found.authors.includes(by.person)) return fourEyes;

      return (await store.take(by.tenant, id, { id: by.person, name: by.name }, 'declined', reason)) ? entry(id, by) : decided;
    },
  };

  async function find(id: string, by: Actor): Promise<StoredProposal | undefined> {
    return isId(id) ? store.get(by.tenant, id) : undefined;
  }

  async function entry(id: string, by: Actor): Promise<Outcome<ProposalEntry>> {
    const found = await find(id, by);
    return found ? done(entryOf(found, by)) : proposalNotFound;
  }

  async function filesBefore({ base }: StoredProposal, by: Actor): Promise<ReadonlyMap<string, string>> {
    return base === undefined ? new Map() : textsOf(await releases.filesOf(base, by));
  }

  /** The next change begins with what is in force now. */
  async function forgetDraft(name: string, by: Actor): Promise<void> {
    const draft = await drafts.ofPackage(by.tenant, name);
    if (draft) await drafts.discard(by.tenant, draft.id);
  }
}

/** An own change of a published version is the next version; a package of somebody else says its own. */
function withManifest(files: ReadonlyMap<string, string>, published: string | undefined, own: boolean): ReadonlyMap<string, string> {
  const manifest = files.get('manifest.json');
  return own && manifest !== undefined ? new Map([...files, ['manifest.json', withNextVersion(manifest, published)]]) : files;
}

function entryOf({ authors, base, proposedAt, decidedAt, ...proposal }: StoredProposal, by: Actor): ProposalEntry {
  return {
    ...proposal,
    proposedAt: formatInstant(proposedAt.getTime()),
    decidedAt: decidedAt && formatInstant(decidedAt.getTime()),
    mayDecide: proposal.status === 'open' && !authors.includes(by.person),
  };
}

const proposalNotFound = refused('PROPOSAL_NOT_FOUND', { zh: '没有找到这份发布申请。', en: 'There is no such proposal.' });

const fourEyes = refused('FOUR_EYES', {
  zh: '这份修改您参与过，须由另一位发布员审批。',
  en: 'You have a hand in this change: another publisher must decide.',
});

const decided = refused('PROPOSAL_DECIDED', {
  zh: '这份发布申请已经有人处理，请刷新查看。',
  en: 'Somebody has already decided about this proposal; load it again.',
});

const openAlready = refused('PROPOSAL_OPEN_ALREADY', {
  zh: '这个事项包已有一份修改在等待审批，请先请发布员处理。',
  en: 'A change of this package already waits for approval: let a publisher decide about it first.',
});

function portsNotBound(roles: readonly string[]): Outcome<never> {
  const problems = roles.map((role) => ({
    code: 'PORT_NOT_BOUND',
    place: `manifest.json#/ports/roles ${role}`,
    message: { zh: `岗位“${role}”还没有指定由哪个部门办理。`, en: `No department answers for the role "${role}" yet.` },
  }));
  return refused('PORTS_NOT_BOUND', { zh: '请先为每个岗位指定本地的办理部门。', en: 'Say first which department answers for each role.' }, problems);
}
