import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { DocumentDefinition } from '@onething/processes';
import { v7 } from 'uuid';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { setClock } from '../../../qa/support/test-parts.js';
import { plantTenants } from '../database/demo-tenants.js';
import { withTenant } from '../database/with-tenant.js';
import { documentStore } from '../stores/document-store.js';
import { sealStore } from '../stores/seal-store.js';
import { hashOfText, type Issuing, issueDocument, type PaperToIssue } from './issue-document.js';
import { missingGlyphs } from './pdf/font.js';
import { ed25519 } from './seal/ed25519.js';

const definition: DocumentDefinition = {
  id: 'paper',
  title: '证明',
  number: 'ZM-{region}-{year}-{seq:4}',
  seals: ['county'],
  facts: { name: { title: '姓名', type: 'string' } },
  template:
    '<h1>证明</h1><p class="number">编号：{{number}}</p><p class="indent">兹证明{{name}}。</p><table class="sign"><tr><td></td><td><p>{{issuer}}</p><p>{{issuedOn}}</p><seal name="county"/></td></tr></table><qr/>',
};

describe('issuing a paper', () => {
  let database: TestDatabase;
  let parts: Issuing;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantTenants(database.owner);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    parts = { documents: documentStore(database.app), seals: sealStore(database.app, v7), seal: ed25519, newId: v7, publicUrl: 'http://localhost' };
  }, 30_000);
  afterAll(() => database.close());

  it('numbers papers without a gap, gives one job one paper, and seals what was printed', async () => {
    const papers = await Promise.all(['a', 'b', 'a', 'c', 'a'].map((job) => issueDocument(paperOf(job, '李强'), parts)));

    expect(new Set(papers.map(({ number }) => number))).toEqual(new Set(['ZM-330199-2026-0001', 'ZM-330199-2026-0002', 'ZM-330199-2026-0003']));
    expect(new Set([papers[0]?.number, papers[2]?.number, papers[4]?.number]).size).toBe(1);
    const [paper] = papers;
    const pdf = await parts.documents.content('330199', paper?.id ?? '');
    const sha256 = createHash('sha256')
      .update(pdf ?? '')
      .digest('hex');
    expect(paper?.sha256).toBe(sha256);
    const sealed = await withTenant(database.app, '330199', (t) => t('document').where({ id: paper?.id }).first('signature', 'seal_key'));
    const publicKey = await parts.seals.publicKey('330199', sealed.seal_key);
    expect(ed25519.verify(sha256, sealed.signature, publicKey ?? '')).toBe(true);
    expect(ed25519.verify(hashOfText('another file'), sealed.signature, publicKey ?? '')).toBe(false);
  }, 30_000);

  it('prints Chinese that can be read out of the file, with the number and the date of the platform’s clock', async () => {
    const paper = await issueDocument(paperOf('text', '㛃龑'), parts);
    const pdf = await parts.documents.content('330199', paper.id);

    const readable = charactersOf(pdf ?? new Uint8Array());
    const printed = `兹证明㛃龑。${paper.number}2026年9月14日甲市示例县教育局`;
    expect([...printed].filter((character) => !readable.has(character))).toEqual([]);
  }, 30_000);

  it('is refused loudly when the font lacks a character, and takes no number', async () => {
    await expect(issueDocument(paperOf('tofu', '王\u{1F600}'), parts)).rejects.toMatchObject({
      code: 'GLYPH_MISSING',
      sentence: { zh: expect.stringContaining('U+1F600') },
    });

    const next = await issueDocument(paperOf('after', '王芳'), parts);
    expect(next.number).toBe('ZM-330199-2026-0005');
  }, 30_000);

  it('knows every character of a rare name', () => {
    expect(missingGlyphs('学历证明书㛃龑翙琎㐱䶮，。（）“”')).toEqual([]);
  });

  it('can be verified by number and token, by nobody guessing, and keeps its private key from queries', async () => {
    const paper = await issueDocument(paperOf('verify', '王芳'), parts);

    expect(await parts.documents.verify(hashOfText(paper.number))).toMatchObject({ number: paper.number, status: 'valid' });
    expect(await parts.documents.verify(hashOfText(paper.token))).toMatchObject({ number: paper.number });
    expect(await parts.documents.verify(hashOfText('ZM-330199-2026-9999'))).toBeUndefined();
    expect(paper.token).toMatch(/^[\w-]{22}$/);
    await expect(withTenant(database.app, '330199', (t) => t('seal_key').select('private_key'))).rejects.toThrow(/permission denied/);
    const elsewhere = await withTenant(database.app, '330198', (t) => t.raw('select * from seal_private_key(?)', ['county']));
    expect(elsewhere.rows).toEqual([]);
  }, 30_000);

  function paperOf(key: string, name: string): PaperToIssue {
    return {
      key,
      tenant: '330199',
      instance: v7(),
      package: 'p',
      definition,
      facts: { name },
      holder: { person: 'li-qiang', name },
      region: { code: '330199', name: '甲市示例县' },
      now: '2026-09-14T09:00:00+08:00',
    };
  }
});

/** The characters that a reader can copy out of a PDF: what its fonts map back to Unicode. */
function charactersOf(pdf: Uint8Array): ReadonlySet<string> {
  const bytes = Buffer.from(pdf);
  const found = new Set<string>();
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    const text = inflated(bytes.subarray(at + 7, bytes.indexOf('endstream', at)));
    if (!text.includes('beginbfrange')) continue;
    for (const [, code] of text.matchAll(/<([0-9a-f]{4,8})>/gi))
      found.add(String.fromCharCode(...(code?.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))));
  }
  return found;
}

function inflated(stream: Uint8Array): string {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return '';
  }
}
