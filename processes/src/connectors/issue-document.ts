import type { ConnectorDescriptor, SimulatedWorld } from './connector.js';
import { needed } from './connector-field.js';
import { documentNumber } from './document-number.js';
import { factsOf, textOf } from './facts-of-input.js';

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
    const pattern = world.documentNumbers.get(type);
    if (!pattern) return { status: 'error', code: 'DOCUMENT_NOT_FOUND', message: type };

    const number = nextNumber(world, type, pattern);
    world.documents.push({ type, number, facts: factsOf(input, 'facts'), status: 'valid' });
    return { status: 'answered', output: { documentId: `doc-${world.documents.length}`, number, sha256: `simulated-${number}` } };
  },
};

/** One sequence a document type, region and year. */
function nextNumber(world: SimulatedWorld, type: string, pattern: string): string {
  const year = world.now.slice(0, 4);
  const name = `${type}/${world.region}/${year}`;
  const sequence = (world.sequences.get(name) ?? 0) + 1;
  world.sequences.set(name, sequence);
  return documentNumber(pattern, { region: world.region, year, sequence });
}
