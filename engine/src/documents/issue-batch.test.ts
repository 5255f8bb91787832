import type { DocumentDefinition, PaperRow } from '@onething/processes';
import { v7 } from 'uuid';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { setClock } from '../../../qa/support/test-parts.js';
import { plantTenants } from '../database/demo-tenants.js';
import { withTenant } from '../database/with-tenant.js';
import { caseStore } from '../stores/case-store.js';
import { type DocumentBatchStore, documentBatchStore } from '../stores/document-batch-store.js';
import { type DocumentStore, documentStore } from '../stores/document-store.js';
import { sealStore } from '../stores/seal-store.js';
import { type BatchIssuing, type BatchToIssue, issueBatch } from './issue-batch.js';
import { hashOfText } from './issue-document.js';
import { ed25519 } from './seal/ed25519.js';

const tenant = '330199';
/** `PAPERS=200` prints as many as a county's school year has, a paper in some 50 ms of CPU. */
const count = Number(process.env.PAPERS ?? 40);
const definition: DocumentDefinition = {
  id: 'aid-paid',
  title: '资助发放通知',
  number: 'FFTZ-{region}-{year}-{seq:6}',
  seals: ['county'],
  facts: { payee: { title: '学生', type: 'string' }, amountYuan: { title: '金额', type: 'string' } },
  template:
    '<h1>资助发放通知</h1><p class="number">编号：{{number}}</p><p class="indent">{{payee}}同学的资助资金 {{amountYuan}} 元已发放。</p><table class="sign"><tr><td><p>{{issuer}}</p><p>{{issuedOn}}</p><seal name="county"/></td></tr></table><qr/>',
};

describe('issuing papers by batch', () => {
  let database: TestDatabase;
  let documents: DocumentStore;
  let batches: DocumentBatchStore;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantTenants(database.owner);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    [documents, batches] = [documentStore(database.app), documentBatchStore(database.app)];
  }, 30_000);
  afterAll(() => database.close());

  it('gives every row a number in the order of the rows, names the one that cannot be printed, and goes on where a node has died', async () => {
    const rows = Array.from({ length: count }, (_, i) => row(i + 1));
    const rare = { ...row(20), name: '王\u{1F600}', facts: { payee: '王\u{1F600}', amountYuan: '500.00' } };
    const batch = batchOf('big', [...rows.slice(0, 19), rare, ...rows.slice(20)]);
    const began = performance.now();
    // Dies once with the number taken and nothing printed, once with the paper printed and the row not marked.
    await expect(untilDone(batch, parts({ documents: { ...documents, fill: dying(documents.fill, 13) } }))).rejects.toThrow('died');
    await expect(untilDone(batch, parts({ batches: { ...batches, issued: dying(batches.issued, 17) } }))).rejects.toThrow('died');
    const facts = await untilDone(batch, parts());
    const perPaper = (performance.now() - began) / (count - 1);
    if (process.env.PAPERS) console.info(`${perPaper.toFixed(1)} ms a paper, ${(1000 / perPaper).toFixed(0)} papers a second`);

    expect(facts).toMatchObject({ total: count, issued: count - 1, failed: 1, firstNumber: numberOf(1), lastNumber: numberOf(count - 1) });
    expect(facts.failures).toMatchObject([{ position: 20, id: 'grant-020', code: 'GLYPH_MISSING', reason: expect.stringContaining('U+1F600') }]);
    const issued = await papersOf(batch.instance);
    expect(issued.map(({ number }) => number)).toEqual(Array.from({ length: count - 1 }, (_, i) => numberOf(i + 1)));
    expect(issued.map(({ holder_name }) => holder_name)).toEqual(batch.rows.filter(({ id }) => id !== 'grant-020').map(({ name }) => name));
    for (const paper of issued) {
      expect(await documents.verify(hashOfText(paper.number))).toMatchObject({ status: 'valid', holder_name: paper.holder_name, sha256: paper.sha256 });
      expect(await documents.verify(hashOfText(paper.token))).toMatchObject({ number: paper.number });
    }
  }, 120_000);

  it('is the same batch however often it is asked for, with the rows of the first time', async () => {
    const batch = batchOf('again', [row(1), row(2)]);
    const first = await untilDone(batch, parts());
    expect(await untilDone({ ...batch, rows: [row(3)] }, parts())).toEqual(first);
    expect(await papersOf(batch.instance)).toHaveLength(2);
  });

  it('stops after a stretch of work and shows how far it is', async () => {
    const batch = batchOf('slow', [row(1), row(2), { ...row(3), facts: { payee: '学生3' } }]);
    const instants = [0, 0, 6000];
    expect(await issueBatch(batch, parts({ milliseconds: () => instants.shift() ?? 6000 }))).toBeUndefined();
    expect(await batches.ofCase(tenant, batch.instance)).toMatchObject([{ title: '资助发放通知', total: 3, issued: 1, failures: [], finished_at: null }]);

    await untilDone(batch, parts());
    expect(await batches.ofCase(tenant, batch.instance)).toMatchObject([
      { total: 3, issued: 2, failures: [{ position: 3, name: '学生3', code: 'DOCUMENT_FACT_MISSING' }], finished_at: expect.any(Date) },
    ]);
  });

  it('puts nothing into a case that is not the package’s own', async () => {
    const batch = batchOf('foreign', [{ ...row(1), case: v7() }, { ...row(2), case: 'no id' }, row(3)]);
    expect(await untilDone(batch, parts())).toMatchObject({ issued: 1, failed: 2, failures: [{ code: 'CASE_NOT_FOUND' }, { code: 'CASE_NOT_FOUND' }] });
  });

  function parts(changed: { documents?: DocumentStore; batches?: DocumentBatchStore; milliseconds?: () => number } = {}): BatchIssuing {
    const issuing = { documents: changed.documents ?? documents, seals: sealStore(database.app, v7), seal: ed25519, newId: v7, publicUrl: 'http://localhost' };
    return { issuing, batches: changed.batches ?? batches, cases: caseStore(database.app), milliseconds: changed.milliseconds ?? (() => performance.now()) };
  }

  function papersOf(instance: string) {
    return withTenant(database.app, tenant, (t) => t('document').where({ instance, status: 'valid' }).orderBy('number'));
  }
});

/** As the worker does: asked again under the same key until it is finished. */
async function untilDone(batch: BatchToIssue, parts: BatchIssuing) {
  for (;;) {
    const facts = await issueBatch(batch, parts);
    if (facts) return facts;
  }
}

/** A node that dies at the n-th call, before it has any effect. */
function dying<A extends readonly unknown[], R>(call: (...input: A) => Promise<R>, at: number): (...input: A) => Promise<R> {
  let calls = 0;
  return (...input) => {
    calls += 1;
    return calls === at ? Promise.reject(new Error('the node died')) : call(...input);
  };
}

function numberOf(sequence: number): string {
  return `FFTZ-330199-2026-${String(sequence).padStart(6, '0')}`;
}

function row(n: number): PaperRow {
  const id = String(n).padStart(3, '0');
  return { id: `grant-${id}`, name: `学生${n}`, facts: { payee: `学生${n}`, amountYuan: '500.00' } };
}

function batchOf(key: string, rows: readonly PaperRow[]): BatchToIssue {
  const region = { code: tenant, name: '甲市示例县' };
  return { key, tenant, package: 'student-aid', definition, region, instance: v7(), applicant: 'maker', rows, now: '2026-09-14T09:00:00+08:00' };
}
