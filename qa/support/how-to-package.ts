import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A block of the page with the file whose name begins the paragraph above it. */
const block = /^`([\w/.-]+\.(?:json|bpmn))`:[^\n]*(?:\n[^\n`][^\n]*)*\n\n```(?:json|xml)\n([\s\S]*?)\n```$/gm;

/** Writes the service that stands whole in `docs/how-to/package.md` into a folder, as a reader of the page would. */
export function writeHowToPackage(folder: string): void {
  const page = readFileSync(join(process.cwd(), 'docs/how-to/package.md'), 'utf8');
  for (const [, name = '', content = ''] of page.matchAll(block)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}
