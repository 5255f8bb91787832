import type { Finding } from '@onething/rules';
import type { Package } from '../package.js';

/** What a check looks at: the package, and those it requires. */
export interface Checked {
  readonly pkg: Package;
  readonly required: readonly Package[];
}

/** One kind of thing that can be wrong. */
export type PackageCheck = (checked: Checked) => readonly Finding[];

/** Forbids publishing. */
export function mistake(code: string, place: string, zh: string, en: string): Finding {
  return { severity: 'error', code, place, message: { zh, en } };
}

/** Deserves a second look. */
export function doubt(code: string, place: string, zh: string, en: string): Finding {
  return { severity: 'warning', code, place, message: { zh, en } };
}

/** A finding of another checker, with the file in front of its place. */
export function inFile(file: string, finding: Finding): Finding {
  return { ...finding, place: `${file}#${finding.place}` };
}
