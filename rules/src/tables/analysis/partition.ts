import { dateOfDay, isCivilDate } from '../../clock/civil-date.js';
import type { Dictionary } from '../../facts/dictionary.js';
import type { Facts, Message, Value } from '../../values.js';
import type { BoundOrder } from './bound-orders.js';
import { type Column, samplesOf } from './column.js';
import { allRows, hasRow, type RowSet, rowSet } from './row-set.js';
import type { Sample } from './sample.js';

/** One column cut into parts: values that fit the same rows are one part, with a value that stands for it. */
export interface Partition {
  readonly column: Column;
  readonly parts: readonly Part[];
}

export interface Part {
  readonly words: Message;
  readonly rows: RowSet;
}

/** Cuts a column by trying a value of every kind on every different cell. */
export function partition(column: Column, rowCount: number, order: BoundOrder, dictionary: Dictionary): Partition {
  const asking = new Set(column.cells.map(({ row }) => row));
  const open = rowSet(Array.from({ length: rowCount }, (_, row) => row).filter((row) => !asking.has(row)));
  if (column.cells.length === 0) return { column, parts: [{ words: { zh: '不限', en: 'is anything' }, rows: allRows(rowCount) }] };
  const groups = cellGroups(column);
  const parts = column.operands ? partsByValue(column, groups, order, dictionary) : partsByText(groups);

  return { column, parts: merged(parts.map((part) => ({ ...part, rows: part.rows | open }))) };
}

interface Group {
  readonly text: string;
  readonly rows: RowSet;
  readonly fits: (value: Value, facts: Facts) => boolean;
}

function cellGroups({ cells }: Column): readonly Group[] {
  const byText = new Map<string, (typeof cells)[number][]>();
  for (const entry of cells) {
    const text = entry.cell.tests.expression.text.trim();
    byText.set(text, [...(byText.get(text) ?? []), entry]);
  }
  return [...byText].map(([text, members]) => ({
    text,
    rows: rowSet(members.map(({ row }) => row)),
    fits: (value, facts) => {
      const result = members[0]?.cell.tests.evaluate(value, facts);
      return result?.status === 'value' && result.value === true;
    },
  }));
}

function partsByValue(column: Column, groups: readonly Group[], order: BoundOrder, dictionary: Dictionary): readonly Part[] {
  const facts = boundFacts(column, order);

  return samplesOf(column, order, dictionary).map((sample: Sample) => ({
    words: sample.words,
    rows: groups.filter((group) => group.fits(sample.value, facts)).reduce((rows, group) => rows | group.rows, 0n),
  }));
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
function partsByText(groups: readonly Group[]): readonly Part[] {
  return [
    ...groups.map(({ text, rows }) => ({ words: { zh: `满足 ${text}`, en: `fits ${text}` }, rows })),
    { words: { zh: '不满足任何一格的条件', en: 'fits none of the cells' }, rows: 0n },
  ];
}

function merged(parts: readonly Part[]): readonly Part[] {
  return [...new Map(parts.toReversed().map((part) => [part.rows, part])).values()].toReversed();
}

/** Whether any value fits a row's cell. */
export function canFit({ parts }: Partition, row: number): boolean {
  return parts.some((part) => hasRow(part.rows, row));
}
