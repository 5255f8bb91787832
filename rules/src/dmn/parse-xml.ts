import { DmnModdle } from 'dmn-moddle';
import { done, type Outcome, refused } from '../outcome.js';
import { type DmnElement, isDmnElement } from './dmn-element.js';

/** What a file of a stranger may be. */
export const dmnLimits = { bytes: 2_000_000, depth: 60, elements: 100_000 } as const;

const known = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/**
 * Reads the XML of DMN 1.1 to 1.5 (their models are alike in what is read here). Refused: `DMN_TOO_LARGE`, `DMN_DOCTYPE`,
 * `DMN_UNREADABLE`.
 */
export async function parseDmnXml(xml: string): Promise<Outcome<DmnElement>> {
  if (xml.length > dmnLimits.bytes) return tooLarge;
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return doctype;
  if (!isModest(xml)) return tooLarge;
  // Diagrams and exporters' own elements are not read; the library knows one version's name of the language only.
  const text = xml.replace(/https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(MODEL\/|dmn\.xsd)/g, known);
  try {
    const { rootElement } = await new DmnModdle().fromXML(text);
    return isDmnElement(rootElement) ? done(rootElement) : unreadable('');
  } catch (error) {
    return unreadable(error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
  }
}

/** Counted before anything is built. */
function isModest(xml: string): boolean {
  let [depth, elements] = [0, 0];
  for (const [, closing, empty] of xml.matchAll(/<(\/)?[A-Za-z_][^<>]*?(\/)?>/g)) {
    if (closing) depth -= 1;
    else {
      elements += 1;
      if (!empty) depth += 1;
    }
    if (depth > dmnLimits.depth || elements > dmnLimits.elements) return false;
  }
  return true;
}

const tooLarge = refused('DMN_TOO_LARGE', {
  zh: 'DMN 文件过大或嵌套过深，请拆分后再导入。',
  en: 'The DMN file is too large or nested too deeply; split it and import again.',
});
const doctype = refused('DMN_DOCTYPE', { zh: 'DMN 文件不能含有 DOCTYPE 或实体声明。', en: 'A DMN file must not contain a DOCTYPE or entities.' });

function unreadable(detail: string): Outcome<never> {
  return refused('DMN_UNREADABLE', { zh: `不能读取 DMN 文件：${detail}`, en: `The DMN file cannot be read: ${detail}` });
}
