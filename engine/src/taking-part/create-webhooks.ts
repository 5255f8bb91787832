import { createHmac, timingSafeEqual } from 'node:crypto';
import { done, type Facts, type Outcome, refused, type Value } from '@onething/rules';
import { isFacts } from '../connectors/input.js';
import { readFacts } from '../connectors/read-facts.js';
import { isId } from '../ids.js';
import type { MessageStore } from '../stores/message-store.js';
import type { CalledWebhook, WebhookStore } from '../stores/webhook-store.js';
import type { WebhookCall, Webhooks } from './webhooks.js';

export interface WebhookParts {
  readonly store: Pick<WebhookStore, 'called'>;
  readonly messages: Pick<MessageStore, 'receive'>;
  /** New work for the nodes. */
  readonly wake: () => void;
}

const patienceSeconds = 300;

/** Webhooks over their store; what comes in is a message like any other. */
export function createWebhooks({ store, messages, wake }: WebhookParts): Webhooks {
  return {
    async receive(id, call) {
      const webhook = isId(id) ? await store.called(id) : undefined;
      if (!webhook) return webhookNotFound;
      const genuine = checkSignature(webhook, call);
      if (!genuine.ok) return genuine;
      const message = messageOf(webhook, call.body);
      if (!message) return unreadable;

      const waiting = await messages.receive(webhook.tenant, { id: `webhook/${id}/${call.event}`, name: webhook.message, ...message });
      wake();
      return done({ waiting });
    },
  };
}

/** The signature of a call: `sha256=` and HMAC-SHA256 over `timestamp.body`. */
export function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

function checkSignature({ secret, now }: CalledWebhook, { timestamp, signature, body }: WebhookCall): Outcome<void> {
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(secret, timestamp, body))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return wrongSignature;

  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  return age <= patienceSeconds ? done(undefined) : tooOld;
}

function messageOf({ keys, payload }: CalledWebhook, body: Uint8Array): { keys: readonly Value[]; payload: Facts } | undefined {
  const facts = readFacts(parsed(body));
  const handedOn = facts && at(facts, payload);
  const found = facts ? keys.map((key) => at(facts, key)) : [];
  if (!isFacts(handedOn) || found.some((value) => value === undefined || value === null)) return undefined;

  return { keys: found.flatMap((value) => (value === undefined ? [] : [value])), payload: handedOn };
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** JSON pointer (RFC 6901); the empty one is the whole. */
function at(facts: Facts, pointer: string): Value | undefined {
  const parts = pointer.split('/').slice(1);
  return parts.reduce<Value | undefined>((value, part) => {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    return isFacts(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }, facts);
}

const webhookNotFound = refused('WEBHOOK_NOT_FOUND', { zh: '没有这个接收地址。', en: 'There is no such webhook.' });
const wrongSignature = refused('WEBHOOK_SIGNATURE', { zh: '签名不正确。', en: 'The signature is wrong.' });
const tooOld = refused('WEBHOOK_TOO_OLD', { zh: '时间戳与当前时间相差超过五分钟。', en: 'The timestamp is more than five minutes away from now.' });
const unreadable = refused('WEBHOOK_UNREADABLE', {
  zh: '内容不是 JSON 对象，或缺少关联字段。',
  en: 'The body is no JSON object or lacks a value to correlate by.',
});
