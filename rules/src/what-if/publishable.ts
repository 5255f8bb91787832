/** One cell of a comparison: how many people it holds, and how the money moves. */
export interface ComparisonRow {
  readonly dimension: string;
  readonly cell: string;
  readonly people: number;
  readonly winners: number;
  readonly losers: number;
  readonly unchanged: number;
  readonly open: number;
  readonly costBefore: number;
  readonly costAfter: number;
  /** What the winners win. */
  readonly gained: number;
  /** What the losers lose, as a positive number. */
  readonly lost: number;
}

/** The same for the public: a number that could point at somebody is not there. */
export type PublishedRow = { readonly [K in keyof ComparisonRow]: K extends 'dimension' | 'cell' ? string : number | 'suppressed' };

const counts = ['people', 'winners', 'losers', 'unchanged', 'open'] as const;
const leastPeople = 10;

/**
 * Fewer than 10 people are not published, neither their number nor their money. Where a single cell of a dimension would be hidden
 * it could be told from the total, so the next smallest is hidden with it.
 */
export function publishable(rows: readonly ComparisonRow[]): readonly PublishedRow[] {
  const hidden = new Map(counts.map((count) => [count, hiddenCells(rows, count)]));
  return rows.map((row) => {
    const shown = (count: (typeof counts)[number]) => (hidden.get(count)?.has(row) ? 'suppressed' : row[count]);
    const money = counts.some((count) => hidden.get(count)?.has(row));
    return {
      dimension: row.dimension,
      cell: row.cell,
      people: shown('people'),
      winners: shown('winners'),
      losers: shown('losers'),
      unchanged: shown('unchanged'),
      open: shown('open'),
      costBefore: money ? 'suppressed' : row.costBefore,
      costAfter: money ? 'suppressed' : row.costAfter,
      gained: money ? 'suppressed' : row.gained,
      lost: money ? 'suppressed' : row.lost,
    };
  });
}

function hiddenCells(rows: readonly ComparisonRow[], count: (typeof counts)[number]): ReadonlySet<ComparisonRow> {
  const hidden = new Set(rows.filter((row) => isSmall(row[count])));
  for (const dimension of new Set(rows.map((row) => row.dimension))) {
    const own = rows.filter((row) => row.dimension === dimension);
    const open = own.filter((row) => !hidden.has(row) && row[count] > 0).sort((a, b) => a[count] - b[count]);
    const [next] = open;
    if (own.length > 1 && own.filter((row) => hidden.has(row)).length === 1 && next) hidden.add(next);
  }
  return hidden;
}

function isSmall(people: number): boolean {
  return people > 0 && people < leastPeople;
}
