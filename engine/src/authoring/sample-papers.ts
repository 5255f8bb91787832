import { type DocumentDefinition, documentNumber, type Package, readPackage } from '@onething/processes';
import { done, type Facts, type Outcome, refused, type Value } from '@onething/rules';
import { htmlToPdf } from '../documents/pdf/html-to-pdf.js';
import { renderPdf } from '../documents/pdf/render-pdf.js';
import { drawSeal } from '../documents/seal/draw-seal.js';
import { checkTemplate } from '../documents/template/check-template.js';
import { chineseDate } from '../documents/template/helpers.js';
import { compileTemplate } from '../documents/template/render-template.js';
import { isId } from '../ids.js';
import type { PackageDraftStore } from '../stores/package-draft-store.js';
import type { Authoring } from './authoring.js';
import { packageDraftNotFound, presentFiles } from './package-drafts.js';
import { bytesOf } from './package-text.js';

/** The day that samples are dated. */
const sampleDay = '2026-09-14';
const issuer = '样张，未盖章';

/** Documents of a draft, printed by the press that prints papers, with the names of facts in place of somebody's: to be looked at while one writes. */
export function createSamplePapers(drafts: PackageDraftStore): Pick<Authoring, 'samplePaper'> {
  return {
    async samplePaper(id, document, by) {
      const draft = isId(id) ? await drafts.get(by.tenant, id) : undefined;
      if (!draft) return packageDraftNotFound;
      const read = await readPackage(bytesOf(presentFiles(await drafts.files(by.tenant, id))));
      if (!read.ok) return read;

      const definition = Object.hasOwn(read.value.documents, document) ? read.value.documents[document] : undefined;
      return definition ? printed(definition, read.value) : documentNotFound(document);
    },
  };
}

async function printed(definition: DocumentDefinition, { manifest }: Package): Promise<Outcome<Uint8Array>> {
  const { id, title, template, facts, seals } = definition;
  const findings = checkTemplate(id, template, Object.keys(facts));
  if (findings.length > 0) return refused('TEMPLATE_INVALID', templateInvalid, findings);

  const number = documentNumber(definition.number, { region: '330199', year: sampleDay.slice(0, 4), sequence: 1 });
  const html = compileTemplate(template)({ ...sampleFacts(definition), number, issuer, title, issuedOn: chineseDate(sampleDay) });
  const titles = new Map((manifest.ports.seals ?? []).map((seal) => [seal.id, seal.title]));
  const content = htmlToPdf(html, { seal: (name) => drawSeal(titles.get(name) ?? titles.get(seals[0] ?? '') ?? issuer, '样张'), verifyUrl: 'sample', number });
  return done(await renderPdf(content, { title, author: issuer, subject: number, createdAt: `${sampleDay}T09:00:00+08:00` }));
}

/** The title of each fact in its place; dates, money and numbers as such; two entries in each list, with every name that the template says. */
function sampleFacts({ facts, template }: DocumentDefinition): Facts {
  const said = [...template.matchAll(/\{\{(?:(date|money) )?(\w+)\}\}/g)];
  const entry = Object.fromEntries(said.map(([, helper, name = '']): [string, Value] => [name, sampleOf(helper ?? '', `【${facts[name]?.title ?? name}】`)]));
  const looped = [...template.matchAll(/\{\{#each (\w+)\}\}/g)].map(([, name = '']) => name);
  const own = Object.entries(facts).map(([name, { title, type }]): [string, Value] => [
    name,
    type === 'list' ? [entry, entry] : sampleOf(type, `【${title}】`),
  ]);
  const printedAs = said.flatMap(([, helper, name = '']): [string, Value][] => (helper ? [[name, sampleOf(helper, '')]] : []));
  return { ...Object.fromEntries(own), ...Object.fromEntries(printedAs), ...Object.fromEntries(looped.map((name) => [name, [entry, entry]])) };
}

function sampleOf(kind: string, title: string): Value {
  if (kind === 'date') return sampleDay;
  return kind === 'money' ? 123_400 : title;
}

const templateInvalid = { zh: '文书模板有误，改好以后才能打印样张。', en: 'The template has mistakes; a sample is printed once they are mended.' };

function documentNotFound(id: string): Outcome<never> {
  return refused('DOCUMENT_NOT_FOUND', { zh: `事项包里没有文书“${id}”。`, en: `The package has no document "${id}".` });
}
