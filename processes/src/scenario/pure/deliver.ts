import type { Facts } from '@onething/rules';
import type { PureCase } from './pure-case.js';

/** A message that nobody has taken yet. */
export interface WaitingMessage {
  readonly name: string;
  /** Correlation keys as canonical text. */
  readonly keys: string;
  readonly payload: Facts;
  /** Milliseconds. */
  readonly expires: number;
}

/** As in the engine: a message waits 30 days for somebody who wants it. */
export const patience = 30 * 86_400_000;

/**
 * Carries messages and signals between the cases until nothing moves: a message goes to the one case that waits for it, else
 * it stays until one does; a signal goes to every case that waits now.
 */
export function deliver(cases: readonly PureCase[], waiting: WaitingMessage[], now: number): void {
  do collect(cases, waiting, now);
  while (deliverOne(cases, waiting, now));
}

function collect(cases: readonly PureCase[], waiting: WaitingMessage[], now: number): void {
  for (let sender = withMail(cases); sender; sender = withMail(cases)) {
    const sent = sender.outgoing.shift();
    if (sent?.type === 'throwSignal') broadcast(cases, sender, sent.name, sent.payload);
    if (sent?.type === 'sendMessage') waiting.push({ name: sent.name, keys: JSON.stringify(sent.keys), payload: sent.payload, expires: now + patience });
  }
}

function withMail(cases: readonly PureCase[]): PureCase | undefined {
  return cases.find(({ outgoing }) => outgoing.length > 0);
}

function broadcast(cases: readonly PureCase[], sender: PureCase, name: string, payload: Facts): void {
  for (const other of cases) if (other !== sender) other.do({ type: 'broadcastSignal', name, payload });
}

/** The oldest message that somebody waits for; true when there was one. */
function deliverOne(cases: readonly PureCase[], waiting: WaitingMessage[], now: number): boolean {
  for (const [index, message] of waiting.entries()) {
    const receiver = message.expires > now ? receiverOf(cases, message) : undefined;
    if (!receiver) continue;

    waiting.splice(index, 1);
    receiver.one.do({ type: 'correlateMessage', activity: receiver.activity, payload: message.payload });
    return true;
  }
  return false;
}

function receiverOf(cases: readonly PureCase[], { name, keys }: WaitingMessage): { one: PureCase; activity: string } | undefined {
  for (const one of cases) {
    const found = [...one.subscriptions.values()].find(
      (subscription) => subscription.kind === 'message' && subscription.name === name && JSON.stringify(subscription.keys) === keys,
    );
    if (found) return { one, activity: found.activity };
  }
  return undefined;
}
