import { callMatter } from './call-matter.js';
import type { ConnectorDescriptor } from './connector.js';
import { externalWork } from './external-work.js';
import { httpRequest } from './http-request.js';
import { issueDocument } from './issue-document.js';
import { issueDocuments } from './issue-documents.js';
import { notify } from './notify.js';
import { payListCollect } from './pay-list-collect.js';
import { payListNotify } from './pay-list-notify.js';
import { payListPrepare } from './pay-list-prepare.js';
import { payListSend } from './pay-list-send.js';
import { payListWithdraw } from './pay-list-withdraw.js';
import { publishNotice } from './publish-notice.js';
import { recoverPayment } from './recover-payment.js';
import { registryLookup } from './registry-lookup.js';
import { registrySave } from './registry-save.js';
import { revokeDocument } from './revoke-document.js';
import { supervise } from './supervise.js';
import { withdrawNotice } from './withdraw-notice.js';

/** Every connector a package may use. The engine runs the real one of the same id. */
export const connectors: readonly ConnectorDescriptor[] = [
  registryLookup,
  registrySave,
  issueDocument,
  issueDocuments,
  revokeDocument,
  notify,
  supervise,
  publishNotice,
  withdrawNotice,
  payListPrepare,
  payListSend,
  payListCollect,
  payListWithdraw,
  payListNotify,
  recoverPayment,
  httpRequest,
  externalWork,
  callMatter,
];

/** The connector of that id, or nothing. */
export function findConnector(id: string): ConnectorDescriptor | undefined {
  return connectors.find((connector) => connector.id === id);
}
