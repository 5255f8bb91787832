import { createHash, randomBytes } from 'node:crypto';
import type { DocumentDefinition } from '@onething/processes';
import { documentNumber } from '@onething/processes';
import { civilDateOf, type Facts } from '@onething/rules';
import { NotRetriable } from '../connectors/not-retriable.js';
import type { DocumentRow, DocumentStore } from '../stores/document-store.js';
import type { SealStore } from '../stores/seal-store.js';
import { missingGlyphs } from './pdf/font.js';
import { htmlToPdf } from './pdf/html-to-pdf.js';
import { renderPdf } from './pdf/render-pdf.js';
import { drawSeal } from './seal/draw-seal.js';
import type { Seal } from './seal/seal.js';
import { chineseDate } from './template/helpers.js';
import { compileTemplate } from './template/render-template.js';

/** What a paper is issued from. */
export interface PaperToIssue {
  /** One paper for it, however often it is asked for. */
  readonly key: string;
  readonly tenant: string;
  readonly instance: string;
  readonly package: string;
  readonly definition: DocumentDefinition;
  readonly facts: Facts;
  /** The person whom the case belongs to, and the name on the paper. */
  readonly holder: { readonly person: string; readonly name: string };
  /** Code and name of the place that issues. */
  readonly region: { readonly code: string; readonly name: string };
  readonly now: string;
}

export interface Issuing {
  readonly documents: DocumentStore;
  readonly seals: SealStore;
  readonly seal: Seal;
  readonly newId: () => string;
  readonly publicUrl: string;
}

/** Prints, numbers and seals a paper. The number is taken with the paper's place; printing comes after, and a repeated try finds both. */
export function issueDocument(paper: PaperToIssue, parts: Issuing): Promise<DocumentRow> {
  return openPress(paper, parts)(paper);
}

/** What all papers of one press share. */
export type Press = Pick<PaperToIssue, 'tenant' | 'package' | 'definition' | 'region'>;

/** A press for papers of one document: what is the same on all of them is made once. */
export function openPress(press: Press, parts: Issuing): (paper: PaperToIssue) => Promise<DocumentRow> {
  const { tenant, definition } = press;
  const main = definition.seals.at(-1) ?? 'seal';
  const render = once(() => compileTemplate(definition.template));
  const bound = remembered((seal: string) => parts.seals.authority(tenant, press.package, seal));
  const drawing = remembered(drawSeal);
  const key = once(() => parts.seals.key(tenant, main, parts.seal.newKey));
  const authorityOf = async (paper: PaperToIssue, seal: string) => (await bound(seal)) ?? namedAuthority(paper, seal);

  return async (paper) => {
    const issuer = await authorityOf(paper, main);
    const html = (number: string, at: string) =>
      printable(() => render()({ ...paper.facts, number, issuer, title: definition.title, issuedOn: chineseDate(civilDateOf(at)) }));
    requireGlyphs(html('0', paper.now) + issuer + paper.holder.name);

    const place = await reserve(paper, issuer, parts);
    if (place.status !== 'reserved') return place;

    const issuedAt = place.issued_at.toISOString();
    const seals = new Map(await Promise.all(definition.seals.map(async (name) => [name, drawing(await authorityOf(paper, name))] as const)));
    const content = htmlToPdf(html(place.number, issuedAt), {
      seal: (name) => seals.get(name) ?? drawing(issuer),
      verifyUrl: verifyUrl(parts.publicUrl, place.token),
      number: place.number,
    });
    const pdf = await renderPdf(content, { title: definition.title, author: issuer, subject: place.number, createdAt: issuedAt });
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const { id: seal_key, privateKey } = await key();
    return parts.documents.fill(tenant, place.id, { pdf, sha256, signature: parts.seal.sign(sha256, privateKey), seal_key });
  };
}

/** Where anybody can check a paper. The token says nothing about whom it belongs to. */
export function verifyUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/verify/${token}`;
}

/** What numbers and tokens are looked up by. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What the template makes of these facts is no document: too long, or an entry of a list lacks what it shows. */
function printable(render: () => string): string {
  try {
    return render();
  } catch (error) {
    if (error instanceof NotRetriable) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new NotRetriable('DOCUMENT_NOT_PRINTABLE', {
      zh: `文书无法生成，请核对模板和内容：${said}`,
      en: `The document cannot be printed; check its template and facts: ${said}`,
    });
  }
}

function requireGlyphs(text: string): void {
  const missing = missingGlyphs(text);
  if (missing.length === 0) return;

  const shown = missing.map((character) => `${character}（U+${character.codePointAt(0)?.toString(16).toUpperCase()}）`).join('、');
  throw new NotRetriable('GLYPH_MISSING', {
    zh: `字体缺少字符 ${shown}，文书未出具。请更换字体或核对姓名用字。`,
    en: `The font has no glyph for ${shown}: the document was not issued.`,
  });
}

function reserve(paper: PaperToIssue, issuer: string, { documents, newId }: Issuing): Promise<DocumentRow> {
  const token = randomBytes(16).toString('base64url');
  const year = civilDateOf(paper.now).slice(0, 4);
  const row = {
    id: newId(),
    job: paper.key,
    instance: paper.instance,
    package: paper.package,
    type: paper.definition.id,
    title: paper.definition.title,
    facts: paper.facts,
    holder: paper.holder.person,
    holder_name: paper.holder.name,
    issuer,
    token,
    token_hash: hashOfText(token),
  };
  return documents.reserve(paper.tenant, row, `${paper.package}/${paper.definition.id}/${paper.region.code}/${year}`, (sequence) => {
    const number = documentNumber(paper.definition.number, { region: paper.region.code, year, sequence });
    return { number, number_hash: hashOfText(number) };
  });
}

/** Whose seal it is where no authority is bound to it: the school that the paper names under the seal's own name; else the education bureau of the place. */
function namedAuthority({ facts, region }: PaperToIssue, seal: string): string {
  const named = facts[seal];
  return typeof named === 'string' ? (named.split(/[（(]/)[0] ?? named) : `${region.name}教育局`;
}

function once<T>(make: () => T): () => T {
  const made = remembered((_: '') => make());
  return () => made('');
}

function remembered<K extends string, T>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, { readonly value: T }>();
  return (key) => {
    const found = known.get(key) ?? { value: make(key) };
    known.set(key, found);
    return found.value;
  };
}
