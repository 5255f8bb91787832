import type { Message, Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';
import type { ChannelId } from './channels/channel.js';
import type { SimulatedMessage } from './simulators/simulated-messages.js';

/** What becomes of messages outside, for those who look after it. */
export interface Deliveries {
  /** The channels of this installation, each with what its own check says now. Nothing is sent to anybody. */
  channels(): Promise<readonly ChannelEntry[]>;
  /** The newest of the actor's tenant, the failed ones first. */
  list(by: Actor): Promise<readonly DeliveryEntry[]>;
  /** A failed one begins again. `DELIVERY_NOT_FOUND`. */
  retry(id: string, by: Actor): Promise<Outcome<void>>;
  /** What the simulated operators were given; empty where the channels are real. */
  simulated(): readonly SimulatedMessage[];
}

export interface ChannelEntry {
  readonly id: ChannelId;
  readonly title: Message;
  /** Nothing of it leaves this machine. */
  readonly simulated: boolean;
  /** What is wrong; absent when it works. */
  readonly problem?: Message;
}

export interface DeliveryEntry {
  readonly id: string;
  readonly channel: ChannelId;
  /** Masked name of the receiver. */
  readonly to: string;
  readonly case?: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  /** When it is tried next, or was settled. */
  readonly at: string;
  readonly code?: string;
  /** The other side's words, without the address. */
  readonly error?: string;
}
