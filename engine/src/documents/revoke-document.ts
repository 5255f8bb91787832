import { done, type Outcome, refused } from '@onething/rules';
import type { Notifier } from '../notifications/notifications.js';
import { type Doer, hashOf, type Once } from '../runtime/step-runner.js';
import type { CommandStore } from '../stores/command-store.js';
import type { DocumentRow, DocumentStore } from '../stores/document-store.js';

/** Takes a paper back, with a reason; the holder is told. */
export type RevokeDocument = (paper: DocumentRow, reason: string, by: Doer, once: Once) => Promise<Outcome<unknown>>;

/** Revoking over its stores. The reply is when it happened. */
export function revoking(commands: CommandStore, documents: DocumentStore, notifications: Notifier): RevokeDocument {
  return async (paper, reason, by, once) => {
    const command = { key: once.key, hash: hashOf(once.body), actor: by.id, action: 'document.revoke', subject: paper.id };
    const outcome = await commands.once(paper.tenant, command, async (transaction, now) =>
      (await documents.revoke(transaction, paper, { by: by.id, reason })) ? done(now) : alreadyRevoked,
    );
    if (outcome.ok) await notifications.send(noticeOf(paper, reason, String(outcome.value)));
    return outcome;
  };
}

const alreadyRevoked = refused('DOCUMENT_ALREADY_REVOKED', { zh: '这份文书已被撤销，无需重复撤销。', en: 'This document has already been revoked.' });

function noticeOf(paper: DocumentRow, reason: string, at: string): Parameters<Notifier['send']>[0] {
  return {
    to: paper.holder,
    title: `${paper.title}已撤销`,
    text: `编号 ${paper.number} 的${paper.title}已撤销，理由：${reason}。该文书不再有效；有异议可联系${paper.issuer}。`,
    case: paper.instance,
    key: `revoked ${paper.id}`,
    at,
  };
}
