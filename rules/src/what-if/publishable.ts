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

const parts = ['winners', 'losers', 'unchanged', 'open'] as const;
const counts = ['people', ...parts] as const;
const leastPeople = 10;

/**
 * Fewer than 10 people are not published, neither their number nor their money. What could be reckoned from
 * what is left, along a dimension or within a row, is hidden with it.
 */
export function publishable(rows: readonly ComparisonRow[]): readonly PublishedRow[] {
  const hidden = hiddenCells(rows);
  return rows.map((row) => {
    const shown = (count: (typeof counts)[number]) => (hidden[count].has(row) ? 'suppressed' : row[count]);
    const money = counts.some((count) => hidden[count].has(row));
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

type Count = (typeof counts)[number];
type Hidden = Readonly<Record<Count, Set<ComparisonRow>>>;

/** The small ones, and then whatever would give one of them away: along a dimension, whose cells add up to the total, and along a row. */
function hiddenCells(rows: readonly ComparisonRow[]): Hidden {
  const small = (count: Count) => new Set(rows.filter((row) => row[count] > 0 && row[count] < leastPeople));
  const hidden: Hidden = { people: small('people'), winners: small('winners'), losers: small('losers'), unchanged: small('unchanged'), open: small('open') };
  const dimensions = [...new Set(rows.map(({ dimension }) => dimension))].map((dimension) => rows.filter((row) => row.dimension === dimension));
  for (let before = -1; before !== sizeOf(hidden); ) {
    before = sizeOf(hidden);
    for (const cells of dimensions) if (cells.length > 1) for (const count of counts) hideAlong(cells, count, hidden);
    for (const row of rows) hideWithin(row, hidden);
  }
  return hidden;
}

/** Of cells that add up to a total, two at least are hidden, and ten people at least in them. */
function hideAlong(cells: readonly ComparisonRow[], count: Count, hidden: Hidden): void {
  const own = cells.filter((row) => hidden[count].has(row));
  if (own.length === 0 || (own.length > 1 && sum(own.map((row) => row[count])) >= leastPeople)) return;
  const [next] = cells.filter((row) => !hidden[count].has(row) && row[count] > 0).sort((a, b) => a[count] - b[count]);
  if (next) hidden[count].add(next);
}

/** Winners, losers, unchanged and open add up to the people of a row: the same holds for them. */
function hideWithin(row: ComparisonRow, hidden: Hidden): void {
  const own = parts.filter((count) => hidden[count].has(row));
  if (own.length === 0 || hidden.people.has(row) || (own.length > 1 && sum(own.map((count) => row[count])) >= leastPeople)) return;
  const [next] = parts.filter((count) => !hidden[count].has(row) && row[count] > 0).sort((a, b) => row[a] - row[b]);
  hidden[next ?? 'people'].add(row);
}

function sizeOf(hidden: Hidden): number {
  return sum(counts.map((count) => hidden[count].size));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
