import type { RevokeDocument } from '../documents/revoke-document.js';
import type { CaseStore } from '../stores/case-store.js';
import type { DocumentStore } from '../stores/document-store.js';
import { answered, type Connector, type ConnectorCall } from './connector.js';
import { ownTables } from './connector-check.js';
import { textOf } from './input.js';

/** Revokes a paper that the process, or the one that its case is about, had issued: `{ number, reason }` → `{ number }`. Revoking twice is revoking once. */
export function revokeDocument(documents: DocumentStore, cases: CaseStore, revoke: RevokeDocument): Connector {
  return {
    id: 'revoke-document',
    check: ownTables((tenant) => documents.byNumber(tenant, 'none')),
    async run(input, call) {
      const number = textOf(input, 'number');
      const paper = await documents.byNumber(call.tenant, number);
      if (!paper || !(await isOwn(paper.instance, call))) return { status: 'error', code: 'DOCUMENT_NOT_FOUND', message: `没有编号为“${number}”的文书。` };

      const revoked = await revoke(paper, textOf(input, 'reason'), { id: 'system', name: '系统' }, { key: `job ${call.key}`, body: number });
      if (revoked.ok || revoked.code === 'DOCUMENT_ALREADY_REVOKED') return answered({ number });
      return { status: 'error', code: revoked.code, message: revoked.message.zh };
    },
  };

  /** The case's own papers, and those of the case that it is about. */
  async function isOwn(instance: string, call: ConnectorCall): Promise<boolean> {
    return instance === call.instance || (await cases.find({ tenant: call.tenant }, call.instance))?.about === instance;
  }
}
