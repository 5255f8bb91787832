import { formatInstant } from '@onething/rules';
import { createRecounts } from '../calendars/recount-cases.js';
import { aboutCase } from '../cases/about-case.js';
import { caseWatch } from '../cases/case-watch.js';
import { createCases } from '../cases/create-cases.js';
import { openingByCall } from '../cases/open-by-call.js';
import { openingByClock } from '../cases/open-by-clock.js';
import { openingByMessage } from '../cases/open-by-message.js';
import { checkConnectors } from '../connectors/check-connectors.js';
import type { Connector } from '../connectors/connector.js';
import { connectorList } from '../connectors/index.js';
import { createDocuments } from '../documents/create-documents.js';
import { warmUp } from '../documents/pdf/warm-up.js';
import { revoking } from '../documents/revoke-document.js';
import { createIncidents } from '../incidents/create-incidents.js';
import { createSelfCheck } from '../incidents/self-check.js';
import { workRunner } from '../jobs/run-work.js';
import { tellingCallers } from '../jobs/tell-caller.js';
import { createWorker, type WorkerParts } from '../jobs/worker.js';
import { createNotices } from '../notices/create-notices.js';
import { raisingObjections } from '../notices/raise-objection.js';
import { noticeReaders } from '../notices/reader-of.js';
import type { Bank } from '../payments/bank.js';
import { createPayments } from '../payments/create-payments.js';
import { remembered } from '../releases/remembered.js';
import type { Runtime, RuntimeParts } from '../runtime-parts.js';
import { createScheduledStarts } from '../schedules/scheduled-starts.js';
import { tellingOfRefusal } from '../schedules/tell-of-refusal.js';
import { askDecider } from '../second-opinion/decisions/ask-decider.js';
import { createLiveOpinions, type LiveOpinionParts } from '../second-opinion/live/live-opinions.js';
import { sampleDecisions } from '../second-opinion/live/sample-decision.js';
import { calendarStore } from '../stores/calendar-store.js';
import { type CaseStore, caseStore } from '../stores/case-store.js';
import { clockStore } from '../stores/clock-store.js';
import { commandStore } from '../stores/command-store.js';
import { documentBatchStore } from '../stores/document-batch-store.js';
import { documentStore } from '../stores/document-store.js';
import { endpointStore } from '../stores/endpoint-store.js';
import { externalWorkStore } from '../stores/external-work-store.js';
import { incidentStore } from '../stores/incident-store.js';
import { messageStore } from '../stores/message-store.js';
import { noticeStore } from '../stores/notice-store.js';
import { opinionStore } from '../stores/opinion-store.js';
import { payListStore } from '../stores/pay-list-store.js';
import { payOrderStore } from '../stores/pay-order-store.js';
import { portStore } from '../stores/port-store.js';
import { scheduleStore } from '../stores/schedule-store.js';
import { sealStore } from '../stores/seal-store.js';
import { serviceAccountStore } from '../stores/service-account-store.js';
import { stepAnnouncer } from '../stores/step-announcer.js';
import { stepListener } from '../stores/step-listener.js';
import { stepStore } from '../stores/step-store.js';
import { supervisionStore } from '../stores/supervision-store.js';
import { taskStore } from '../stores/task-store.js';
import { webhookStore } from '../stores/webhook-store.js';
import { workStore } from '../stores/work-store.js';
import { createExternalWork } from '../taking-part/create-external-work.js';
import { createWebhooks } from '../taking-part/create-webhooks.js';
import { createTasks } from '../tasks/create-tasks.js';
import { type Failpoint, noFailpoint } from './failpoint.js';
import { historyLong } from './history-limit.js';
import { noMetrics } from './step-metrics.js';
import { type SavedStep, stepRunner } from './step-runner.js';
import { stopAll } from './stop-all.js';

/** What a test may change: the connectors (one of its own, one that fails on request), and where the process dies. */
export interface RuntimeExtras {
  readonly connectors?: (known: readonly Connector[]) => readonly Connector[];
  readonly failpoint?: Failpoint;
  /** False for a node that lives for a second and prints nothing: it does not read the font. */
  readonly warm?: boolean;
  /** A shorter lease, so that a test of a dead or paused node takes no minutes. */
  readonly lease?: WorkerParts['lease'];
  /** Instead of json-rules-engine in its child process. */
  readonly decider?: LiveOpinionParts['ask'];
  /** Instead of the bank of the configuration. */
  readonly bank?: Bank;
}

/** Puts the moving part of the engine together: one node's steps, jobs, timers and what people see of them. */
export function createRuntime(parts: RuntimeParts, extras: RuntimeExtras = {}): Runtime {
  const { database, ids, logger, releases } = parts;
  const failpoint = extras.failpoint ?? noFailpoint;
  const metrics = parts.metrics ?? noMetrics;
  const node = ids.next();
  const newId = () => ids.next();
  const [cases, documents, commands] = [withNames(caseStore(database.app)), documentStore(database.app), commandStore(database.app, newId)];
  const batches = documentBatchStore(database.app);
  const work = workStore(database.app, node);
  const clock = clockStore(database.app);
  const now = async () => formatInstant((await clock.now()).getTime());
  const watch = caseWatch();
  const incidentRows = incidentStore(database.app);

  const steps = stepRunner({
    store: stepStore(database.app, node, newId),
    releases,
    newId,
    failpoint,
    metrics,
    sampled: sampleDecisions(parts.sampledShare ?? 0),
    nodeForJobs: (tenant, instance) => (worker.hasRoom(tenant, instance) ? node : null),
    saved,
    long: (tenant, instance) =>
      void incidentRows
        .notice(tenant, instance, historyLong)
        .catch((error) => logger.warn({ err: error, tenant, instance }, 'a long history could not be told of')),
  });
  const revoke = revoking(commands, documents, parts.notifications);
  const store = noticeStore(database.app, newId);
  const readerOf = noticeReaders(parts.people, parts.registries);
  const raise = raisingObjections({ commands, store, readerOf, notifications: parts.notifications, wake: () => worker.wake() });
  const payLists = payListStore(database.app, newId);
  const [orders, ports] = [payOrderStore(database.app), portStore(database.app)];
  const known = connectorList({
    parts,
    documents,
    batches,
    seals: sealStore(database.app, newId),
    cards: supervisionStore(database.app, newId),
    revoke,
    notices: store,
    ...{ cases, payLists },
    payments: { orders, bank: extras.bank ?? parts.bank, failpoint, targets: ports },
    open: openingByMessage(parts, steps),
    ports,
    calls: { open: openingByCall(parts, steps, cases), cases, ports, library: parts.releases, mode: parts.mode },
    http: { endpoints: endpointStore(database.app), secrets: parts.secrets ?? {}, mode: parts.mode },
  });
  const connectors = new Map((extras.connectors?.(known) ?? known).map((connector) => [connector.id, connector]));
  const messages = messageStore(database.app);
  const run = workRunner({ work, messages, steps, releases, connectors, failpoint, random: Math.random, logger });
  const worker = createWorker({ store: work, run, failpoint, logger, late: metrics.late, lease: extras.lease });
  const tellCaller = tellingCallers(work, () => worker.wake(), logger);
  const selfCheck = createSelfCheck({ incidents: incidentRows, sweepMessages: () => work.sweepMessages(), logger });
  const liveOpinions = createLiveOpinions({ store: opinionStore(database.app), releases, ask: extras.decider ?? askDecider, logger });
  const recounts = createRecounts({ store: calendarStore(database.app), steps, releases, notifications: parts.notifications, logger });
  const scheduledStarts = createScheduledStarts({
    store: scheduleStore(database.app),
    open: openingByClock(parts, steps, cases),
    tell: tellingOfRefusal(parts),
    failpoint,
    calendar: (tenant) => releases.calendar(tenant),
    logger,
  });
  const announcer = stepAnnouncer(database.app, node, logger);
  const listener = stepListener(database.url, heard, logger);

  return {
    cases: createCases({ parts, steps, cases, documents, watch }),
    tasks: createTasks({ parts, steps, tasks: taskStore(database.app, newId), cases, documents, commands, now }),
    documents: createDocuments({ documents, batches, cases, revoke, publicUrl: parts.publicUrl }),
    notices: createNotices({ store, readerOf, raise }),
    incidents: createIncidents({ incidents: incidentRows, steps, releases, commands }),
    ...{ selfCheck, liveOpinions, recounts, scheduledStarts },
    externalWork: createExternalWork({
      work: externalWorkStore(database.app),
      accounts: serviceAccountStore(database.app),
      steps,
      releases,
      random: Math.random,
    }),
    webhooks: createWebhooks({ store: webhookStore(database.app), messages, wake: () => worker.wake() }),
    aboutCase: (id, by) => aboutCase(cases, parts, id, by),
    payments: createPayments({ lists: payLists, orders, commands, wake: () => worker.wake() }),
    checkConnectors: (tenant) => checkConnectors([...connectors.values()], tenant),
    wake() {
      worker.wake();
      scheduledStarts.wake();
    },
    figures: () => work.figures(),

    async start() {
      await work.prepareHistory();
      await listener.start();
      await worker.start();
      selfCheck.start();
      liveOpinions.start();
      recounts.start();
      scheduledStarts.start();
      // The first paper of a process would otherwise wait for the font to be read.
      if (extras.warm !== false) warmUp().catch((error) => logger.error({ err: error }, 'no paper can be printed'));
    },

    stop: () => stopAll(selfCheck, liveOpinions, recounts, scheduledStarts, worker, listener),
  };

  /** After the commit: own new jobs run at once, the others wait for whoever claims them. */
  function saved({ tenant, instance, rev, state, jobs, calledBy }: SavedStep): void {
    watch.tell({ instance, rev, state });
    announcer.say({ work: jobs.length > 0, case: [instance, rev, state] });
    if (calledBy && (state === 'completed' || state === 'cancelled')) void tellCaller(calledBy);
    for (const { activity, kind, node: given } of jobs) if (given === node) worker.take({ tenant, instance, activity, kind });
    if (jobs.some(({ node: given }) => given === null)) worker.wake();
  }

  function heard({ node: from, work: newWork, cases: moved }: Parameters<Parameters<typeof stepListener>[1]>[0]): void {
    if (from === node) return;
    for (const [instance, rev, state] of moved) watch.tell({ instance, rev, state });
    if (newWork) worker.wake();
  }
}

const namesFreshMs = 60_000;

/** Names of tenants are asked by every case that is opened, and change once in years. */
function withNames(store: CaseStore): CaseStore {
  const names = remembered(1000, (key) => store.tenantName(key.slice(key.indexOf(' ') + 1)));
  return { ...store, tenantName: (tenant) => names(`${Math.floor(performance.now() / namesFreshMs)} ${tenant}`) };
}
