import { done, type Finding, formatInstant, type Outcome, refused } from '@onething/rules';
import type { Actor, Releases } from '../engine.js';
import { type Ids, isId } from '../ids.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { PackageDraftStore } from '../stores/package-draft-store.js';
import type { PortStore } from '../stores/port-store.js';
import type { ProposalStore, StoredProposal } from '../stores/proposal-store.js';
import type { Authoring, ProposalEntry } from './authoring.js';
import { bytesOf, textsOf } from './package-text.js';

export interface ProposalParts {
  readonly drafts: PackageDraftStore;
  readonly store: ProposalStore;
  readonly library: WholeLibrary;
  readonly releases: Releases;
  readonly ids: Ids;
  readonly ports: PortStore;
  /** Whether a draft of somebody else's package may be proposed yet, with what the second person should know of it. */
  readonly readiness: (draft: string, by: Actor) => Promise<Outcome<readonly Finding[]>>;
}

type Deciding = Pick<Authoring, 'proposals' | 'proposal' | 'approve' | 'decline'>;

/** What waits for a second person: the files as they were proposed, so that later changes of the draft do not slip in. */
export function createProposals({ drafts, store, releases, ports }: ProposalParts): Deciding {
  return {
    proposals: async (by) => (await store.list(by.tenant)).map((proposal) => entryOf(proposal, by)),

    async proposal(id, by) {
      const found = await find(id, by);
      if (!found) return proposalNotFound;

      const [before, after] = await Promise.all([filesBefore(found, by), store.files(by.tenant, id)]);
      const sides = { before: Object.fromEntries(before), after: Object.fromEntries(after) };
      return done({ ...entryOf(found, by), ...sides, findings: [...found.findings], settings: found.settings });
    },

    async approve(id, by) {
      const found = await find(id, by);
      if (!found) return proposalNotFound;
      if (found.authors.includes(by.person)) return fourEyes;
      // A node may have died between the decision and the publishing: then the same is done again.
      if (found.status !== 'publishing' && !(await store.take(by.tenant, id, { id: by.person, name: by.name }, 'publishing'))) return decided;

      const published = await releases.publish(bytesOf(await store.files(by.tenant, id)), by, id);
      if (!published.ok) {
        await store.putBack(by.tenant, id);
        return published;
      }
      await ports.apply(by.tenant, found.package, found.settings, { id: by.person, name: by.name });
      await releases.bringIntoForce(found.package, published.value.release, found.note, by);
      await store.published(by.tenant, id, published.value.release);
      if (found.draft) await drafts.finish(by.tenant, found.draft, found.proposedAt, published.value.release);
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
}

/** A proposal in a list, as this person sees it. */
export function entryOf(stored: StoredProposal, by: Actor): ProposalEntry {
  const { authors, base, draft, import: _import, findings, settings, proposedAt, decidedAt, ...proposal } = stored;
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
