/**
 * A list as the text of a PostgreSQL array (manual, 8.15.2): what the driver's own conversion would make of it, which looks at every
 * value twice. Words of the engine go unquoted; everything else is quoted, so that no value is taken for a separator or for `NULL`.
 */
export function sqlList(values: readonly (string | number | null | undefined)[]): string {
  return `{${values.map(element).join(',')}}`;
}

function element(value: string | number | null | undefined): string | number {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || (plain.test(value) && !isNull.test(value))) return value;
  if (!needsEscape.test(value)) return `"${value}"`;

  // JSON quotes as an array does, as long as there is nothing that it would write in another way; of JSON itself there never is.
  return control.test(value) ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : JSON.stringify(value);
}

const plain = /^[\w.:-]+$/;
const isNull = /^null$/i;
const needsEscape = /["\\]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u001f\ud800-\udfff]/;
