import type { Facts, Outcome } from '@onething/rules';
import { batchFacts, factsMissing, missingFacts, type PaperResult, type PaperRow, paperRowsOfPayList, readPaperRows } from '../documents/paper-rows.js';
import type { ConnectorDescriptor, SimulatedAnswer, SimulatedWorld } from './connector.js';
import { field, needed } from './connector-field.js';
import { factsOf, textOf } from './facts-of-input.js';
import { findPayList, noPayList } from './find-pay-list.js';
import { nextDocumentNumber } from './next-document-number.js';

/** Issues a document of the case's package for every row of a list, in order: the rows given, or those of a pay list that were paid. */
export const issueDocuments: ConnectorDescriptor = {
  id: 'issue-documents',
  title: { zh: '批量生成文书并盖章', en: 'Issue sealed documents by batch' },
  inputs: {
    document: needed('string', '文书（本事项包的文书编号）', 'Document of this package'),
    rows: field('list', '名单：每行 id、name（文书上的姓名）、facts、case（归入的办件）', 'Rows: id, name on the paper, facts, case it belongs to'),
    listId: field('string', '发放清单编号：为已发放的每行出具', 'Number of a pay list: one paper a paid row'),
    facts: field('object', '每份文书共同的内容', 'Facts that all papers share'),
  },
  outputs: {
    batchId: needed('string', '批次标识', 'Id of the batch'),
    total: needed('number', '应出具份数', 'Rows'),
    issued: needed('number', '已出具份数', 'Papers issued'),
    failed: needed('number', '未出具份数', 'Rows without a paper'),
    failures: needed('list', '未出具的行及原因', 'Rows without a paper, each with the reason'),
    firstNumber: needed('string', '起始编号', 'First number'),
    lastNumber: needed('string', '末尾编号', 'Last number'),
  },
  simulate(input, world) {
    const type = textOf(input, 'document');
    if (!world.documentNumbers.has(type)) return { status: 'error', code: 'DOCUMENT_NOT_FOUND', message: `没有名为“${type}”的文书。` };
    const listId = textOf(input, 'listId');
    const list = listId === '' ? undefined : findPayList(world, listId);
    if (listId !== '' && !list) return noPayList(input);

    const common = factsOf(input, 'facts');
    const rows = list ? { ok: true as const, value: paperRowsOfPayList(list, common) } : readPaperRows(input.rows, common);
    return answerOf(rows, (row, position) => issue(row, position, type, world), world.key);
  },
};

function answerOf(rows: Outcome<readonly PaperRow[]>, issueRow: (row: PaperRow, position: number) => PaperResult, key: string): SimulatedAnswer {
  if (!rows.ok) return { status: 'error', code: rows.code, message: rows.message.zh };

  const output: Facts = batchFacts(`batch-${key}`, rows.value.map(issueRow));
  return { status: 'answered', output };
}

function issue({ id, name, facts, case: file }: PaperRow, index: number, type: string, world: SimulatedWorld): PaperResult {
  const row = { position: index + 1, id, name };
  const missing = missingFacts(world.documentFacts?.get(type) ?? [], facts);
  if (missing.length > 0) return { ...row, ...factsMissing(missing) };

  const number = nextDocumentNumber(world, type);
  const paper = { type, number, facts, status: 'valid' as const };
  const own = file === undefined || file === world.key.split('/')[0];
  if (own) world.documents.push(paper);
  else world.papers?.push({ ...paper, case: file });
  return { ...row, number };
}
