import type { MatterEntry } from './catalogue.js';

/** How much of a query must be said by a matter: people write 丢了毕业证 where the paper says 毕业证书遗失. */
const enough = 0.5;

/** The matters that a query may mean, the best first; all of them, as they stand, for an empty one. */
export function searchMatters(entries: readonly MatterEntry[], query: string): MatterEntry[] {
  const wanted = piecesOf(query);
  if (wanted.length === 0) return [...entries];

  const weighed = entries.map((entry) => ({ entry, share: shareOf(wanted, textOf(entry)) }));
  return weighed
    .filter(({ share }) => share >= enough)
    .sort((one, other) => other.share - one.share)
    .map(({ entry }) => entry);
}

/** Words of letters and digits are taken whole; Chinese has no spaces between its words and is taken in overlapping pairs. */
function piecesOf(query: string): readonly string[] {
  const runs = query.toLowerCase().match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu) ?? [];
  return [...new Set(runs.flatMap((run) => (/\p{Script=Han}{2}/u.test(run) ? pairsOf(run) : [run])))];
}

function pairsOf(run: string): readonly string[] {
  const signs = [...run];
  return signs.slice(1).map((sign, n) => `${signs[n]}${sign}`);
}

function shareOf(wanted: readonly string[], text: string): number {
  return wanted.filter((piece) => text.includes(piece)).length / wanted.length;
}

function textOf({ title, titleEn = '', summary, keywords }: MatterEntry): string {
  return [title, titleEn, summary, ...keywords].join(' ').toLowerCase();
}
