import { performance } from 'node:perf_hooks';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { createAuthoring } from './authoring/create-authoring.js';
import type { EngineConfig } from './config.js';
import { createClock } from './database/create-clock.js';
import { createHealth } from './database/create-health.js';
import { seedDemo } from './database/demo-data.js';
import { openServerDatabase } from './database/open-server-database.js';
import { createDrafts } from './drafts/create-drafts.js';
import type { Actor, Engine } from './engine.js';
import { createFiles } from './files/create-files.js';
import { createSweep } from './files/sweep.js';
import { createIdentity } from './identity/create-identity.js';
import { createPeople } from './identity/create-people.js';
import { uuidIds } from './ids.js';
import { openLogger } from './logger.js';
import { createNotifications } from './notifications/create-notifications.js';
import type { Bank } from './payments/bank.js';
import { httpBank } from './payments/http-bank.js';
import { simulatedBank } from './payments/simulated-bank.js';
import { createRegistries } from './registries/create-registries.js';
import { createCatalogue } from './releases/create-catalogue.js';
import { createReleaseLibrary } from './releases/create-release-library.js';
import { createReleases } from './releases/create-releases.js';
import { createRuntime } from './runtime/create-runtime.js';
import { secondOpinion } from './second-opinion/second-opinion.js';
import { createSharing } from './sharing/create-sharing.js';
import { clockStore } from './stores/clock-store.js';
import { commandStore } from './stores/command-store.js';
import { draftStore } from './stores/draft-store.js';
import { fileStore } from './stores/file-store.js';
import { notificationStore } from './stores/notification-store.js';
import { packageDraftStore } from './stores/package-draft-store.js';
import { packageImportStore } from './stores/package-import-store.js';
import { personStore } from './stores/person-store.js';
import { portStore } from './stores/port-store.js';
import { probeStore } from './stores/probe-store.js';
import { proposalStore } from './stores/proposal-store.js';
import { registryStore } from './stores/registry-store.js';
import { releaseStore } from './stores/release-store.js';
import { sealStore } from './stores/seal-store.js';
import { signInStore } from './stores/sign-in-store.js';
import { substitutionStore } from './stores/substitution-store.js';
import { trustStore } from './stores/trust-store.js';
import { createSubstitutions } from './substitutions/create-substitutions.js';

/** Opens the database, brings it up to date, and puts the parts together. Throws `StartRefused` for what a person can remedy. */
export async function openEngine(config: EngineConfig): Promise<Engine> {
  const logger = openLogger(config.logLevel, config.logFile);
  const server = await openServerDatabase(config, logger);
  const { app } = server.database;
  const milliseconds = () => performance.now();
  const ids = uuidIds;

  const persons = personStore(app);
  const people = createPeople(persons);
  const library = createReleaseLibrary(releaseStore(app), milliseconds);
  const releases = createReleases(library, releaseStore(app), ids, secondOpinion);
  const [ports, trust] = [portStore(app), trustStore(app)];
  const stores = { drafts: packageDraftStore(app), proposals: proposalStore(app), imports: packageImportStore(app), ports, trust, store: releaseStore(app) };
  const authoring = createAuthoring({ ...stores, library, releases, ids });
  const registries = createRegistries(registryStore(app));
  const notifications = createNotifications(notificationStore(app), people, ids);
  const clock = createClock({ store: clockStore(app), mode: config.mode, calendar: library.calendar, moved: () => runtime.wake() });
  const drafts = createDrafts({
    store: draftStore(app),
    releases: library,
    registries,
    people,
    ids,
    now: clock.now,
    about: (id, by) => runtime.aboutCase(id, by),
  });
  const mayReadCase = async (id: string, by: Actor) => (await runtime.cases.get(id, by)).ok;
  const files = createFiles({ store: fileStore(app), ids, mayReadCase });
  const sweep = createSweep(fileStore(app), logger);
  const { mode, publicUrl } = config;
  const runtime = createRuntime({
    mode,
    publicUrl,
    bank: bankOf(config),
    database: server.database,
    releases: library,
    registries,
    notifications,
    people,
    drafts,
    files,
    ids,
    logger,
  });

  try {
    // What we ship was compared before it was shipped; a start is not the time for it.
    if (mode === 'demo') await seedDemo({ app, releases: createReleases(library, releaseStore(app), ids), registries: registryStore(app), root: config.root });
  } catch (error) {
    await server.close();
    throw error;
  }

  return {
    identity: createIdentity(persons, signInStore(app), substitutionStore(app), mode),
    catalogue: createCatalogue(library, releaseStore(app), persons),
    ...{ drafts, files, notifications, releases, authoring, clock },
    sharing: createSharing(sealStore(app, ids.next), trust, ports),
    substitutions: createSubstitutions({
      ...{ store: substitutionStore(app), commands: commandStore(app, () => ids.next()) },
      ...{ people, notifications, ids, now: clock.now },
    }),
    ...{ cases: runtime.cases, tasks: runtime.tasks, documents: runtime.documents, incidents: runtime.incidents, notices: runtime.notices },
    payments: runtime.payments,
    health: createHealth(probeStore(app), metricsRegistry(), milliseconds),
    async start() {
      await runtime.start();
      sweep.start();
    },
    async stop() {
      sweep.stop();
      await runtime.stop();
      await server.close();
    },
  };
}

/** The city's bank; a demonstration without one has a simulated bank, production without one pays by file. */
function bankOf({ mode, bank }: EngineConfig): Bank | undefined {
  if (bank) return httpBank(bank);
  return mode === 'demo' ? simulatedBank : undefined;
}

function metricsRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'onething_' });
  return registry;
}
