import { strToU8, zipSync } from 'fflate';
import type { Content, Table } from 'pdfmake/interfaces.js';
import type { PdfProperties } from '../pdf/render-pdf.js';
import { fixedParts } from './fixed-parts.js';
import { element, escaped } from './xml.js';

/**
 * The same content that is printed as PDF, as a Word file (Office Open XML, ECMA-376) that an office goes on writing in: paragraphs with
 * their styles and tables whose head is repeated on every page. Drawings are left out; what they say stands in words beside them.
 */
export function renderDocx(content: readonly Content[], { title, author, subject, createdAt }: PdfProperties): Uint8Array {
  const page = element('w:sectPr', element('w:pgSz', '', { 'w:w': 11906, 'w:h': 16838 }) + element('w:pgMar', '', margins));
  const body = element('w:body', content.map(blocks).join('') + page);
  const properties =
    element('dc:title', escaped(title)) +
    element('dc:creator', escaped(author)) +
    element('dc:subject', escaped(subject)) +
    element('dcterms:created', new Date(createdAt).toISOString(), { 'xsi:type': 'dcterms:W3CDTF' });
  const files = {
    ...fixedParts,
    'docProps/core.xml': `${declaration}<cp:coreProperties ${coreSpaces}>${properties}</cp:coreProperties>`,
    'word/document.xml': `${declaration}<w:document xmlns:w="${wordSpace}">${body}</w:document>`,
  };
  // The same run gives the same bytes.
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { mtime: new Date(createdAt) });
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const wordSpace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const coreSpaces = [
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');
const margins = { 'w:top': 1134, 'w:right': 1134, 'w:bottom': 1134, 'w:left': 1134 };

function blocks(content: unknown): string {
  if (typeof content === 'string') return paragraph(content);
  if (Array.isArray(content)) return content.map(blocks).join('');
  if (typeof content !== 'object' || content === null) return '';
  if ('stack' in content) return blocks(content.stack);
  if ('table' in content) return table(content.table as Table);
  return 'text' in content ? paragraph(wordsOf(content.text), 'style' in content ? styleOf(content.style) : undefined) : '';
}

function paragraph(text: string, style = 'Normal', more = ''): string {
  return element('w:p', element('w:pPr', element('w:pStyle', '', { 'w:val': style }) + more) + run(text));
}

function run(text: string): string {
  return element('w:r', element('w:t', escaped(text), { 'xml:space': 'preserve' }));
}

/** Under a table Word wants a paragraph. */
function table({ body, headerRows = 0 }: Table): string {
  const columns = Math.max(...body.map((row) => row.length));
  const grid = element('w:tblGrid', element('w:gridCol', '').repeat(columns));
  const look = element('w:tblPr', element('w:tblStyle', '', { 'w:val': 'Ruled' }) + element('w:tblW', '', { 'w:w': 5000, 'w:type': 'pct' }));
  const rows = body.map((row, index) => {
    const isHead = index < headerRows;
    const properties = element('w:trPr', element('w:cantSplit', '') + (isHead ? element('w:tblHeader', '') : ''));
    return element('w:tr', properties + row.map(cell).join(''));
  });
  return element('w:tbl', look + grid + rows.join('')) + paragraph('');
}

function cell(content: unknown): string {
  const isRight = typeof content === 'object' && content !== null && 'alignment' in content && content.alignment === 'right';
  return element('w:tc', paragraph(wordsOf(content), 'Cell', isRight ? element('w:jc', '', { 'w:val': 'right' }) : ''));
}

function wordsOf(text: unknown): string {
  if (Array.isArray(text)) return text.map(wordsOf).join('');
  if (typeof text === 'object' && text !== null) return 'text' in text ? wordsOf(text.text) : '';
  return text === undefined || text === null ? '' : String(text);
}

const styles: Readonly<Record<string, string>> = { heading: 'Title', subheading: 'Heading1', center: 'Centred', number: 'Centred' };

function styleOf(style: unknown): string {
  const [name] = Array.isArray(style) ? style : [style];
  return (typeof name === 'string' && styles[name]) || 'Normal';
}
