import type { Finding } from '@onething/rules';
import type { DocumentDefinition } from '../package.js';
import { type Checked, mistake, type PackageCheck } from './check.js';
import { literalInput } from './literal-input.js';
import { packageElements } from './package-elements.js';

/** Documents that are issued exist, are numbered, and their seals and facts are declared. The template's HTML is the server's to check. */
export const documents: PackageCheck = (checked) => [
  ...issued(checked),
  ...Object.values(checked.pkg.documents).flatMap((document) => checkDocument(checked, document)),
];

/** A fragment is told which document to issue, so the constant stands where it is called. */
function issued({ pkg }: Checked): readonly Finding[] {
  return packageElements(pkg).flatMap(({ element, place, zh, en }) => {
    const issues = /^issue-documents?$/.test(element.connector ?? '') || element.calledElement?.endsWith(':seal-issue') === true;
    const id = issues ? literalInput(element, 'document') : undefined;
    if (id === undefined || Object.hasOwn(pkg.documents, id)) return [];
    return [mistake('DOCUMENT_NOT_FOUND', place, `${zh}出具的文书 ${id} 不在事项包里`, `The document ${id} issued by ${en} is not in the package`)];
  });
}

/** Facts that every template has besides its own. */
const builtIn = ['number', 'issuedOn', 'issuer', 'title', 'this', 'else'];

function checkDocument({ pkg }: Checked, { id, title, number, seals, facts, template }: DocumentDefinition): readonly Finding[] {
  const file = `documents/${id}.json`;
  const known = new Set([...Object.keys(facts), ...builtIn]);
  const sealPorts = (pkg.manifest.ports.seals ?? []).map((seal) => seal.id);
  const drawn = [...template.matchAll(/<seal name="([^"]*)"/g)].map(([, name = '']) => name);
  return [
    ...(/\{seq(:\d)?\}/.test(number)
      ? []
      : [
          mistake(
            'DOCUMENT_NUMBER',
            `${file}#/number`,
            `文书“${title}”的编号规则必须含 {seq}，否则会重号`,
            `The number of "${id}" must contain {seq}, or numbers repeat`,
          ),
        ]),
    ...seals
      .filter((seal) => !sealPorts.includes(seal))
      .map((seal) =>
        mistake(
          'SEAL_NOT_DECLARED',
          `${file}#/seals`,
          `印章 ${seal} 没有在 manifest.json 的 ports 中声明`,
          `The seal ${seal} is not among the ports of manifest.json`,
        ),
      ),
    ...drawn
      .filter((seal) => !seals.includes(seal))
      .map((seal) =>
        mistake(
          'SEAL_NOT_DECLARED',
          `documents/${id}.hbs`,
          `模板使用的印章 ${seal} 不在文书的 seals 中`,
          `The seal ${seal} of the template is not among the seals of the document`,
        ),
      ),
    ...namesIn(template)
      .filter((name) => !known.has(name))
      .map((name) =>
        mistake(
          'DOCUMENT_FACT_UNKNOWN',
          `documents/${id}.hbs`,
          `模板使用的“${name}”没有在文书的 facts 中声明`,
          `"${name}" of the template is not declared in the facts of the document`,
        ),
      ),
  ];
}

/** `{{name}}` outside of lists, whose entries have names of their own. */
function namesIn(template: string): readonly string[] {
  const outsideLists = template.replace(/\{\{#each[\s\S]*?\{\{\/each\}\}/g, '');
  return [...new Set([...outsideLists.matchAll(/\{\{([A-Za-z_]\w*)\}\}/g)].map(([, name = '']) => name))];
}
