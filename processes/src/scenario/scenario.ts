import type { Value } from '@onething/rules';
import type { PayState } from '../payments/pay-row.js';

/** One file of `scenarios/`: people with inputs and the expected path; the package's own acceptance test. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** Where the virtual clock starts, RFC 3339. */
  readonly now: string;
  /** Region code of the tenant that handles it, for example `330199`. */
  readonly region: string;
  /** People by a short name used in the steps. */
  readonly people: Readonly<Record<string, ScenarioPerson>>;
  /** Records that the registries hold when the scenario starts. */
  readonly registries: Readonly<Record<string, readonly Readonly<Record<string, Value>>[]>>;
  readonly parameters?: Readonly<Record<string, Value>>;
  readonly steps: readonly ScenarioStep[];
}

export interface ScenarioPerson {
  readonly name: string;
  readonly idNo?: string;
  readonly mobile?: string;
  /** Role ports this person holds. */
  readonly roles?: readonly string[];
}

export type ScenarioStep =
  /** Opens a case of the matter, `about` an earlier one where it corrects that. A refused submission is expected by `problems` (codes by field). */
  | {
      readonly open: {
        readonly matter: string;
        readonly by: string;
        readonly data: Readonly<Record<string, Value>>;
        readonly as?: string;
        readonly about?: string;
      };
      readonly problems?: Readonly<Record<string, string>>;
    }
  /** Completes the open task at this element; one of a called process is written `common:supplement/supply`. `refused` expects a refusal with that code. */
  | {
      readonly complete: { readonly task: string; readonly by: string; readonly data: Readonly<Record<string, Value>>; readonly case?: string };
      readonly refused?: string;
    }
  /** Moves the virtual clock; timers due on the way fire in order. */
  | { readonly advance: { readonly workdays?: number; readonly days?: number; readonly hours?: number; readonly to?: string } }
  /** Makes a connector fail the next n times: a registry that does not answer, or with a `code` one that answers with this error. */
  | { readonly fail: { readonly connector: string; readonly times: number; readonly code?: string } }
  /** Staff try an incident again once the cause is gone; the element is written as in `incidents`. */
  | { readonly retry: { readonly element: string; readonly case?: string } }
  /** Somebody objects to an entry (by its key) of the notice that a case has published. `refused` expects a refusal with that code. */
  | { readonly object: { readonly entry: string; readonly by: string; readonly reason: string; readonly case?: string }; readonly refused?: string }
  /** Finance imports the bank's result of the list that was exported last: the rows named failed with this reason, the others were paid. */
  | {
      readonly payResult: { readonly by: string; readonly failed?: Readonly<Record<string, string>>; readonly case?: string };
      readonly refused?: string;
    }
  /** The case of this matter that a message of a case has opened, or the clock; it goes by the name `as` from here on. */
  | { readonly begun: { readonly matter: string; readonly as: string; readonly case?: string } }
  | { readonly expect: ScenarioExpectation };

/** Everything is optional; what is stated must hold. */
export interface ScenarioExpectation {
  readonly case?: string;
  /** Elements entered, in order, without gateways; called processes' elements are written `common:seal-issue/render`, and may be left out as a whole by listing only the call activity. */
  readonly path?: readonly string[];
  /** Decision id → expected output (a subset of the outputs, or the single output's value). */
  readonly decisions?: Readonly<Record<string, Value>>;
  /** Element ids of the user tasks that are open now. */
  readonly openTasks?: readonly string[];
  readonly documents?: readonly {
    readonly type: string;
    readonly number?: string;
    readonly status?: 'valid' | 'revoked';
    readonly facts?: Readonly<Record<string, Value>>;
  }[];
  /** Id of the end event, or `null` while running. */
  readonly outcome?: string | null;
  readonly variables?: Readonly<Record<string, Value>>;
  readonly notifications?: readonly { readonly to: string; readonly contains: string }[];
  readonly records?: readonly { readonly registry: string; readonly key: Readonly<Record<string, Value>>; readonly has: Readonly<Record<string, Value>> }[];
  /** The legal clock of the case: its last civil day, and whether it stands still. */
  readonly clock?: { readonly due?: string | null; readonly suspended?: boolean };
  /** Open task → last civil day. */
  readonly dueDates?: Readonly<Record<string, string>>;
  /** Pay lists of the case, oldest first; sums in 分. `returned`, `paid`, `failed` … name the rows in that state, or count them. */
  readonly payments?: readonly ExpectedPayList[];
  /** Elements that are stuck now; those of called processes are written `common:cross-check/q-population`. */
  readonly incidents?: readonly string[];
}

export interface ExpectedPayList {
  readonly total?: number;
  readonly count?: number;
  readonly paidTotal?: number;
  readonly rows?: Readonly<Partial<Record<PayState, number | readonly string[]>>>;
}
