import { performance } from 'node:perf_hooks';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { checkpointFolder } from './audit/checkpoint.js';
import { createAudit } from './audit/create-audit.js';
import { deletionList } from './audit/deletion-list.js';
import { createAuthoring } from './authoring/create-authoring.js';
import { createBindings } from './bindings/create-bindings.js';
import { createCalendars } from './calendars/create-calendars.js';
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
import { createIndicators } from './indicators/create-indicators.js';
import { openLogger } from './logger.js';
import { createCaseMoves } from './moves/create-case-moves.js';
import { createNotifications } from './notifications/create-notifications.js';
import { openOutside } from './notifications/open-outside.js';
import type { Bank } from './payments/bank.js';
import { httpBank } from './payments/http-bank.js';
import { simulatedBank } from './payments/simulated-bank.js';
import { createPopulations } from './populations/create-populations.js';
import { openPopulationRoom } from './populations/population-room.js';
import { createPopulationSweep } from './populations/population-sweep.js';
import { createRegistries } from './registries/create-registries.js';
import { createCatalogue } from './releases/create-catalogue.js';
import { createReleaseLibrary } from './releases/create-release-library.js';
import { createReleases } from './releases/create-releases.js';
import { createRuntime } from './runtime/create-runtime.js';
import { openFigures, openStepMetrics } from './runtime/step-metrics.js';
import { stopAll } from './runtime/stop-all.js';
import { createSchedules } from './schedules/create-schedules.js';
import { secondOpinion } from './second-opinion/second-opinion.js';
import { createSharing } from './sharing/create-sharing.js';
import { auditStore } from './stores/audit-store.js';
import { calendarStore } from './stores/calendar-store.js';
import { caseMoveStore } from './stores/case-move-store.js';
import { clockStore } from './stores/clock-store.js';
import { commandStore } from './stores/command-store.js';
import { deletionStore } from './stores/deletion-store.js';
import { deliveryStore } from './stores/delivery-store.js';
import { draftStore } from './stores/draft-store.js';
import { endpointStore } from './stores/endpoint-store.js';
import { externalWorkStore } from './stores/external-work-store.js';
import { fileStore } from './stores/file-store.js';
import { indicatorStore } from './stores/indicator-store.js';
import { notificationStore } from './stores/notification-store.js';
import { packageDraftStore } from './stores/package-draft-store.js';
import { packageImportStore } from './stores/package-import-store.js';
import { personStore } from './stores/person-store.js';
import { populationSource } from './stores/population-source.js';
import { populationStore } from './stores/population-store.js';
import { portStore } from './stores/port-store.js';
import { probeStore } from './stores/probe-store.js';
import { proposalStore } from './stores/proposal-store.js';
import { registryStore } from './stores/registry-store.js';
import { releaseStore } from './stores/release-store.js';
import { sealStore } from './stores/seal-store.js';
import { serviceAccountStore } from './stores/service-account-store.js';
import { signInStore } from './stores/sign-in-store.js';
import { startStore } from './stores/start-store.js';
import { substitutionStore } from './stores/substitution-store.js';
import { trustStore } from './stores/trust-store.js';
import { webhookStore } from './stores/webhook-store.js';
import { createSubstitutions } from './substitutions/create-substitutions.js';
import { createIntegrations } from './taking-part/create-integrations.js';

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
  const populationParts = populationPartsOf(config);
  const populations = createPopulations({
    ...{ ...stores, ...populationParts, store: populationStore(app), source: populationSource(app), registries: registryStore(app) },
    ...{ library, milliseconds, ids, logger, mode: config.mode },
  });
  const populationSweep = createPopulationSweep({ ...populationParts, store: populationStore(app), logger });
  const registries = createRegistries(registryStore(app));
  const moved = () => {
    runtime.wake();
    way.sending.wake();
  };
  const calendars = createCalendars({ store: calendarStore(app), inForce: library.calendar });
  const clock = createClock({ store: clockStore(app), mode: config.mode, calendar: library.calendar, moved });
  const way = await openOutside({
    ...{ mode: config.mode, settings: config.channels, publicUrl: config.publicUrl, logger, random: Math.random },
    ...{ store: deliveryStore(app, ids.next()), isStaff: people.isStaff, now: clock.now, tools: { now: Date.now, newId: () => ids.next() } },
  }).catch(async (error) => {
    await server.close();
    throw error;
  });
  const installed = { bank: bankOf(config) !== undefined, channels: way.outside.channels };
  const surroundings = { ports, endpoints: endpointStore(app), installed };
  const authoring = createAuthoring({ ...stores, ...surroundings, library, releases, ids });
  const notifications = createNotifications(notificationStore(app), people, ids, way.outside, persons);
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
  const { mode, publicUrl, auditFolder } = config;
  const outside =
    auditFolder === undefined ? {} : { folder: checkpointFolder(auditFolder), deletions: { store: deletionStore(app), list: deletionList(auditFolder) } };
  const audit = createAudit({ store: auditStore(app), ...outside, now: clock.now, logger });
  const registry = metricsRegistry();
  const runtime = createRuntime({
    mode,
    publicUrl,
    bank: bankOf(config),
    secrets: config.secrets,
    sampledShare: config.secondOpinionShare,
    metrics: openStepMetrics(registry),
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
    await way.stop();
    await server.close();
    throw error;
  }

  config.opened?.(server.database.url);
  return {
    identity: createIdentity(persons, signInStore(app), config),
    catalogue: createCatalogue(library, releaseStore(app), persons),
    ...{ drafts, files, notifications, releases, authoring, populations, clock, calendars },
    sharing: createSharing(sealStore(app, ids.next), trust, ports),
    bindings: createBindings({ surroundings, library, drafts: stores.drafts }),
    substitutions: createSubstitutions({
      ...{ store: substitutionStore(app), commands: commandStore(app, () => ids.next()) },
      ...{ people, notifications, ids, now: clock.now },
    }),
    ...{ cases: runtime.cases, tasks: runtime.tasks, documents: runtime.documents, incidents: runtime.incidents, notices: runtime.notices },
    payments: runtime.payments,
    deliveries: way.deliveries,
    ...{ externalWork: runtime.externalWork, webhooks: runtime.webhooks },
    indicators: createIndicators({ store: indicatorStore(app), registries: registryStore(app), library, ids }),
    caseMoves: createCaseMoves({ store: caseMoveStore(app), library, ids }),
    schedules: createSchedules({ store: startStore(app), library }),
    integrations: createIntegrations({
      ...{ accounts: serviceAccountStore(app), webhooks: webhookStore(app), endpoints: endpointStore(app) },
      ...{ work: externalWorkStore(app), connectors: (tenant) => runtime.checkConnectors(tenant), now: Date.now, secrets: config.secrets, ids },
    }),
    health: createHealth(probeStore(app), openFigures(registry, { work: () => runtime.figures(), auditUnsealed: () => audit.unsealedSeconds() }), milliseconds),
    async start() {
      await runtime.start();
      sweep.start();
      way.sending.start();
      populationSweep.start();
      audit.start();
    },
    stop: () => stopAll(sweep, populationSweep, { stop: () => populationParts.room.close() }, runtime, way, audit, { stop: () => server.close() }),
  };
}

/** Questions about a population take two threads and leave the rest to cases. */
function populationPartsOf({ populations: { folder, key } }: EngineConfig) {
  const room = openPopulationRoom({ folder, key: key ?? Buffer.alloc(0), threads: 2, memory: '600MB' });
  return { room, ...(key ? { files: { folder, key } } : {}) };
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
