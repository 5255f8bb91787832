/** Lines as CSV for a spreadsheet: UTF-8 with a byte order mark, and no cell that a spreadsheet would calculate. */
export function writeCsv(lines: readonly (readonly string[])[]): Uint8Array {
  const text = lines.map((cells) => cells.map(cellText).join(',')).join('\r\n');
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

/** The text of a file from a bank: UTF-8, or GB 18030 as many banks still write; nothing when it is neither. */
export function decodeCsv(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding.
    }
  }
  return undefined;
}

/** A cell as it was meant, without the apostrophe that keeps spreadsheets from calculating it. */
export function plainCell(cell: string): string {
  return cell.trim().replace(/^'(?=[=+\-@＝＋－＠])/u, '');
}

function cellText(cell: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
