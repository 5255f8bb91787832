import type { Outcome } from '@onething/rules';

/**
 * Messages from other systems, signed and replay-safe. The sender signs `timestamp.body` with HMAC-SHA256; a timestamp older than five
 * minutes is refused, and an event id that came before is the same message. Refusals: `WEBHOOK_NOT_FOUND` (404), `WEBHOOK_SIGNATURE`,
 * `WEBHOOK_TOO_OLD` (401), `WEBHOOK_UNREADABLE` (422).
 */
export interface Webhooks {
  receive(id: string, call: WebhookCall): Promise<Outcome<{ readonly waiting: boolean }>>;
}

export interface WebhookCall {
  /** Seconds since 1970, as sent. */
  readonly timestamp: string;
  /** `sha256=` and 64 hexadecimal digits. */
  readonly signature: string;
  /** The sender's id of the event: the same again is the same message. */
  readonly event: string;
  readonly body: Uint8Array;
}
