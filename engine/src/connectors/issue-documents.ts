import { type PaperRow, paperRowsOfPayList, readPaperRows } from '@onething/processes';
import { done, type Facts, type Outcome, refused } from '@onething/rules';
import { type BatchIssuing, issueBatch } from '../documents/issue-batch.js';
import type { PayListStore } from '../stores/pay-list-store.js';
import { answered, type Connector } from './connector.js';
import { nobody, ownTables } from './connector-check.js';
import { isFacts, optionalText, textOf } from './input.js';

/** Issues a paper for every row: `{ document, rows | listId, facts }` → `{ batchId, total, issued, failed, failures, firstNumber, lastNumber }`. One batch a key. */
export function issueDocuments(parts: BatchIssuing, lists: Pick<PayListStore, 'find'>): Connector {
  return {
    id: 'issue-documents',
    check: ownTables((tenant) => parts.batches.ofCase(tenant, nobody)),
    async run(input, { key, tenant, instance, release, context, now }) {
      const type = textOf(input, 'document');
      const { manifest, documents } = release.package;
      const definition = documents[type];
      if (!definition) return { status: 'error', code: 'DOCUMENT_NOT_FOUND', message: `没有名为“${type}”的文书。` };
      const rows = await rowsOf(input, tenant, lists);
      if (!rows.ok) return { status: 'error', code: rows.code, message: rows.message.zh };

      const { case: file, applicant } = context.facts;
      const region = { code: file.region, name: file.regionName };
      const about = { key, tenant, instance, package: manifest.id, definition, region, now };
      const output = await issueBatch({ ...about, applicant: applicant.id, rows: rows.value }, parts);
      return output ? answered(output) : { status: 'unfinished' };
    },
  };
}

async function rowsOf(input: Facts, tenant: string, lists: Pick<PayListStore, 'find'>): Promise<Outcome<readonly PaperRow[]>> {
  const common = isFacts(input.facts) ? input.facts : {};
  const listId = optionalText(input, 'listId');
  if (listId === undefined) return readPaperRows(input.rows, common);

  const list = await lists.find(tenant, listId);
  return list
    ? done(paperRowsOfPayList(list, common))
    : refused('PAY_LIST_NOT_FOUND', { zh: `没有编号为“${listId}”的发放清单。`, en: `There is no pay list "${listId}".` });
}
