/** A set of row numbers. */
export type RowSet = bigint;

export const noRows: RowSet = 0n;

export function allRows(count: number): RowSet {
  return (1n << BigInt(count)) - 1n;
}

export function rowSet(rows: readonly number[]): RowSet {
  if (rows.length < 8) return rows.reduce((set, row) => set | (1n << BigInt(row)), noRows);
  // Written as a number once: adding rows one by one would copy the whole set for each.
  const digits = new Uint8Array(Math.floor(rows.reduce((a, b) => Math.max(a, b), 0) / 4) + 1);
  for (const row of rows) digits[Math.floor(row / 4)] = (digits[Math.floor(row / 4)] ?? 0) | (1 << (row % 4));

  return BigInt(
    `0x${Array.from(digits, (digit) => digit.toString(16))
      .reverse()
      .join('')}`,
  );
}

export function hasRow(set: RowSet, row: number): boolean {
  return ((set >> BigInt(row)) & 1n) === 1n;
}

/** The same set in words of 32 rows: asking for one row is quick, where a big number would be copied for it. */
export function wordsOf(set: RowSet): Uint32Array {
  const digits = set.toString(16);
  const words = new Uint32Array(Math.ceil(digits.length / 8));
  for (let word = 0; word < words.length; word += 1) {
    const end = digits.length - word * 8;
    words[word] = Number.parseInt(digits.slice(Math.max(0, end - 8), end), 16);
  }
  return words;
}

export function holdsRow(words: Uint32Array, row: number): boolean {
  return (((words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
}

/** The row numbers of a set, in order. */
export function rowsIn(set: RowSet): readonly number[] {
  const rows: number[] = [];
  const digits = set.toString(16);
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number.parseInt(digits[digits.length - 1 - place] ?? '0', 16);
    for (let bit = 0; bit < 4; bit += 1) if (digit & (1 << bit)) rows.push(place * 4 + bit);
  }
  return rows;
}
