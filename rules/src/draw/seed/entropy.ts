import type { AnnouncedSource } from '../parameters.js';

/** Bits of all sources together; sources are independent of each other, so they add up. */
export function totalBits(sources: readonly AnnouncedSource[]): number {
  return Math.floor(sources.reduce((sum, source) => sum + exactBits(source), 0) * 100) / 100;
}

/** log2 of the number of ways in which a source can turn out. */
function exactBits(source: AnnouncedSource): number {
  if (source.kind === 'lottery') return source.groups.reduce((sum, { pick, of }) => sum + ways(of, pick), 0);
  if (source.kind === 'digits') return source.count * Math.log2(10);

  return source.bits;
}

/** log2 of "of choose pick". */
function ways(of: number, pick: number): number {
  let bits = 0;
  for (let i = 0; i < pick; i += 1) bits += Math.log2((of - i) / (i + 1));

  return bits;
}
