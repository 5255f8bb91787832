import type { ConnectorDescriptor } from './connector.js';
import { needed } from './connector-field.js';
import { factsOf, textOf } from './facts-of-input.js';
import { nextDocumentNumber } from './next-document-number.js';

/** Renders a document of the case's package, numbers it, seals it and gives it to the holder. */
export const issueDocument: ConnectorDescriptor = {
  id: 'issue-document',
  title: { zh: '生成文书并盖章', en: 'Issue a sealed document' },
  inputs: {
    document: needed('string', '文书（本事项包的文书编号）', 'Document of this package'),
    facts: needed('object', '文书内容', 'Facts of the document'),
    holder: needed('object', '持有人（name、idNo）', 'Holder (name, idNo)'),
  },
  outputs: {
    documentId: needed('string', '文书标识', 'Document id'),
    number: needed('string', '文书编号', 'Document number'),
    sha256: needed('string', '文件摘要', 'Hash of the file'),
  },
  simulate(input, world) {
    const type = textOf(input, 'document');
    if (!world.documentNumbers.has(type)) return { status: 'error', code: 'DOCUMENT_NOT_FOUND', message: type };

    const number = nextDocumentNumber(world, type);
    world.documents.push({ type, number, facts: factsOf(input, 'facts'), status: 'valid' });
    return { status: 'answered', output: { documentId: `doc-${world.documents.length}`, number, sha256: `simulated-${number}` } };
  },
};
