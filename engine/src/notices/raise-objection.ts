import { judgeObjection, type NoticeObjection, objectionFacts, objectionNumber, objectionRaised } from '@onething/processes';
import { civilDateOf, done, type Outcome, refused } from '@onething/rules';
import type { Actor, Idempotent } from '../engine.js';
import type { Notifier } from '../notifications/notifications.js';
import { hashOf } from '../runtime/step-runner.js';
import type { CommandStore, Transaction } from '../stores/command-store.js';
import { type MessageToSend, sendMessage } from '../stores/message-store.js';
import type { ListedNotice, NoticeStore } from '../stores/notice-store.js';
import type { ObjectionReceipt } from './notices.js';
import type { ReaderOf } from './reader-of.js';

/** An objection as it arrives. */
export interface ObjectionRequested {
  readonly region: string;
  readonly id: string;
  /** Position of the entry. */
  readonly entry: number;
  readonly reason: string;
  readonly by: Actor;
  readonly once: Idempotent;
}

export type RaiseObjection = (request: ObjectionRequested) => Promise<Outcome<ObjectionReceipt>>;

export interface ObjectionParts {
  readonly commands: CommandStore;
  readonly store: NoticeStore;
  readonly readerOf: ReaderOf;
  readonly notifications: Notifier;
  /** The publishing case has a message to hear. */
  readonly wake: () => void;
}

/** So that nobody buries the staff of a notice under objections. */
const mostOfOnePerson = 5;

/** Judges an objection, keeps it, and tells the publishing case, all in one transaction; then the objector has a receipt. */
export function raisingObjections({ commands, store, readerOf, notifications, wake }: ObjectionParts): RaiseObjection {
  return async (request) => {
    const { region, id, entry, reason, by, once } = request;
    const known = await store.find(region, id);
    const reader = await readerOf(region, by)(known ?? { audience: 'department', package: '' });
    const command = { key: `${by.person}:${once.key}`, hash: hashOf({ id, entry, reason }), actor: by.person, action: 'notice.object', subject: id };
    const outcome = await commands.once(region, command, async (transaction, now) => {
      const notice = await store.hold(transaction, region, id);
      const judged = judgeObjection(notice, reader, { entry: notice?.entries[entry - 1]?.key ?? '', reason }, Date.parse(now));
      if (!judged.ok || !notice) return judged;
      if ((await store.raisedBy(transaction, region, id, by.person)) >= mostOfOnePerson) return tooMany;

      return done(await keep(transaction, request, { ...notice, key: judged.value.key, name: judged.value.name, now }));
    });
    if (!outcome.ok) return outcome;

    wake();
    const receipt = receiptOf(outcome.value);
    await notifications.send(receiptMessage(by, receipt));
    return done(receipt);
  };

  async function keep(
    transaction: Transaction,
    { region, reason, by }: ObjectionRequested,
    at: Omit<ListedNotice, 'now'> & { readonly key: string; readonly name: string; readonly now: string },
  ): Promise<ObjectionReceipt> {
    const day = civilDateOf(at.now);
    const no = objectionNumber({ region, date: day, sequence: await store.nextOfDay(transaction, region, day) });
    const objection: NoticeObjection = { no, key: at.key, reason: reason.trim(), by: { id: by.person, name: by.name }, at: at.now };
    await store.object(transaction, region, at.id, { ...objection, day });
    await sendMessage(transaction, region, messageTo(at.id, objection));
    return { no, at: at.now, title: at.title, name: at.name };
  }
}

function messageTo(notice: string, objection: NoticeObjection): MessageToSend {
  const payload = JSON.stringify({ objection: objectionFacts(objection) });
  return { id: `objection ${objection.no}`, name: objectionRaised, keys: JSON.stringify([notice]), payload };
}

function receiptMessage({ person }: Actor, { no, title, at }: ObjectionReceipt): Parameters<Notifier['send']>[0] {
  const text = `您对“${title}”提出的异议已收到，编号 ${no}。经办单位将由原经办人以外的人员复核，并告知您结果。`;
  return { to: person, title: '异议已收到', text, key: `objection ${no}`, at };
}

/** The reply as it was stored with the command. */
function receiptOf(reply: unknown): ObjectionReceipt {
  const member = (name: string) => (typeof reply === 'object' && reply !== null ? String(Reflect.get(reply, name) ?? '') : '');
  return { no: member('no'), at: member('at'), title: member('title'), name: member('name') };
}

const tooMany: Outcome<never> = refused('OBJECTION_TOO_MANY', {
  zh: `您对这条公示已提出 ${mostOfOnePerson} 次异议，请等待复核结果；有新的情况请直接联系发布单位。`,
  en: `You have objected to this notice ${mostOfOnePerson} times. Please wait for the outcome; for something new contact the publisher.`,
});
