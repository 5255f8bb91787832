import { dateOfDay, isCivilDate } from '../../clock/civil-date.js';
import type { Dictionary } from '../../facts/dictionary.js';
import type { Facts, Message, Value } from '../../values.js';
import type { BoundOrder } from './bound-orders.js';
import { type Operands, operandsOf } from './cell-operands.js';
import { type Column, samplesOf } from './column.js';
import { allRows, hasRow, holdsRow, noRows, type RowSet, rowSet, wordsOf } from './row-set.js';
import type { Sample } from './sample.js';

/** One column cut into parts: values that fit the same rows are one part, with a value that stands for it. */
export interface Partition {
  readonly column: Column;
  readonly parts: readonly Part[];
  /** Rows that some value fits. */
  readonly all: RowSet;
  /** Rows that some value fits together with this one. */
  readonly meets: (row: number) => RowSet;
}

export interface Part {
  readonly words: Message;
  readonly rows: RowSet;
  readonly has: (row: number) => boolean;
}

type BarePart = Omit<Part, 'has'>;

/** Cuts a column by trying a value of every kind on every different cell. */
export function partition(column: Column, rowCount: number, order: BoundOrder, dictionary: Dictionary): Partition {
  const asking = new Set(column.cells.map(({ row }) => row));
  const open = rowSet(Array.from({ length: rowCount }, (_, row) => row).filter((row) => !asking.has(row)));
  if (column.cells.length === 0) return everywhere(column, rowCount);
  const groups = cellGroups(column);
  const parts = column.operands ? partsByValue(column, groups, order, dictionary) : partsByText(groups);
  const different = merged(parts.map((part) => ({ ...part, rows: part.rows | open })));
  const all = different.reduce((rows, part) => rows | part.rows, noRows);

  return { column, parts: different, all, meets: meetingBy(different, groups, all) };
}

function everywhere(column: Column, rowCount: number): Partition {
  const all = allRows(rowCount);
  return { column, parts: [{ words: { zh: '不限', en: 'is anything' }, rows: all, has: (row) => row < rowCount }], all, meets: () => all };
}

/** Rows with the same cell meet the same rows, so they are looked at once. */
function meetingBy(parts: readonly Part[], groups: readonly Group[], all: RowSet): (row: number) => RowSet {
  const groupOf = new Map(groups.flatMap((group) => group.members.map((row) => [row, group] as const)));
  const known = new Map<Group, RowSet>();
  return (row) => {
    const group = groupOf.get(row);
    if (!group) return all;
    const met = known.get(group) ?? parts.reduce((rows, part) => (part.has(row) ? rows | part.rows : rows), noRows);
    known.set(group, met);
    return met;
  };
}

interface Group {
  readonly text: string;
  readonly members: readonly number[];
  /** What its cell is compared with: beside these nothing changes. */
  readonly operands: Operands | undefined;
  readonly rows: RowSet;
  readonly fits: (value: Value, facts: Facts) => boolean;
}

function cellGroups({ cells }: Column): readonly Group[] {
  const byText = new Map<string, (typeof cells)[number][]>();
  for (const entry of cells) {
    const text = entry.cell.tests.expression.text.trim();
    const members = byText.get(text) ?? [];
    members.push(entry);
    byText.set(text, members);
  }
  return [...byText].map(([text, members]) => ({
    text,
    members: members.map(({ row }) => row),
    operands: members[0] && operandsOf(members[0].cell.tests.expression.root),
    rows: rowSet(members.map(({ row }) => row)),
    fits: (value, facts) => {
      const result = members[0]?.cell.tests.evaluate(value, facts);
      return result?.status === 'value' && result.value === true;
    },
  }));
}

function partsByValue(column: Column, groups: readonly Group[], order: BoundOrder, dictionary: Dictionary): readonly BarePart[] {
  const facts = boundFacts(column, order);
  const samples = samplesOf(column, order, dictionary);
  const onLine = column.line === 'number' && !column.allowed && groups.every(({ operands }) => operands?.bounds.length === 0);
  if (onLine) return partsAlongLine(samples, groups, facts);

  return samples.map((sample) => ({ words: sample.words, rows: rowsAt(sample, groups, facts) }));
}

function rowsAt({ value }: Sample, groups: readonly Group[], facts: Facts): RowSet {
  return groups.filter((group) => group.fits(value, facts)).reduce((rows, group) => rows | group.rows, noRows);
}

/** Along a line a cell changes only at the numbers that it names, so it is asked there and once between every two of them. */
function partsAlongLine(samples: readonly Sample[], groups: readonly Group[], facts: Facts): readonly BarePart[] {
  const line = samples.filter(({ value }) => typeof value === 'number');
  const turns: RowSet[] = line.map(() => noRows);
  const at = new Map(line.map(({ value }, index) => [value, index]));
  for (const group of groups) for (const [index, rows] of turnsOf(group, line, at, facts)) turns[index] = (turns[index] ?? noRows) ^ rows;
  let rows = noRows;
  const parts = line.map(({ words }, index) => {
    rows ^= turns[index] ?? noRows;
    return { words, rows };
  });
  return [
    ...parts,
    ...samples.filter(({ value }) => typeof value !== 'number').map((sample) => ({ words: sample.words, rows: rowsAt(sample, groups, facts) })),
  ];
}

/** Where along the line a group begins or ceases to fit. */
function* turnsOf(
  { operands, rows, fits }: Group,
  line: readonly Sample[],
  at: ReadonlyMap<Value, number>,
  facts: Facts,
): Generator<readonly [number, RowSet]> {
  const places = new Set([0]);
  for (const constant of operands?.constants ?? []) {
    const index = at.get(constant);
    if (index !== undefined) places.add(index).add(index + 1);
  }
  let fitting = false;
  for (const place of [...places].sort((a, b) => a - b)) {
    const now = place < line.length && fits(line[place]?.value ?? null, facts);
    if (place < line.length && now !== fitting) yield [place, rows];
    fitting = now;
  }
}

/** The facts that bound a column, at the places an order gives them. */
export function boundFacts({ operands, line }: Column, order: BoundOrder): Facts {
  const write = (number: number): Value => {
    const day = line === 'date' ? dateOfDay(Math.floor(number)) : '';
    return line === 'date' && isCivilDate(day) ? day : number;
  };
  return Object.fromEntries((operands?.bounds ?? []).map((name) => [name, write(order[name] ?? 0)]));
}

/** Cells that compute something are told apart by their text only: any of them may hold, or none. */
function partsByText(groups: readonly Group[]): readonly BarePart[] {
  return [
    ...groups.map(({ text, rows }) => ({ words: { zh: `满足 ${text}`, en: `fits ${text}` }, rows })),
    { words: { zh: '不满足任何一格的条件', en: 'fits none of the cells' }, rows: 0n },
  ];
}

function merged(parts: readonly BarePart[]): readonly Part[] {
  const different = new Map(parts.toReversed().map((part) => [part.rows.toString(16), part]));

  return [...different.values()].toReversed().map((part) => {
    const words = wordsOf(part.rows);
    return { ...part, has: (row) => holdsRow(words, row) };
  });
}

/** Whether any value fits a row's cell. */
export function canFit({ all }: Partition, row: number): boolean {
  return hasRow(all, row);
}
