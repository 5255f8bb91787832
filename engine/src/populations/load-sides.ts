import { type Package, readPackage } from '@onething/processes';
import { civilDateOf, done, formatInstant, type Outcome } from '@onething/rules';
import { packageDraftNotFound, presentFiles } from '../authoring/package-drafts.js';
import { bytesOf } from '../authoring/package-text.js';
import type { Actor } from '../engine.js';
import { isId } from '../ids.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { CompiledRelease } from '../releases/release-library.js';
import { remembered } from '../releases/remembered.js';
import type { PackageDraftStore } from '../stores/package-draft-store.js';
import type { StoredPopulation } from '../stores/population-store.js';
import type { ProposalStore } from '../stores/proposal-store.js';
import type { Change } from './change.js';
import { packageNotFound } from './refusals.js';
import { chainOf, changed, type Side } from './sides.js';

export interface SideParts {
  readonly library: WholeLibrary;
  readonly drafts: PackageDraftStore;
  readonly proposals: ProposalStore;
  /** A clock of this machine, for how long a draft is believed to be as it was read. */
  readonly milliseconds: () => number;
}

/** Both sides of a comparison. */
export interface Sides {
  readonly baseline: Side;
  readonly draft: Side;
}

/** Reads what is in force, and what a draft or proposal would make of it. */
export interface SideReader {
  /** `PACKAGE_NOT_FOUND`, `PACKAGE_DRAFT_NOT_FOUND`, `PACKAGE_INVALID`, `DECISION_NOT_FOUND`, `CHANGE_INVALID`, `NUMBER_NOT_FOUND`. */
  sides(population: StoredPopulation, change: Change, by: Actor): Promise<Outcome<Sides>>;
  /** The side of a draft (or of the release in force) before anything is moved, and the package it is in. */
  unmoved(population: StoredPopulation, draft: string | undefined, by: Actor): Promise<Outcome<{ readonly side: Side; readonly package: Package }>>;
  /** The package that a proposal changes. */
  packageOfProposal(proposal: string, by: Actor): Promise<string | undefined>;
  ofProposal(population: StoredPopulation, proposal: string, by: Actor): Promise<Outcome<Side>>;
}

const draftFreshMs = 2000;
const mostDrafts = 20;

/** Over releases, drafts and proposals. While somebody drags, a draft is read once in two seconds. */
export function createSideReader({ library, drafts, proposals, milliseconds }: SideParts): SideReader {
  const draftPackages = remembered(mostDrafts, (key: string): Promise<Outcome<Package>> => {
    const [tenant = '', draft = ''] = key.split(' ');
    return readDraft(tenant, draft);
  });

  return {
    async sides(population, change, by) {
      const baseline = await unmoved(population, undefined, by);
      if (!baseline.ok) return baseline;
      const draft = change.draft === undefined ? baseline : await unmoved(population, change.draft, by);
      if (!draft.ok) return draft;
      const moved = changed(draft.value.side, change);

      return moved.ok ? done({ baseline: baseline.value.side, draft: moved.value }) : moved;
    },
    unmoved,
    packageOfProposal: async (proposal, by) => (await proposals.get(by.tenant, proposal))?.package,
    async ofProposal(population, proposal, by) {
      const release = await inForce(population, by);
      if (!release) return packageNotFound;
      const read = await readPackage(bytesOf(await proposals.files(by.tenant, proposal)));
      return read.ok ? sideOf(population, { ...release, package: read.value }, by) : read;
    },
  };

  async function unmoved(population: StoredPopulation, draft: string | undefined, by: Actor) {
    const release = await inForce(population, by);
    if (!release) return packageNotFound;
    const from = draft === undefined ? done(release.package) : await draftPackages(`${by.tenant} ${draft} ${Math.floor(milliseconds() / draftFreshMs)}`);
    if (!from.ok) return from;
    const side = await sideOf(population, { ...release, package: from.value }, by);

    return side.ok ? done({ side: side.value, package: from.value }) : side;
  }

  async function inForce({ package: name }: StoredPopulation, by: Actor): Promise<CompiledRelease | undefined> {
    const stored = await library.ofPackage(name, by.tenant);
    return stored && library.release(stored.hash, by.tenant);
  }

  /** Parameters are those of the day for which the people were frozen. */
  async function sideOf({ plan, asOf }: StoredPopulation, release: CompiledRelease, by: Actor): Promise<Outcome<Side>> {
    const chain = chainOf(plan, release.package);
    if (!chain.ok) return chain;

    return done({ chain: chain.value, parameters: await library.parameters(release, by.tenant, civilDateOf(formatInstant(asOf.getTime()))) });
  }

  async function readDraft(tenant: string, draft: string): Promise<Outcome<Package>> {
    if (!isId(draft) || !(await drafts.get(tenant, draft))) return packageDraftNotFound;
    return readPackage(bytesOf(presentFiles(await drafts.files(tenant, draft))));
  }
}
