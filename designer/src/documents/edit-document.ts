import type { DocumentDefinition } from '@onething/processes';
import type { FactType } from '@onething/rules';

/** `documents/<id>.json`: everything but the template, which is a file of its own. */
export type DocumentFile = Omit<DocumentDefinition, 'template'>;

/** The document with a fact more. */
export function withFact(file: DocumentFile, title: string): DocumentFile {
  for (let number = 1; ; number += 1)
    if (!Object.hasOwn(file.facts, `fact${number}`)) return { ...file, facts: { ...file.facts, [`fact${number}`]: { title, type: 'string' } } };
}

/** The document with something changed at a fact. */
export function withFactChanged(file: DocumentFile, name: string, change: { readonly title?: string; readonly type?: FactType }): DocumentFile {
  const fact = file.facts[name];
  return fact ? { ...file, facts: { ...file.facts, [name]: { ...fact, ...change } } } : file;
}

/** The document without a fact. */
export function withoutFact(file: DocumentFile, name: string): DocumentFile {
  const { [name]: _, ...facts } = file.facts;
  return { ...file, facts };
}

/** Whether the template speaks of a fact. */
export function speaksOf(template: string, name: string): boolean {
  return new RegExp(`\\{\\{[^}]*\\b${name}\\b[^}]*\\}\\}`).test(template);
}
