/** Files by their paths, `undefined` for one that goes: what an author does at once and takes back at once. */
export type FileChanges = Readonly<Record<string, string | undefined>>;

/** A file of JSON as it stands in a package. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A text as it may stand in an attribute of XML. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
