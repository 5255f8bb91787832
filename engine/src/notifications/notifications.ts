import type { Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';

/** In-app messages of one person, with read receipt. */
export interface Notifications {
  list(by: Actor): Promise<readonly NotificationEntry[]>;
  read(id: string, by: Actor): Promise<Outcome<void>>;
}

export interface NotificationEntry {
  readonly id: string;
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly case?: string;
  readonly readAt?: string;
}

/** The sending side, for the runtime: kept in the receiver's tenant, once per key. */
export interface Notifier {
  send(message: NotificationToSend): Promise<void>;
}

export interface NotificationToSend {
  /** Person id; where the person is at home is looked up. An unknown person is ignored. */
  readonly to: string;
  readonly title: string;
  readonly text: string;
  readonly case?: string;
  /** The same key to the same person is kept once (retries of one job). */
  readonly key: string;
  /** By the platform's clock, RFC 3339. */
  readonly at: string;
}
