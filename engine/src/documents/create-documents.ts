import { maskValue } from '@onething/forms';
import { done, type Outcome, refused } from '@onething/rules';
import { outside } from '../cases/case-entry.js';
import { mayReadCase } from '../cases/may-read-case.js';
import type { Actor } from '../engine.js';
import { may } from '../identity/permissions.js';
import { isId } from '../ids.js';
import type { CaseStore } from '../stores/case-store.js';
import type { BatchSummary, DocumentBatchStore } from '../stores/document-batch-store.js';
import type { DocumentRow, DocumentStore, VerifiedDocument } from '../stores/document-store.js';
import { documentEntry } from './document-entry.js';
import type { DocumentBatchEntry, Documents, VerificationEntry } from './documents.js';
import { hashOfText } from './issue-document.js';
import type { RevokeDocument } from './revoke-document.js';

export interface DocumentParts {
  readonly documents: DocumentStore;
  readonly batches: DocumentBatchStore;
  readonly cases: CaseStore;
  readonly revoke: RevokeDocument;
  readonly publicUrl: string;
}

/** Papers over their stores. */
export function createDocuments({ documents, batches, cases, revoke, publicUrl }: DocumentParts): Documents {
  return {
    async pdf(id, by) {
      const paper = await readable(id, by);
      const bytes = paper && (await documents.content(paper.tenant, id));
      if (!paper || !bytes) return documentNotFound;

      return done({ bytes, fileName: `${paper.title}-${paper.number}.pdf`, sha256: paper.sha256 ?? '' });
    },

    async batches(id, by) {
      const file = isId(id) && may(by, 'documents.batches') ? await cases.find(by, id) : undefined;
      const story = file && (await cases.story(file.tenant, id));
      if (!file || !story || !mayReadCase(by, file, story.tasks)) return caseNotFound;

      return done((await batches.ofCase(file.tenant, id)).map(batchEntry));
    },

    async verify(numberOrToken) {
      const text = numberOrToken.trim();
      const found = text.length > 100 ? undefined : ((await documents.verify(hashOfText(text))) ?? (await documents.verify(hashOfText(text.toUpperCase()))));
      return found ? verification(found) : { status: 'unknown' };
    },

    async revoke(id, reason, by, once) {
      const paper = may(by, 'documents.revoke') ? await readable(id, by) : undefined;
      if (!paper || paper.tenant !== by.tenant) return documentNotFound;
      if (reason.trim().length < 2) return reasonMissing;

      const outcome = await revoke(paper, reason.trim(), { id: by.person, name: by.name }, { key: `${by.person}:${once.key}`, body: { id, reason } });
      return outcome.ok ? entryNow(by, id) : outcome;
    },
  };

  async function readable(id: string, by: Actor): Promise<DocumentRow | undefined> {
    const paper = isId(id) ? await documents.find(by, id) : undefined;
    const file = paper && (await cases.find(by, paper.instance));
    if (!paper || !file) return undefined;

    const { tasks } = await cases.story(file.tenant, file.id);
    return mayReadCase(by, file, tasks) ? paper : undefined;
  }

  async function entryNow(by: Actor, id: string): ReturnType<Documents['revoke']> {
    const paper = await documents.find(by, id);
    return paper ? done(documentEntry(paper, publicUrl)) : documentNotFound;
  }
}

/** Names are whole here: whoever mends a list must find the row. */
function batchEntry({ id, title, total, issued, failures, begun_at, finished_at }: BatchSummary): DocumentBatchEntry {
  return {
    ...{ id, title, total, issued, begunAt: outside(begun_at), finishedAt: finished_at ? outside(finished_at) : undefined },
    failures: failures.map(({ position, name, code = '', reason = '' }) => ({ position, name, code, reason })),
  };
}

/** What stands on the paper's face, the holder masked. */
function verification(found: VerifiedDocument): VerificationEntry {
  return {
    status: found.status,
    number: found.number,
    title: found.title,
    issuer: found.issuer,
    issuedAt: outside(found.issued_at),
    revokedAt: found.revoked_at ? outside(found.revoked_at) : undefined,
    holderMasked: String(maskValue('name', found.holder_name)),
    sha256: found.sha256,
  };
}

const caseNotFound: Outcome<never> = refused('CASE_NOT_FOUND', { zh: '没有找到这个办件。', en: 'There is no such case.' });
const documentNotFound: Outcome<never> = refused('DOCUMENT_NOT_FOUND', { zh: '没有找到这份文书。', en: 'There is no such document.' });
const reasonMissing: Outcome<never> = refused('SUBMISSION_INVALID', { zh: '请填写撤销理由。', en: 'Give the reason for the revocation.' }, [
  { code: 'REQUIRED', place: '/reason', message: { zh: '请填写撤销理由', en: 'Give the reason' } },
]);
