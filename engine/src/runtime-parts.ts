import type { Logger } from 'pino';
import type { Recounts } from './calendars/recount-cases.js';
import type { AboutCase } from './cases/about-case.js';
import type { CheckedConnector } from './connectors/check-connectors.js';
import type { Database } from './database/database.js';
import type { DraftsOfCases } from './drafts/drafts.js';
import type { Actor, Cases, Documents, Incidents, Notices, Payments, Tasks } from './engine.js';
import type { FilesOfCases } from './files/files.js';
import type { People } from './identity/people.js';
import type { Ids } from './ids.js';
import type { SelfCheck } from './incidents/self-check.js';
import type { Notifier } from './notifications/notifications.js';
import type { Bank } from './payments/bank.js';
import type { Registries } from './registries/registries.js';
import type { ReleaseLibrary } from './releases/release-library.js';
import type { StepMetrics } from './runtime/step-metrics.js';
import type { ScheduledStarts } from './schedules/scheduled-starts.js';
import type { LiveOpinions } from './second-opinion/live/live-opinions.js';
import type { WorkFigures } from './stores/work-store.js';
import type { ExternalWork } from './taking-part/external-work.js';
import type { Webhooks } from './taking-part/webhooks.js';

/** What the runtime (steps, jobs, timers, cases, tasks, documents, incidents) is built from; `openEngine` composes it. */
export interface RuntimeParts {
  readonly mode: 'demo' | 'production';
  readonly database: Database;
  readonly releases: ReleaseLibrary;
  readonly registries: Registries;
  readonly notifications: Notifier;
  readonly people: People;
  readonly drafts: DraftsOfCases;
  readonly files: FilesOfCases;
  readonly ids: Ids;
  readonly logger: Logger;
  /** Address that QR codes and verification links begin with, without a slash at the end. */
  readonly publicUrl: string;
  /** Who carries out orders of pay lists; absent where no bank is bound. */
  readonly bank?: Bank;
  readonly metrics?: StepMetrics;
  /** Part of the live decisions that another engine is asked about, 0 to 1; none where absent. */
  readonly sampledShare?: number;
  /** What headers of endpoint bindings may name. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** The moving part of the engine. */
export interface Runtime {
  readonly cases: Cases;
  readonly tasks: Tasks;
  readonly documents: Documents;
  readonly incidents: Incidents;
  readonly selfCheck: SelfCheck;
  readonly liveOpinions: LiveOpinions;
  readonly recounts: Recounts;
  readonly scheduledStarts: ScheduledStarts;
  readonly externalWork: ExternalWork;
  readonly webhooks: Webhooks;
  readonly notices: Notices;
  /** A closed case as forms about it read it. */
  aboutCase(id: string, by: Actor): Promise<AboutCase | undefined>;
  readonly payments: Payments;
  /** Every connector, proving itself for a tenant. */
  checkConnectors(tenant: string): Promise<readonly CheckedConnector[]>;
  figures(): Promise<WorkFigures>;
  /** Wakes the timers and jobs that a moved clock has made due, without waiting for the next poll. */
  wake(): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}
