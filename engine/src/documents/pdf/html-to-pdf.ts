import { parseDocument } from 'htmlparser2';
import type { Content, TableCell } from 'pdfmake/interfaces.js';

/** What the elements `<seal>` and `<qr>` become on this paper. */
export interface Marks {
  /** The drawing of the seal of that name, as SVG. */
  readonly seal: (name: string) => string;
  /** Address of the verification page with the paper's token. */
  readonly verifyUrl: string;
  readonly number: string;
}

type Node = ReturnType<typeof parseDocument>['children'][number];
interface Element {
  readonly name: string;
  readonly classes: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

/** Turns the checked HTML subset of a document into pdfmake's content: blocks below each other, runs of text inside them. */
export function htmlToPdf(html: string, marks: Marks): Content[] {
  return blocks(parseDocument(html).children, marks);
}

type Block = (element: Element, marks: Marks) => Content[];

/** One way to print an element. A new element is a line here and in the vocabulary. */
const blockElements: Readonly<Record<string, Block>> = {
  h1: ({ children }, _marks) => [{ text: spaced(children.map(textOf).join('')), style: 'title' }],
  h2: ({ children }, marks) => [{ text: runs(children, marks), style: 'heading' }],
  h3: ({ children }, marks) => [{ text: runs(children, marks), style: 'subheading' }],
  p: paragraph,
  div: ({ children, classes }, marks) => [{ stack: blocks(children, marks), style: [...classes] }],
  hr: () => [{ canvas: [{ type: 'line', x1: 0, y1: 0, x2: textWidth, y2: 0, lineWidth: 0.7, lineColor: '#8a8a8a' }], margin: [0, 2, 0, 14] }],
  table,
  ul: ({ children }, marks) => [{ ul: items(children, marks), style: 'list' }],
  ol: ({ children }, marks) => [{ ol: items(children, marks), style: 'list' }],
  seal: ({ attributes }, marks) => [sealOver(attributes.name ?? '', marks)],
  qr: (_, marks) => code(marks),
};

/** Titles of papers are set wide. Between two signs stands no place to break. */
function spaced(title: string): string {
  return [...title.trim()].join('\u00a0\u00a0');
}

/** A4 less its margins, in points. */
export const textWidth = 595.28 - 2 * 68;

function blocks(nodes: readonly Node[], marks: Marks): Content[] {
  const content: Content[] = [];
  let loose: Node[] = [];
  const flush = () => {
    if (loose.some((node) => textOf(node).trim() !== '')) content.push({ text: runs(loose, marks), style: 'body' });
    loose = [];
  };
  for (const node of nodes) {
    const element = elementOf(node);
    const block = element && blockElements[element.name];
    if (!element || !block) loose.push(node);
    else {
      flush();
      content.push(...block(element, marks));
    }
  }
  flush();
  return content;
}

function paragraph({ children, classes }: Element, marks: Marks): Content[] {
  const inline = children.filter((node) => !['seal', 'qr'].includes(elementOf(node)?.name ?? ''));
  const drawn = children.filter((node) => ['seal', 'qr'].includes(elementOf(node)?.name ?? ''));
  const text: Content[] = inline.some((node) => textOf(node).trim() !== '') ? [{ text: runs(inline, marks), style: ['body', ...classes] }] : [];
  return [...text, ...blocks(drawn, marks)];
}

/** A seal lies over the lines above it and takes no room. */
function sealOver(name: string, marks: Marks): Content {
  return { svg: marks.seal(name), width: 118, alignment: 'center', relativePosition: { x: 0, y: -97 } };
}

/** At the foot of the page on the left: the code, and beside it the number and what to do with them. */
function code({ verifyUrl, number }: Marks): Content[] {
  const [left, top] = [68, 704];
  const beside = (y: number, text: string, style: object): Content => ({ text, ...style, lineHeight: 1, absolutePosition: { x: left + 92, y: top + y } });
  return [
    { qr: verifyUrl, fit: 78, eccLevel: 'M', absolutePosition: { x: left, y: top } },
    beside(22, number, { fontSize: 10.5, color: '#222222' }),
    beside(41, '扫描二维码，或在“证件核验”页面输入编号，', { fontSize: 8.5, color: '#666666' }),
    beside(54, '核验本文书的真伪和当前状态。', { fontSize: 8.5, color: '#666666' }),
  ];
}

function table({ children, classes }: Element, marks: Marks): Content[] {
  const rows = descend(children, ['thead', 'tbody']).filter(({ name }) => name === 'tr');
  const cells = rows.map((row) => row.children.flatMap((node) => elementOf(node) ?? []).filter(({ name }) => name === 'td' || name === 'th'));
  const body = cells.map((row) => row.flatMap((cell): TableCell[] => [cellOf(cell, marks, row.length), ...spanned(cell)]));
  const columns = Math.max(1, ...body.map((row) => row.length));
  const full = body.map((row) => [...row, ...Array.from({ length: columns - row.length }, () => '')]);
  if (full.length === 0) return [];
  if (classes.includes('sign')) return [{ table: { widths: widthsOf(columns, true), body: full, dontBreakRows: true }, layout: 'noBorders', style: 'sign' }];

  return [{ table: { widths: widthsOf(columns, false), body: full, dontBreakRows: true }, layout: 'ruled', style: 'table' }];
}

/** Two columns are names and values; more share the width. */
function widthsOf(columns: number, equal: boolean): (string | number)[] {
  return columns === 2 && !equal ? [132, '*'] : Array.from({ length: columns }, () => '*');
}

function cellOf({ name, classes, attributes, children }: Element, marks: Marks, inRow: number): TableCell {
  const label = name === 'th';
  const onlyText = children.every((node) => !Object.hasOwn(blockElements, elementOf(node)?.name ?? ''));
  const content = onlyText ? { text: runs(children, marks) } : { stack: blocks(children, marks) };
  const span = { colSpan: Number(attributes.colspan ?? 1), rowSpan: Number(attributes.rowspan ?? 1) };
  return { ...content, style: [label ? 'label' : 'cell', ...classes], ...span, ...(label && inRow > 1 && { fillColor: '#f7f4ee' }) };
}

function spanned({ attributes }: Element): TableCell[] {
  return Array.from({ length: Number(attributes.colspan ?? 1) - 1 }, () => '');
}

function items(children: readonly Node[], marks: Marks): Content[] {
  return children.flatMap((node) => {
    const element = elementOf(node);
    return element?.name === 'li' ? [{ stack: blocks(element.children, marks) }] : [];
  });
}

/** Runs of text inside one block; white space as in HTML. */
function runs(nodes: readonly Node[], marks: Marks): Content[] {
  return nodes.flatMap((node): Content[] => {
    const element = elementOf(node);
    if (!element) return [textOf(node).replace(/\s+/g, ' ')];
    if (element.name === 'br') return ['\n'];

    return [{ text: runs(element.children, marks), style: [...element.classes], ...emphasis[element.name] }];
  });
}

/** One weight of the font is committed: strong text is told apart by its colour. */
const emphasis: Readonly<Record<string, object>> = {
  b: { color: '#000000', bold: true },
  strong: { color: '#000000', bold: true },
  u: { decoration: 'underline' },
};

function descend(nodes: readonly Node[], through: readonly string[]): Element[] {
  return nodes.flatMap((node) => {
    const element = elementOf(node);
    if (!element) return [];
    return through.includes(element.name) ? descend(element.children, through) : [element];
  });
}

function elementOf(node: Node): Element | undefined {
  if (!('name' in node && 'children' in node && 'attribs' in node)) return undefined;

  const { name, children, attribs } = node;
  return { name, children, attributes: attribs, classes: (attribs.class ?? '').split(/\s+/).filter(Boolean) };
}

function textOf(node: Node): string {
  if ('data' in node) return node.data;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
