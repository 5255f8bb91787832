import { element } from './xml.js';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const fonts = element('w:rFonts', '', { 'w:ascii': 'Times New Roman', 'w:hAnsi': 'Times New Roman', 'w:eastAsia': '宋体' });
/** Half points, as Word counts. */
const size = (points: number) => element('w:sz', '', { 'w:val': points * 2 }) + element('w:szCs', '', { 'w:val': points * 2 });
const centred = element('w:jc', '', { 'w:val': 'center' });
/** Twentieths of a point before and after. */
const space = (before: number, after: number) => element('w:spacing', '', { 'w:before': before * 20, 'w:after': after * 20 });
const line = (side: string) => element(`w:${side}`, '', { 'w:val': 'single', 'w:sz': 4, 'w:color': '8C8C8C' });

function style(id: string, name: string, paragraph: string, letters: string): string {
  const based = id === 'Normal' ? '' : element('w:basedOn', '', { 'w:val': 'Normal' });
  const inside = element('w:name', '', { 'w:val': name }) + based + element('w:pPr', paragraph) + element('w:rPr', letters);
  return element('w:style', inside, { 'w:type': 'paragraph', 'w:styleId': id, ...(id === 'Normal' ? { 'w:default': 1 } : {}) });
}

const borders = element('w:tblBorders', ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join(''));
const styles = [
  style('Normal', 'Normal', space(0, 4), fonts + size(10.5)),
  style('Title', 'Title', space(10, 8) + centred, `<w:b/>${size(18)}`),
  style('Heading1', 'heading 1', `<w:keepNext/>${space(10, 4)}${element('w:outlineLvl', '', { 'w:val': 0 })}`, `<w:b/>${size(14)}`),
  style('Centred', 'Centred', space(0, 6) + centred, size(10.5)),
  style('Cell', 'Cell', space(1, 1), size(8)),
  element('w:style', element('w:name', '', { 'w:val': 'Ruled' }) + element('w:tblPr', borders), { 'w:type': 'table', 'w:styleId': 'Ruled' }),
].join('');

/** Whatever is the same in every Word file: what its parts are, where they are, and how its styles look. */
export const fixedParts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'word/styles.xml': `${declaration}<w:styles xmlns:w="${word}">${styles}</w:styles>`,
};
