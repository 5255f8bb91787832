import type { OpenByMessage } from '../cases/open-by-message.js';
import type { RevokeDocument } from '../documents/revoke-document.js';
import { ed25519 } from '../documents/seal/ed25519.js';
import type { RuntimeParts } from '../runtime-parts.js';
import type { CaseStore } from '../stores/case-store.js';
import type { DocumentBatchStore } from '../stores/document-batch-store.js';
import type { DocumentStore } from '../stores/document-store.js';
import type { NoticeStore } from '../stores/notice-store.js';
import type { PayListStore } from '../stores/pay-list-store.js';
import type { PortStore } from '../stores/port-store.js';
import type { SealStore } from '../stores/seal-store.js';
import type { SupervisionStore } from '../stores/supervision-store.js';
import { type CallMatterParts, callMatter } from './call-matter.js';
import type { Connector } from './connector.js';
import { type HttpRequestParts, httpRequest } from './http-request.js';
import { issueDocument } from './issue-document.js';
import { issueDocuments } from './issue-documents.js';
import { notify } from './notify.js';
import { openCase } from './open-case.js';
import { payListCollect } from './pay-list-collect.js';
import { payListNotify } from './pay-list-notify.js';
import { payListPrepare } from './pay-list-prepare.js';
import { type PayListSending, payListSend } from './pay-list-send.js';
import { payListWithdraw } from './pay-list-withdraw.js';
import { publishNotice } from './publish-notice.js';
import { recoverPayment } from './recover-payment.js';
import { registryLookup } from './registry-lookup.js';
import { registrySave } from './registry-save.js';
import { revokeDocument } from './revoke-document.js';
import { supervise } from './supervise.js';
import { withdrawNotice } from './withdraw-notice.js';

export interface ConnectorParts {
  readonly parts: RuntimeParts;
  readonly documents: DocumentStore;
  readonly batches: DocumentBatchStore;
  readonly seals: SealStore;
  readonly cards: SupervisionStore;
  readonly revoke: RevokeDocument;
  readonly notices: NoticeStore;
  readonly cases: CaseStore;
  readonly payLists: PayListStore;
  readonly payments: PayListSending;
  readonly http: HttpRequestParts;
  readonly open: OpenByMessage;
  readonly ports: PortStore;
  readonly calls: CallMatterParts;
}

/** Every connector of the engine, by id. A new one is a file and a line here. */
export function connectorList(of: ConnectorParts): readonly Connector[] {
  const { parts, documents, batches, seals, cards, revoke, notices, cases, payLists, payments, http, open, ports, calls } = of;
  const { registries, notifications, people, ids, publicUrl, releases } = parts;
  const issuing = { documents, seals, seal: ed25519, newId: () => ids.next(), publicUrl };
  return [
    registryLookup(registries),
    registrySave(registries),
    issueDocument(issuing),
    issueDocuments({ issuing, batches, cases, milliseconds: () => performance.now() }, payLists),
    revokeDocument(documents, cases, revoke),
    notify(notifications, people, cases, ports),
    supervise(cards, notifications, people),
    publishNotice(notices, releases, ports),
    withdrawNotice(notices),
    payListPrepare(payLists),
    payListSend(payments),
    payListCollect(payLists),
    payListWithdraw(payLists),
    payListNotify(payLists, cases, notifications, ports),
    recoverPayment(payLists),
    httpRequest(http),
    openCase(open, cases),
    callMatter(calls),
  ];
}
