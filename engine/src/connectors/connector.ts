import type { Facts, Message } from '@onething/rules';
import type { CompiledRelease } from '../releases/release-library.js';
import type { CaseContext } from '../runtime/step-rows.js';
import type { ConnectorCheck } from './connector-check.js';

/** One thing that a service task can do. It runs outside any transaction, at least once; the same key must not do it twice. */
export interface Connector {
  /** Of one that no author chooses; what authors choose has its title in the language. */
  readonly title?: Message;
  /** As `onething:connector` names it; inputs and outputs are those of the descriptor of the same id. */
  readonly id: string;
  /** Throws when the other side does not answer: the job is tried again. A modelled error is an answer. */
  run(input: Facts, call: ConnectorCall): Promise<ConnectorAnswer>;
  /** Proves settings, reach and credentials for a tenant, one line a place that it talks to, and changes nothing anywhere. */
  check(tenant: string): Promise<readonly ConnectorCheck[]>;
}

export interface ConnectorCall {
  /** The same for every try of one activity instance. */
  readonly key: string;
  readonly tenant: string;
  readonly instance: string;
  readonly element: string;
  /** `common:seal-issue` for a called process, else the package's own. */
  readonly process: string;
  readonly release: CompiledRelease;
  readonly context: CaseContext;
  /** The installation's clock, RFC 3339. */
  readonly now: string;
}

export type ConnectorAnswer =
  | { readonly status: 'answered'; readonly output: Facts }
  /** A part is done and kept; the rest goes on with the next call of the same key, soon, and that is no failed try. */
  | { readonly status: 'unfinished' }
  /** Nothing has failed, and there is nothing to do before somebody else has acted: asked again by then at the latest. */
  | { readonly status: 'waiting'; readonly seconds: number }
  /** A BPMN error of the model, caught there by its code. */
  | { readonly status: 'error'; readonly code: string; readonly message: string };

/** The connector has done its work. */
export function answered(output: Facts): ConnectorAnswer {
  return { status: 'answered', output };
}
