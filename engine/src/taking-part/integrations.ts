import type { Outcome } from '@onething/rules';
import type { CheckedConnector } from '../connectors/check-connectors.js';
import type { Actor } from '../engine.js';

/** What lets other systems take part, kept by the security administrator: service accounts, webhooks, endpoints. Secrets are shown once. */
export interface Integrations {
  /** Everything that the tenant's cases talk to, proving now that it works; secrets are never shown. */
  check(by: Actor): Promise<IntegrationState>;
  accounts(by: Actor): Promise<readonly ServiceAccountEntry[]>;
  /** The token is shown here and never again. */
  addAccount(
    account: { readonly name: string; readonly topics: readonly string[] },
    by: Actor,
  ): Promise<Outcome<{ readonly id: string; readonly token: string }>>;
  revokeAccount(id: string, by: Actor): Promise<Outcome<void>>;
  webhooks(by: Actor): Promise<readonly WebhookEntry[]>;
  addWebhook(webhook: NewWebhook, by: Actor): Promise<Outcome<{ readonly id: string; readonly secret: string }>>;
  revokeWebhook(id: string, by: Actor): Promise<Outcome<void>>;
  endpoints(by: Actor): Promise<readonly EndpointEntry[]>;
  /** `ENDPOINT_INVALID` with the part that cannot be read. */
  bindEndpoint(port: EndpointPort, binding: Record<string, unknown>, by: Actor): Promise<Outcome<void>>;
  /** Asks with these inputs now, and tells what came of it: settings, reach and credentials in one. */
  checkEndpoint(port: EndpointPort, input: Record<string, unknown>, by: Actor): Promise<Outcome<EndpointChecked>>;
}

export interface IntegrationState {
  /** By the real clock, RFC 3339. */
  readonly checkedAt: string;
  readonly connectors: readonly CheckedConnector[];
  readonly endpoints: readonly EndpointEntry[];
  readonly workers: readonly WorkerEntry[];
  readonly webhooks: readonly WebhookEntry[];
}

/** A program of somebody else and what waits for it. */
export interface WorkerEntry extends ServiceAccountEntry {
  readonly work: readonly TopicWork[];
}

export interface TopicWork {
  readonly topic: string;
  readonly waiting: number;
  /** Claimed, under a lease that holds. */
  readonly held: number;
  /** Deliveries that failed, of what is still open. */
  readonly failed: number;
  /** Since when the oldest piece waits, RFC 3339. */
  readonly oldest?: string;
}

export interface EndpointPort {
  readonly package: string;
  readonly port: string;
}

export interface NewWebhook {
  readonly title: string;
  /** Name of the message in the process. */
  readonly message: string;
  /** JSON pointers into the body, in the order of the model's keys. */
  readonly keys: readonly string[];
  /** JSON pointer to what is handed on; the empty one is the whole body. */
  readonly payload: string;
}

export interface ServiceAccountEntry {
  readonly id: string;
  readonly name: string;
  readonly topics: readonly string[];
  readonly createdAt: string;
  readonly revokedAt?: string;
}

export interface WebhookEntry extends NewWebhook {
  readonly id: string;
  readonly createdAt: string;
  readonly revokedAt?: string;
}

export interface EndpointEntry extends EndpointPort {
  readonly url: string;
  readonly tenant: string;
}

export type EndpointChecked =
  | { readonly status: 'answered'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly status: 'error'; readonly code: string }
  | { readonly status: 'failed'; readonly reason: string };
