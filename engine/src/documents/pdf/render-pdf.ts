import type { Content, CustomTableLayout, StyleDictionary, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { fontPath } from './font.js';

let opened: ReturnType<typeof openPrinter> | undefined;

/** Opened with the first paper: reading the printer takes as long as the rest of a start. */
function printer(): ReturnType<typeof openPrinter> {
  opened ??= openPrinter();
  return opened;
}

async function openPrinter() {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.addFonts({ NotoSansSC: { normal: fontPath, bold: fontPath, italics: fontPath, bolditalics: fontPath } });
  pdfmake.addTableLayouts({ ruled: ruled(), narrow: { ...ruled(), paddingLeft: () => 2, paddingRight: () => 2, paddingTop: () => 4, paddingBottom: () => 3 } });
  // A paper reads one file, the font, and nothing else: no address, no image.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === fontPath);
  return pdfmake;
}

/** What stands in the file's properties. */
export interface PdfProperties {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** RFC 3339. */
  readonly createdAt: string;
}

/** Prints the content on A4 with the frame of a certificate. */
export async function renderPdf(content: Content[], properties: PdfProperties): Promise<Uint8Array> {
  const { title, author, subject, createdAt } = properties;
  const definition: TDocumentDefinitions = {
    content,
    styles,
    defaultStyle: { font: 'NotoSansSC', fontSize: 12.5, lineHeight: 1.6, color: '#2b2b2b' },
    pageSize: 'A4',
    pageMargins: [68, 72, 68, 46],
    background: frame,
    info: { title, author, subject, creationDate: new Date(createdAt), producer: 'OneThing', creator: 'OneThing' },
    language: 'zh-CN',
  };
  return (await printer()).createPdf(definition).getBuffer();
}

const styles: StyleDictionary = {
  title: { fontSize: 29, alignment: 'center', color: '#1a1a1a', margin: [0, 4, 0, 4], lineHeight: 1.2 },
  heading: { fontSize: 17, alignment: 'center', margin: [0, 10, 0, 8] },
  subheading: { fontSize: 14, margin: [0, 8, 0, 4] },
  body: { margin: [0, 0, 0, 6] },
  number: { fontSize: 10.5, alignment: 'center', color: '#555555', margin: [0, 0, 0, 14] },
  center: { alignment: 'center' },
  right: { alignment: 'right' },
  indent: { leadingIndent: 25, lineHeight: 1.55 },
  small: { fontSize: 10 },
  muted: { color: '#777777' },
  table: { margin: [0, 8, 0, 14] },
  cell: { fontSize: 12, margin: [4, 0, 4, 0], lineHeight: 1.25 },
  label: { fontSize: 12, alignment: 'center', color: '#4a4a4a', lineHeight: 1.25 },
  sign: { alignment: 'center', margin: [0, 24, 0, 0] },
  list: { margin: [0, 0, 0, 6] },
};

function ruled(): CustomTableLayout {
  const line = () => 0.7;
  const colour = () => '#8a8a8a';
  return { hLineWidth: line, vLineWidth: line, hLineColor: colour, vLineColor: colour, paddingTop: () => 6, paddingBottom: () => 5 };
}

/** Two fine lines in the dark red of official papers. */
function frame(_: number, { width, height }: { width: number; height: number }): Content {
  const rect = (inset: number, lineWidth: number) => ({
    type: 'rect' as const,
    x: inset,
    y: inset,
    w: width - 2 * inset,
    h: height - 2 * inset,
    lineWidth,
    lineColor: '#9c2a23',
  });
  return { canvas: [rect(34, 1.6), rect(39, 0.5)] };
}
