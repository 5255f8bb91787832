/** A function of the database with one small change. */
export interface Mutant {
  readonly place: string;
  /** What was changed, and where it stands. */
  readonly name: string;
  readonly sql: string;
}

/** What only orders rows or locks, or is a second wall behind the revision (`on conflict do nothing`), changes no result and is left out. */
const changes: readonly (readonly [from: RegExp, to: string])[] = [
  [/ = (?!any)/g, ' <> '],
  [/ <= /g, ' > '],
  [/ > /g, ' <= '],
  [/ and /g, ' or '],
  [/ not exists /g, ' exists '],
  [/ is not null/g, ' is null'],
  [/ is null(?! then null)/g, ' is not null'],
  [/rev \+ 1/g, 'rev + 2'],
  [/'completed'/g, "'cancelled'"],
  [/ then 'saved'/g, " then 'conflict'"],
  [/ where t?\w*\.?tenant = t\b/g, ' where false and tenant = t'],
];

/** Every mutant of a function's text, in its order; signatures and comments are left alone. */
export function mutantsOf(place: string, definition: string): readonly Mutant[] {
  const begin = definition.indexOf('begin');
  const [head, text] = [definition.slice(0, begin), definition.slice(begin)];
  return changes.flatMap(([from, to]) =>
    [...text.matchAll(from)]
      .filter(({ index }) => !/--[^\n]*$/.test(text.slice(0, index)) && !onlyLocks(text, index))
      .map(({ index, 0: found }) => ({
        place,
        name: `${place} ${text.slice(0, index).split('\n').length}: ${found.trim()} → ${to.trim() || 'nothing'} in “${lineAt(text, index)}”`,
        sql: head + text.slice(0, index) + to + text.slice(index + found.length),
      })),
  );
}

/** Inside of `perform pg_advisory_xact_lock (…);`: who waits for whom, and nothing that is written. */
function onlyLocks(text: string, index: number): boolean {
  const before = text.slice(0, index);
  return before.lastIndexOf('perform pg_advisory_xact_lock') > before.lastIndexOf(';');
}

function lineAt(text: string, index: number): string {
  return (text.slice(text.lastIndexOf('\n', index) + 1).split('\n')[0] ?? '').trim().slice(0, 90);
}
