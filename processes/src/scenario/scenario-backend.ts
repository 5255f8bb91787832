import type { Explanation, Facts, Message, Outcome, Value } from '@onething/rules';
import type { PayState } from '../payments/pay-row.js';
import type { ScenarioPerson, ScenarioStep } from './scenario.js';

/** A person of the scenario with the short name the steps use. */
export interface NamedPerson extends ScenarioPerson {
  readonly id: string;
}

/**
 * Where a scenario runs: the pure world of a rehearsal, or the real engine on PostgreSQL. One world a scenario, holding the
 * people, records and clock that the scenario states; both give the same inspection.
 */
export interface ScenarioBackend {
  /** Refusal `SUBMISSION_INVALID` with problems by field. Data the form prefills need not be given. */
  openCase(request: OpenCaseRequest): Promise<Outcome<{ readonly caseId: string }>>;
  /** Refusals: `TASK_NOT_FOUND`, `TASK_NOT_YOURS`, `TASK_EXCLUDED`, `TASK_RECUSED`, `TASK_ALREADY_COMPLETED`, `SUBMISSION_INVALID`. */
  completeTask(request: CompleteTaskRequest): Promise<Outcome<void>>;
  /** Moves the clock; timers and retries due on the way happen in order. */
  advance(by: Advance): Promise<void>;
  /** The next `times` calls of this connector do not answer, or answer with the error `code`. */
  failConnector(connector: string, times: number, code?: string): Promise<void>;
  /** `INCIDENT_NOT_FOUND`. */
  retryIncident(caseId: string, element: string): Promise<Outcome<void>>;
  /** Somebody objects to an entry of the notice that a case has published: `NOTICE_NOT_FOUND`, `NOTICE_ENTRY_NOT_FOUND`, `OBJECTION_TOO_LATE`. */
  raiseObjection(request: RaiseObjectionRequest): Promise<Outcome<void>>;
  /** Finance imports the bank's result for what the case's last list has sent: these rows failed, the others were paid. */
  importPayResult(request: PayResultRequest): Promise<Outcome<void>>;
  /** Cases that messages of this one have opened, oldest first; without one, those that the clock has opened. */
  begun(caseId?: string): Promise<readonly { readonly caseId: string; readonly matter: string }[]>;
  /** Why the clock could not open cases. */
  refusedToClock?(): Promise<readonly Message[]>;
  inspect(caseId: string): Promise<CaseInspection>;
  /** Records of a registry that hold these values. */
  records(registry: string, where: Facts): Promise<readonly Facts[]>;
}

export interface OpenCaseRequest {
  readonly matter: string;
  readonly by: NamedPerson;
  readonly data: Facts;
  /** The closed case that a correction is about. */
  readonly about?: string;
}

export interface PayResultRequest {
  readonly caseId: string;
  readonly by: NamedPerson;
  /** Reason by row id. */
  readonly failed: Readonly<Record<string, string>>;
}

export interface CompleteTaskRequest {
  readonly caseId: string;
  /** Element id of the user task; of a called process with its process: `common:supplement/supply`. */
  readonly task: string;
  readonly by: NamedPerson;
  readonly data: Facts;
}

export interface RaiseObjectionRequest {
  /** The publishing case. */
  readonly caseId: string;
  /** Key of the entry. */
  readonly entry: string;
  readonly by: NamedPerson;
  readonly reason: string;
}

export type Advance = Extract<ScenarioStep, { advance: unknown }>['advance'];

/** What can be seen of a case: what expectations are held against, and what the report shows. */
export interface CaseInspection {
  /** Elements entered, in order, without gateways; those of called processes as `common:seal-issue/issue`. */
  readonly path: readonly string[];
  readonly decisions: readonly DecisionTaken[];
  readonly openTasks: readonly { readonly element: string; readonly dueDate?: string }[];
  /** Documents issued by this case. */
  readonly documents: readonly { readonly type: string; readonly number: string; readonly status: 'valid' | 'revoked'; readonly facts: Facts }[];
  /** Id of the end event, or `null` while running. */
  readonly outcome: string | null;
  readonly variables: Readonly<Record<string, Value>>;
  readonly notifications: readonly { readonly to: string; readonly title: string; readonly text: string }[];
  readonly incidents: readonly { readonly element: string; readonly code: string; readonly message: Message }[];
  /** The legal clock of the case. */
  readonly clock: { readonly due: string | null; readonly suspended: boolean };
  /** Pay lists that the case has made, oldest first. */
  readonly payments: readonly InspectedPayList[];
  /** Ids of the sequence flows taken, qualified like `path`. */
  readonly flows: readonly string[];
}

/** A pay list: sums in 分, the rows in the order of the list. */
export interface InspectedPayList {
  readonly number: string;
  /** Control total and count of what was frozen for paying. */
  readonly total: number;
  readonly count: number;
  readonly paidTotal: number;
  readonly rows: readonly { readonly id: string; readonly state: PayState; readonly reason: string }[];
}

export interface DecisionTaken {
  readonly id: string;
  readonly element: string;
  readonly output: Readonly<Record<string, Value>>;
  readonly explanation: Explanation;
}
