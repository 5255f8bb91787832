import { type Issuing, issueDocument as issue } from '../documents/issue-document.js';
import { checkPapers } from './check-papers.js';
import { answered, type Connector } from './connector.js';
import { ownTables } from './connector-check.js';
import { isFacts, optionalText, textOf } from './input.js';

/** Issues a paper of the case's package: `{ document, facts, holder }` → `{ documentId, number, sha256 }`. One paper a key. */
export function issueDocument(parts: Issuing): Connector {
  return {
    id: 'issue-document',
    check: async (tenant) => [...(await ownTables((of) => parts.documents.byNumber(of, 'none'))(tenant)), ...(await checkPapers(parts, tenant))],
    async run(input, call) {
      const type = textOf(input, 'document');
      const { manifest, documents } = call.release.package;
      const definition = documents[type];
      if (!definition) return { status: 'error', code: 'DOCUMENT_NOT_FOUND', message: `没有名为“${type}”的文书。` };

      const { case: file, applicant } = call.context.facts;
      const holder = isFacts(input.holder) ? optionalText(input.holder, 'name') : undefined;
      const paper = await issue(
        {
          key: call.key,
          tenant: call.tenant,
          instance: call.instance,
          package: manifest.id,
          definition,
          facts: isFacts(input.facts) ? input.facts : {},
          holder: { person: applicant.id, name: holder ?? applicant.name },
          region: { code: file.region, name: file.regionName },
          now: call.now,
        },
        parts,
      );
      return answered({ documentId: paper.id, number: paper.number, sha256: paper.sha256 ?? '' });
    },
  };
}
