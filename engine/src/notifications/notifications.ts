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
