import type { Authoring } from '../../engine/src/authoring/authoring.js';
import { createAuthoring } from '../../engine/src/authoring/create-authoring.js';
import { uuidIds } from '../../engine/src/ids.js';
import { endpointStore } from '../../engine/src/stores/endpoint-store.js';
import { packageDraftStore } from '../../engine/src/stores/package-draft-store.js';
import { packageImportStore } from '../../engine/src/stores/package-import-store.js';
import { portStore } from '../../engine/src/stores/port-store.js';
import { proposalStore } from '../../engine/src/stores/proposal-store.js';
import { releaseStore } from '../../engine/src/stores/release-store.js';
import { trustStore } from '../../engine/src/stores/trust-store.js';
import type { TestDatabase } from './test-database.js';
import type { TestParts } from './test-parts.js';

/** Drafts, proposals and imports over a test database, with real stores. */
export function testAuthoring({ app }: TestDatabase, { library, releases }: TestParts): Authoring {
  return createAuthoring({
    ...{ drafts: packageDraftStore(app), proposals: proposalStore(app), imports: packageImportStore(app), ports: portStore(app) },
    ...{ endpoints: endpointStore(app), installed: { bank: true, channels: [] } },
    ...{ trust: trustStore(app), store: releaseStore(app), library, releases, ids: uuidIds },
  });
}
