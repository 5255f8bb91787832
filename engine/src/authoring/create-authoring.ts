import { formatInstant } from '@onething/rules';
import type { Releases } from '../engine.js';
import type { Ids } from '../ids.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { PackageDraftStore } from '../stores/package-draft-store.js';
import type { PackageImportStore } from '../stores/package-import-store.js';
import type { PortStore } from '../stores/port-store.js';
import type { ProposalStore } from '../stores/proposal-store.js';
import type { ReleaseStore } from '../stores/release-store.js';
import type { TrustStore } from '../stores/trust-store.js';
import type { Authoring } from './authoring.js';
import { createConflicts } from './conflicts.js';
import { createDraftSettings } from './draft-settings.js';
import { createImports } from './imports.js';
import { createNewPackages } from './new-packages.js';
import { createPackageDrafts } from './package-drafts.js';
import { createProposals } from './proposals.js';
import { createProposing } from './propose.js';
import { createSamplePapers } from './sample-papers.js';
import type { Installed, SurroundingsParts } from './surroundings.js';

export interface AuthoringParts {
  readonly drafts: PackageDraftStore;
  readonly proposals: ProposalStore;
  readonly imports: PackageImportStore;
  readonly ports: PortStore;
  readonly endpoints: SurroundingsParts['endpoints'];
  readonly installed: Installed;
  readonly trust: TrustStore;
  readonly store: ReleaseStore;
  readonly library: WholeLibrary;
  readonly releases: Releases;
  readonly ids: Ids;
}

/** Drafts, proposals, imports and going back, over their stores. */
export function createAuthoring(parts: AuthoringParts): Authoring {
  const { drafts, proposals, imports, ports, endpoints, installed, trust, store, library, releases, ids } = parts;
  const surroundings = { ports, endpoints, installed };
  const { readiness, ...importing } = createImports({ drafts, imports, surroundings, trust, library, releases, ids });
  const proposing = { drafts, store: proposals, library, releases, ids, ports, readiness };

  return {
    ...createPackageDrafts({ store: drafts, library, releases, ids }),
    ...createNewPackages({ store: drafts, library, releases, ids }),
    ...createProposing(proposing),
    ...createProposals(proposing),
    ...createSamplePapers(drafts),
    ...importing,
    ...createConflicts(drafts, imports),
    ...createDraftSettings(drafts, surroundings),
    publications: async (id, by) => (await store.publications(by.tenant, id)).map(({ at, ...entry }) => ({ ...entry, at: formatInstant(at.getTime()) })),
    restore: (id, release, reason, by) => releases.restore(id, release, reason, by),
  };
}
