/** SQL truth values as text, simplified where one side is constant, so that what cannot be unknown costs nothing. */
export const no = 'FALSE';
export const yes = 'TRUE';

export function or(...parts: readonly string[]): string {
  const open = [...new Set(parts)].filter((part) => part !== no);
  if (open.includes(yes)) return yes;
  const [only = no, ...more] = open;

  return more.length === 0 ? only : `(${open.join(' OR ')})`;
}

export function and(...parts: readonly string[]): string {
  const open = [...new Set(parts)].filter((part) => part !== yes);
  if (open.includes(no)) return no;
  const [only = yes, ...more] = open;

  return more.length === 0 ? only : `(${open.join(' AND ')})`;
}

export function not(part: string): string {
  if (part === no) return yes;

  return part === yes ? no : `(NOT ${part})`;
}

/** The value where nothing is open, else NULL. */
export function unless(open: string, value: string): string {
  if (open === no) return value;

  return open === yes ? 'NULL' : `CASE WHEN ${open} THEN NULL ELSE ${value} END`;
}

/** `CASE WHEN … THEN … ELSE … END` without branches that never are; `TRUE` closes it. */
export function choose(branches: readonly (readonly [when: string, then: string])[], otherwise: string): string {
  const possible = branches.filter(([when]) => when !== no);
  const sure = possible.findIndex(([when]) => when === yes);
  const kept = sure < 0 ? possible : possible.slice(0, sure);
  const rest = sure < 0 ? otherwise : (possible[sure]?.[1] ?? otherwise);
  if (kept.every(([, then]) => then === rest)) return rest;

  return `CASE ${kept.map(([when, then]) => `WHEN ${when} THEN ${then}`).join(' ')} ELSE ${rest} END`;
}

/** How many of the parts hold. */
export function countOf(parts: readonly string[]): string {
  const possible = parts.filter((part) => part !== no);
  return possible.length === 0 ? '0' : `(${possible.map((part) => (part === yes ? '1' : `CASE WHEN ${part} THEN 1 ELSE 0 END`)).join(' + ')})`;
}
