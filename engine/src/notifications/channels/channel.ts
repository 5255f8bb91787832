import type { Schema } from '@cfworker/json-schema';
import type { Message, Outcome } from '@onething/rules';

/** How a message reaches somebody who is not looking at this site. */
export type ChannelId = 'email' | 'sms' | 'dingtalk';

/** One way out: a file each, and a line in the list beside it. */
export interface ChannelKind {
  readonly id: ChannelId;
  readonly title: Message;
  /** Whom it may be used for: what a whole office reads is nothing for a family. */
  readonly audience: 'everybody' | 'staff';
  /** JSON Schema of the settings that an installation gives. */
  readonly settings: Schema;
  /** `settings` have passed the schema. */
  open(settings: ChannelSettings, tools: ChannelTools): Channel;
}

/** What signatures are made of. Real time, not the demonstration's. */
export interface ChannelTools {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
}

export type ChannelSettings = Readonly<Record<string, string | number>>;

/** A way out that is bound to somebody's servers. */
export interface Channel {
  /** Where a person is reached; `undefined` when there is no address. */
  addressOf(contact: Contact): string | undefined;
  /** Throws when the other side does not answer or cannot do it now: it is tried again under the same key. */
  send(message: OutsideMessage): Promise<Sent>;
  /** Proves settings, reach and credentials, and sends nothing to anybody. */
  check(): Promise<Outcome<void>>;
  /** Ends open connections. */
  close(): void;
}

/** A kind with its settings. */
export interface BoundChannel extends Channel, Pick<ChannelKind, 'id' | 'title' | 'audience'> {}

export interface Contact {
  readonly mobile?: string;
  readonly email?: string;
}

/** What leaves the house: a title without numbers of people, and where the rest is read. */
export interface OutsideMessage {
  /** The same for every try. */
  readonly key: string;
  readonly to: string;
  readonly title: string;
  /** Address of the page where the message is read, after signing in. */
  readonly link: string;
}

export type Sent =
  /** `receipt` is what the other side calls it. */
  | { readonly status: 'sent'; readonly receipt: string }
  /** No later try would mend it. */
  | { readonly status: 'refused'; readonly code: string; readonly reason: string };
