/**
 * A list as the text of a PostgreSQL array (manual, 8.15.2): what the driver's own conversion would make of it, which looks at every
 * value twice. Words of the engine go unquoted; everything else is quoted, so that no value is taken for a separator or for `NULL`.
 */
export function sqlList(values: readonly (string | number | null | undefined)[]): string {
  let text = '{';
  for (let i = 0; i < values.length; i += 1) {
    if (i > 0) text += ',';
    text += element(values[i]);
  }
  return `${text}}`;
}

function element(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || (plain.test(value) && !isNull.test(value))) return String(value);

  return `"${needsEscape.test(value) ? value.replaceAll(/["\\]/g, '\\$&') : value}"`;
}

const plain = /^[\w.:-]+$/;
const isNull = /^null$/i;
const needsEscape = /["\\]/;
