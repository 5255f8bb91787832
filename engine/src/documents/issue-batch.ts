import { setImmediate as breathe } from 'node:timers/promises';
import { batchFacts, type DocumentDefinition, factsMissing, missingFacts, type PaperRow } from '@onething/processes';
import type { Facts } from '@onething/rules';
import { NotRetriable } from '../connectors/not-retriable.js';
import { isId } from '../ids.js';
import type { CaseStore } from '../stores/case-store.js';
import type { DocumentBatchStore, WaitingRow } from '../stores/document-batch-store.js';
import { type Issuing, openPress, type PaperToIssue, type Press } from './issue-document.js';

/** A batch of papers of one document. */
export interface BatchToIssue extends Press {
  /** One batch for it, however often it is asked for. */
  readonly key: string;
  readonly definition: DocumentDefinition;
  readonly instance: string;
  /** Whose case it is that issues: papers without a case of their own belong to it. */
  readonly applicant: string;
  readonly rows: readonly PaperRow[];
  readonly now: string;
}

export interface BatchIssuing {
  readonly issuing: Issuing;
  readonly batches: DocumentBatchStore;
  readonly cases: Pick<CaseStore, 'find'>;
  /** Real milliseconds. */
  readonly milliseconds: () => number;
}

/** Longest stretch of work at a time: other work of the case and of the node gets its turn, and progress can be seen. */
const slice = 5_000;
/** Rows read together. */
const together = 20;

/**
 * Issues papers row by row, in order, until all are there (their facts) or the slice is over (`undefined`: go on later). A row
 * that cannot be printed takes no number, is kept with its reason, and stops no other. Whatever dies in between, the next call
 * goes on at the row that was not finished, and finds the number that it had taken.
 */
export async function issueBatch(batch: BatchToIssue, parts: BatchIssuing): Promise<Facts | undefined> {
  const { tenant, key, instance, definition } = batch;
  const { batches, issuing, milliseconds } = parts;
  const id = await batches.begin(tenant, { id: issuing.newId(), job: key, instance, title: definition.title }, batch.rows);
  const issue = openPress(batch, issuing);
  const until = milliseconds() + slice;

  for (let rows = await batches.waiting(tenant, id, together); rows.length > 0; rows = await batches.waiting(tenant, id, together)) {
    for (const row of rows) {
      if (milliseconds() > until) return undefined;
      await issueRow(row, id);
      await breathe();
    }
  }
  return batchFacts(id, await batches.finish(tenant, id));

  async function issueRow(row: WaitingRow, batchId: string): Promise<void> {
    const missing = missingFacts(Object.keys(definition.facts), row.facts);
    if (missing.length > 0) return batches.failed(tenant, batchId, row.position, factsMissing(missing));

    try {
      const paper = await paperOf(batch, row, parts.cases);
      const { id: document, number } = await issue(paper);
      await batches.issued(tenant, batchId, row.position, { id: document, number });
    } catch (error) {
      if (!(error instanceof NotRetriable)) throw error;
      await batches.failed(tenant, batchId, row.position, { code: error.code, reason: error.sentence.zh });
    }
  }
}

async function paperOf(batch: BatchToIssue, { id, name, facts, case: file }: WaitingRow, cases: BatchIssuing['cases']): Promise<PaperToIssue> {
  const { tenant, key, definition, region, now } = batch;
  const owner = file === undefined ? { instance: batch.instance, person: batch.applicant } : await ownerOf(batch, file, cases);
  return {
    ...{ key: `${key}#${id}`, tenant, package: batch.package, definition, region, now, facts },
    ...{ instance: owner.instance, holder: { person: owner.person, name } },
  };
}

/** A package issues into its own cases, and into no other's. */
async function ownerOf({ tenant, package: own }: BatchToIssue, file: string, cases: BatchIssuing['cases']) {
  const found = isId(file) ? await cases.find({ tenant }, file) : undefined;
  if (found && found.package === own) return { instance: found.id, person: found.applicant };

  throw new NotRetriable('CASE_NOT_FOUND', {
    zh: `本事项包没有办件“${file}”，文书未出具。`,
    en: `The package has no case "${file}": the document was not issued.`,
  });
}
