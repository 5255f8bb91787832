/** A set of row numbers. */
export type RowSet = bigint;

export const noRows: RowSet = 0n;

export function allRows(count: number): RowSet {
  return (1n << BigInt(count)) - 1n;
}

export function rowSet(rows: readonly number[]): RowSet {
  return rows.reduce((set, row) => set | (1n << BigInt(row)), noRows);
}

export function hasRow(set: RowSet, row: number): boolean {
  return ((set >> BigInt(row)) & 1n) === 1n;
}
