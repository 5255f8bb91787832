import type { ConnectorDescriptor } from './connector.js';
import { needed } from './connector-field.js';
import { textOf } from './facts-of-input.js';

/** Withdraws a document that the case, or the case that it is about, has issued; from then on verification says revoked. */
export const revokeDocument: ConnectorDescriptor = {
  id: 'revoke-document',
  title: { zh: '撤销文书', en: 'Revoke a document' },
  inputs: { number: needed('string', '文书编号', 'Document number'), reason: needed('string', '撤销理由', 'Reason') },
  outputs: { number: needed('string', '文书编号', 'Document number') },
  simulate(input, world) {
    const number = textOf(input, 'number');
    const issued = [...world.documents, ...(world.earlierDocuments ?? [])].find((document) => document.number === number);
    if (!issued) return { status: 'error', code: 'DOCUMENT_NOT_FOUND', message: number };

    issued.status = 'revoked';
    return { status: 'answered', output: { number } };
  },
};
