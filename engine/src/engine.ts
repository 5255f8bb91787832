import type { Package } from '@onething/processes';
import type { Facts, Message, Outcome, Problem } from '@onething/rules';

/**
 * The engine as `runtime-api` sees it: what has happened, kept in PostgreSQL. Every method takes the actor, checks the
 * actor's right to the row, and returns a refusal as a value; it throws only when a promise is broken (database gone).
 * The shapes returned are those of the wire (`runtime-api/src/contract`), which the routes check by type.
 */
export interface Engine {
  readonly identity: Identity;
  readonly catalogue: Catalogue;
  readonly drafts: Drafts;
  readonly cases: Cases;
  readonly tasks: Tasks;
  readonly substitutions: Substitutions;
  readonly documents: Documents;
  readonly notifications: Notifications;
  readonly deliveries: Deliveries;
  readonly notices: Notices;
  readonly files: Files;
  readonly incidents: Incidents;
  readonly externalWork: ExternalWork;
  readonly webhooks: Webhooks;
  readonly integrations: Integrations;
  readonly payments: Payments;
  readonly releases: Releases;
  readonly authoring: Authoring;
  readonly populations: Populations;
  readonly sharing: Sharing;
  readonly bindings: Bindings;
  readonly clock: DemoClock;
  readonly calendars: Calendars;
  readonly indicators: Indicators;
  readonly schedules: Schedules;
  readonly caseMoves: CaseMoves;
  readonly health: Health;
  /** Starts claiming jobs and timers on this node. */
  start(): Promise<void>;
  /** Stops claiming, lets running work finish (≤ 10 s), gives the lease back, closes the pool. */
  stop(): Promise<void>;
}

/** Who acts, resolved from the session. `tenant` is where the actor works now; `ports` the package roles held there. */
export interface Actor {
  readonly person: string;
  readonly name: string;
  readonly tenant: string;
  readonly roles: readonly Role[];
  /** Resident number, by which a case that concerns this person or their family is known. */
  readonly idNo?: string;
  /** `package/port`, for example `degree-certificate-instant/school.archive`; held at a place only, `student-aid/school.aid@SCH201`. */
  readonly ports: readonly string[];
  /** Colleagues on leave whose work this person does today. */
  readonly standsInFor?: readonly Principal[];
}

export type Role =
  | 'applicant'
  | 'clerk'
  | 'departmentAdministrator'
  | 'designer'
  | 'publisher'
  | 'inspector'
  | 'systemAdministrator'
  | 'securityAdministrator'
  | 'auditAdministrator';

/** A state-changing request that can be repeated: same key and same body give the stored answer, another body is `IDEMPOTENCY_KEY_REUSED`. */
export interface Idempotent {
  readonly key: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

export type Identity = import('./identity/identity.js').Identity;
export type Catalogue = import('./releases/catalogue.js').Catalogue;
export type Releases = import('./releases/releases.js').Releases;
export type Authoring = import('./authoring/authoring.js').Authoring;
export type Bindings = import('./bindings/bindings.js').Bindings;
export type Sharing = import('./sharing/sharing.js').Sharing;
export type Drafts = import('./drafts/drafts.js').Drafts;
export type Files = import('./files/files.js').Files;
export type Notifications = import('./notifications/notifications.js').Notifications;
export type Deliveries = import('./notifications/deliveries.js').Deliveries;
export type Notices = import('./notices/notices.js').Notices;
export type Cases = import('./cases/cases.js').Cases;
export type Tasks = import('./tasks/tasks.js').Tasks;
export type Substitutions = import('./substitutions/substitutions.js').Substitutions;
export type Principal = import('./substitutions/stand-in.js').Principal;
export type Documents = import('./documents/documents.js').Documents;
export type Incidents = import('./incidents/incidents.js').Incidents;
export type ExternalWork = import('./taking-part/external-work.js').ExternalWork;
export type ServiceAccount = import('./taking-part/external-work.js').ServiceAccount;
export type Webhooks = import('./taking-part/webhooks.js').Webhooks;
export type Integrations = import('./taking-part/integrations.js').Integrations;
export type Payments = import('./payments/payments.js').Payments;
export type Populations = import('./populations/populations.js').Populations;
export type Calendars = import('./calendars/calendars.js').Calendars;
export type Indicators = import('./indicators/indicators.js').Indicators;
export type Schedules = import('./schedules/schedules.js').Schedules;
export type CaseMoves = import('./moves/case-moves.js').CaseMoves;
export type DemoClock = import('./database/clock.js').DemoClock;
export type Health = import('./database/health.js').Health;

export type { Facts, Message, Outcome, Package, Problem };
