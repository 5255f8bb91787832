import { formatInstant } from '@onething/rules';
import type { Releases } from '../engine.js';
import type { Ids } from '../ids.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { PackageDraftStore } from '../stores/package-draft-store.js';
import type { PortStore } from '../stores/port-store.js';
import type { ProposalStore } from '../stores/proposal-store.js';
import type { ReleaseStore } from '../stores/release-store.js';
import type { Authoring } from './authoring.js';
import { createImports } from './imports.js';
import { createPackageDrafts } from './package-drafts.js';
import { createProposals } from './proposals.js';

export interface AuthoringParts {
  readonly drafts: PackageDraftStore;
  readonly proposals: ProposalStore;
  readonly ports: PortStore;
  readonly store: ReleaseStore;
  readonly library: WholeLibrary;
  readonly releases: Releases;
  readonly ids: Ids;
}

/** Drafts, proposals, imports and going back, over their stores. */
export function createAuthoring({ drafts, proposals, ports, store, library, releases, ids }: AuthoringParts): Authoring {
  const { unboundRoles, ...imports } = createImports({ store: drafts, ports, releases, ids });

  return {
    ...createPackageDrafts({ store: drafts, library, releases, ids }),
    ...createProposals({ drafts, store: proposals, library, releases, ids, unboundRoles }),
    ...imports,
    publications: async (id, by) => (await store.publications(by.tenant, id)).map(({ at, ...entry }) => ({ ...entry, at: formatInstant(at.getTime()) })),
    restore: (id, release, reason, by) => releases.restore(id, release, reason, by),
  };
}
