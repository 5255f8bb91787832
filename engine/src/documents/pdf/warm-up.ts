import { drawSeal } from '../seal/draw-seal.js';
import { missingGlyphs } from './font.js';
import { htmlToPdf } from './html-to-pdf.js';
import { renderPdf } from './render-pdf.js';

/** Prints a page that nobody sees, so that font and code are ready for the first paper: the first one costs three times the others. */
export async function warmUp(): Promise<void> {
  await printSample('证明');
}

/** The file of a page with this heading, a table, a seal and a code. */
export function printSample(heading: string): Promise<Uint8Array> {
  const html = `<h1>${heading}</h1><table><tr><th>项</th><td>值</td></tr></table><p><seal name="s"/></p><qr/>`;
  missingGlyphs(html);
  const content = htmlToPdf(html, { seal: () => drawSeal('示例'), verifyUrl: 'http://localhost/verify/0', number: '0' });
  return renderPdf(content, { title: '', author: '', subject: '', createdAt: '2026-01-01T00:00:00Z' });
}
