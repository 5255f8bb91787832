import type { Logger } from 'pino';
import { StartRefused } from '../database/embedded/refusal.js';
import type { DeliveryStore } from '../stores/delivery-store.js';
import type { BoundChannel, ChannelTools } from './channels/channel.js';
import { openChannels } from './channels/open-channels.js';
import { createDeliveries } from './create-deliveries.js';
import type { Deliveries } from './deliveries.js';
import { createSending, type Sending } from './sending.js';
import { openSimulators, type Simulators } from './simulators/open-simulators.js';
import type { Outside } from './ways-out.js';

/** The way out of a node: channels, the sender, and what is seen of them. */
export interface OpenedOutside {
  readonly outside: Outside;
  readonly sending: Sending;
  readonly deliveries: Deliveries;
  /** Ends the sender and the stand-ins. */
  stop(): Promise<void>;
}

export interface OutsideParts {
  readonly mode: 'demo' | 'production';
  /** Settings by channel; a demonstration without any has stand-ins, production without any sends nothing out. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly store: DeliveryStore;
  readonly isStaff: (person: string) => Promise<boolean>;
  readonly publicUrl: string;
  readonly tools: ChannelTools;
  readonly random: () => number;
  readonly logger: Logger;
  /** The installation's clock. */
  readonly now: () => Promise<string>;
}

/** Binds the channels. Throws `StartRefused` for settings that are wrong. */
export async function openOutside({ mode, settings, store, isStaff, publicUrl, tools, random, logger, now }: OutsideParts): Promise<OpenedOutside> {
  const simulators = settings === undefined && mode === 'demo' ? await openSimulators(now) : undefined;
  const channels = bind(simulators?.settings ?? settings ?? {}, tools);
  const sending = createSending({ store, channels, publicUrl, random, logger });
  return {
    outside: { channels, isStaff, wake: sending.wake },
    sending,
    deliveries: createDeliveries({ store, channels, wake: sending.wake, simulated: simulators?.messages }),
    stop: () => stop(sending, simulators),
  };
}

function bind(settings: Readonly<Record<string, unknown>>, tools: ChannelTools): readonly BoundChannel[] {
  const channels = openChannels(settings, tools);
  if (channels.ok) return channels.value;

  throw new StartRefused(channels.code, channels.message.zh, channels.message.en);
}

async function stop(sending: Sending, simulators: Simulators | undefined): Promise<void> {
  await sending.stop();
  await simulators?.stop();
}
