/** One figure of one cell: a measure over the whole (`field` null), or over the rows with one value of a field. */
export interface IndicatorFigure {
  readonly measure: string;
  readonly field: string | null;
  readonly cell: string | number | boolean | null;
  readonly value: number | null;
  readonly counted: number;
  readonly among: number;
  readonly open: number;
}

/** The same for readers who may not see single people: `null` everywhere in a hidden cell. */
export interface PublishedFigure extends Pick<IndicatorFigure, 'measure' | 'field' | 'cell'> {
  readonly value: number | null;
  readonly counted: number | null;
  readonly among: number | null;
  readonly open: number | null;
  readonly suppressed: boolean;
}

const leastPeople = 10;

/**
 * Where a number of one to nine people would show, all figures of that cell are hidden, because one measure gives away another; and with it
 * cells of the same field until two at least are hidden and ten people at least in them, because the whole would give away the difference.
 */
export function publishableFigures(figures: readonly IndicatorFigure[]): readonly PublishedFigure[] {
  const cells = cellsOf(figures);
  const hidden = new Set(cells.filter(({ figures: own }) => own.some(isSmall)));
  for (const field of new Set(cells.map((cell) => cell.field)))
    if (field !== null)
      hideAlong(
        cells.filter((cell) => cell.field === field),
        hidden,
      );
  const hiddenFigures = new Set([...hidden].flatMap((cell) => cell.figures));

  return figures.map((figure) => (hiddenFigures.has(figure) ? { ...figure, ...nothing } : { ...figure, suppressed: false }));
}

const nothing = { value: null, counted: null, among: null, open: null, suppressed: true } as const;

interface Cell {
  readonly field: string | null;
  readonly people: number;
  readonly figures: readonly IndicatorFigure[];
}

function cellsOf(figures: readonly IndicatorFigure[]): readonly Cell[] {
  const grouped = new Map<string, IndicatorFigure[]>();
  for (const figure of figures) {
    const name = JSON.stringify([figure.field, figure.cell]);
    grouped.set(name, [...(grouped.get(name) ?? []), figure]);
  }
  return [...grouped.values()].map((own) => ({
    field: own[0]?.field ?? null,
    figures: own,
    people: Math.max(...own.map(({ among, open }) => among + open)),
  }));
}

function isSmall({ counted, among, open }: IndicatorFigure): boolean {
  return [counted, among - counted, open].some((people) => people > 0 && people < leastPeople);
}

function hideAlong(cells: readonly Cell[], hidden: Set<Cell>): void {
  const own = () => cells.filter((cell) => hidden.has(cell));
  const shown = cells.filter((cell) => !hidden.has(cell) && cell.people > 0).sort((a, b) => a.people - b.people);
  for (const next of shown) {
    const people = own().reduce((sum, cell) => sum + cell.people, 0);
    if (own().length === 0 || (own().length > 1 && people >= leastPeople)) return;
    hidden.add(next);
  }
}
