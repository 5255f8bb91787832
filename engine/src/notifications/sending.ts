import type { Logger } from 'pino';
import { mostAttempts, retryDelay } from '../jobs/retry-delay.js';
import type { ClaimedDelivery, DeliveryStore, DueDelivery } from '../stores/delivery-store.js';
import type { BoundChannel } from './channels/channel.js';
import { outsideTitle } from './outside-title.js';

/** Sends messages out, after they were kept, at least once: nothing that waits here holds a case. */
export interface Sending {
  start(): void;
  /** Stops claiming and lets running tries finish. */
  stop(): Promise<void>;
  wake(): void;
}

export interface SendingParts {
  readonly store: DeliveryStore;
  readonly channels: readonly BoundChannel[];
  /** Where people sign in, without a slash at the end. */
  readonly publicUrl: string;
  readonly random: () => number;
  readonly logger: Logger;
  /** Most messages to one person by one channel in 24 hours: whoever types another's number into many applications floods nobody. */
  readonly mostADay?: number;
}

const poll = 1_000;
const together = 8;
/** A server that answers one word at a time does not get more than this for all of them. */
const longest = 10_000;
/** Longer than that: whose node dies in between is sent by another one after that. */
const leaseSeconds = 12;

/** One sender a node. */
export function createSending({ store, channels, publicUrl, random, logger, mostADay = 50 }: SendingParts): Sending {
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  let isRunning = false;
  let wakeUp: () => void = () => undefined;
  let loop: Promise<void> = Promise.resolve();

  return {
    start() {
      if (isRunning || channels.length === 0) return;
      isRunning = true;
      loop = sendLoop();
    },
    async stop() {
      isRunning = false;
      wakeUp();
      await loop;
      for (const channel of channels) channel.close();
    },
    wake: () => wakeUp(),
  };

  async function sendLoop(): Promise<void> {
    while (isRunning) {
      const woken = new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
      const claimed = await store.claim(together, leaseSeconds).catch((error) => {
        logger.error({ err: error }, 'no message could be claimed');
        return [];
      });
      await Promise.all(claimed.map(tryOnce));
      if (claimed.length === 0) await Promise.race([woken, pause(poll)]);
    }
  }

  /** A database that is away leaves the delivery to its lease. */
  async function tryOnce(claimed: ClaimedDelivery): Promise<void> {
    const { tenant, id } = claimed;
    try {
      const due = await store.due(claimed);
      if (due) await deliver(claimed, due);
    } catch (error) {
      logger.error({ err: error, tenant, id }, 'a message could not be settled; it is tried again');
    }
  }

  async function deliver(claimed: ClaimedDelivery, due: DueDelivery): Promise<void> {
    const channel = byId.get(due.channel);
    if (!channel) return store.failed(claimed, { code: 'CHANNEL_NOT_BOUND', error: `No channel "${due.channel}" is bound` });
    if (due.sentToday >= mostADay) return store.failed(claimed, { code: 'TOO_MANY_MESSAGES', error: `More than ${mostADay} a day` });
    const to = due.address ?? channel.addressOf(due);
    if (to === undefined) return store.failed(claimed, { code: 'ADDRESS_MISSING', error: 'The person has no address there any more' });

    const message = { key: `${claimed.tenant}/${due.notification}/${due.channel}`, to, title: outsideTitle(due.title), link: `${publicUrl}/messages` };
    const answer = await inTime(channel.send(message)).catch((error: Error) => error);
    // The other side likes to repeat the address: it stays out of what staff read.
    if (answer instanceof Error) return again(claimed, due, answer.message.replaceAll(to, '***'));
    if (answer.status === 'refused') return store.failed(claimed, { code: answer.code, error: answer.reason.replaceAll(to, '***') });
    return store.sent(claimed, answer.receipt);
  }

  async function again(claimed: ClaimedDelivery, { channel, attempts }: DueDelivery, error: string): Promise<void> {
    const { tenant, id } = claimed;
    logger.warn({ tenant, id, channel, attempts }, 'a message was not sent');
    if (attempts >= mostAttempts) return store.failed(claimed, { code: 'CHANNEL_NO_ANSWER', error });
    return store.postpone(claimed, retryDelay(attempts, random()), error);
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The channel did not answer in time')), longest);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
