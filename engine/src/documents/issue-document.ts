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
export async function issueDocument(paper: PaperToIssue, parts: Issuing): Promise<DocumentRow> {
  const issuer = await authorityOf(paper, paper.definition.seals.at(-1) ?? 'seal', parts.seals);
  const render = compileTemplate(paper.definition.template);
  const html = (number: string, at: string) =>
    render({ ...paper.facts, number, issuer, title: paper.definition.title, issuedOn: chineseDate(civilDateOf(at)) });
  requireGlyphs(html('0', paper.now) + issuer + paper.holder.name);

  const place = await reserve(paper, issuer, parts);
  if (place.status !== 'reserved') return place;

  const issuedAt = place.issued_at.toISOString();
  const drawings = await drawSeals(paper, parts.seals);
  const content = htmlToPdf(html(place.number, issuedAt), {
    seal: (name) => drawings.get(name) ?? drawSeal(issuer),
    verifyUrl: verifyUrl(parts.publicUrl, place.token),
    number: place.number,
  });
  const pdf = await renderPdf(content, { title: paper.definition.title, author: issuer, subject: place.number, createdAt: issuedAt });
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const key = await parts.seals.key(paper.tenant, paper.definition.seals.at(-1) ?? 'seal', parts.seal.newKey);
  return parts.documents.fill(paper.tenant, place.id, { pdf, sha256, signature: parts.seal.sign(sha256, key.privateKey), seal_key: key.id });
}

/** Where anybody can check a paper. The token says nothing about whom it belongs to. */
export function verifyUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/verify/${token}`;
}

/** What numbers and tokens are looked up by. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
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

async function drawSeals(paper: PaperToIssue, seals: SealStore): Promise<ReadonlyMap<string, string>> {
  const drawn = paper.definition.seals.map(async (name) => [name, drawSeal(await authorityOf(paper, name, seals))] as const);
  return new Map(await Promise.all(drawn));
}

/** Whose seal it is: the authority bound to it; else the school that the paper names under the seal's own name; else the education bureau of the place. */
async function authorityOf(paper: PaperToIssue, seal: string, seals: SealStore): Promise<string> {
  const named = paper.facts[seal];
  const bound = await seals.authority(paper.tenant, paper.package, seal);
  return bound ?? (typeof named === 'string' ? (named.split(/[（(]/)[0] ?? named) : `${paper.region.name}教育局`);
}
