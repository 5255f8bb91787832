import type { Message, Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';
import type { ChannelId, Contact } from './channels/channel.js';

/** In-app messages of one person, with read receipt, and how else the person wants to be told. */
export interface Notifications {
  list(by: Actor): Promise<readonly NotificationEntry[]>;
  read(id: string, by: Actor): Promise<Outcome<void>>;
  contact(by: Actor): Promise<Outcome<ContactEntry>>;
  /** `SUBMISSION_INVALID` for an address that is none and a channel that is not bound. */
  keepContact(contact: ContactToKeep, by: Actor): Promise<Outcome<ContactEntry>>;
}

export interface NotificationEntry {
  readonly id: string;
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly case?: string;
  readonly readAt?: string;
  /** What became of it outside. */
  readonly deliveries: readonly { readonly channel: ChannelId; readonly state: 'waiting' | 'sent' | 'failed' }[];
}

export interface ContactEntry {
  readonly mobileMasked?: string;
  readonly email?: string;
  /** The bound ones that may be used for this person. */
  readonly channels: readonly ChannelChoice[];
}

export interface ChannelChoice {
  readonly id: ChannelId;
  readonly title: Message;
  readonly chosen: boolean;
  /** There is an address. */
  readonly reachable: boolean;
}

export interface ContactToKeep {
  readonly email?: string;
  readonly channels: readonly ChannelId[];
}

/** The sending side, for the runtime: kept in the receiver's tenant, once per key, and sent out by the channels that are bound. */
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
  /** What a form of the case says, instead of the person's own. */
  readonly contact?: Contact;
  /** What the tenant has bound the channel to: `site` sends nothing out, a channel only by itself; else as each person wants. */
  readonly by?: string;
}
