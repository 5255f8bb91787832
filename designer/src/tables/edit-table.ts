import type { DecisionRow, DecisionTableDefinition, FactType, Value } from '@onething/rules';

/** Where a cell stands: in what is asked (`when`) or in what comes out (`then`). */
export type Cell = { readonly row: string; readonly when: number } | { readonly row: string; readonly then: string };

/** The table with another text in one cell. An empty condition asks nothing. */
export function withCell(table: DecisionTableDefinition, cell: Cell, text: string): DecisionTableDefinition {
  return {
    ...table,
    rows: table.rows.map((row) => {
      if (row.id !== cell.row) return row;
      if ('when' in cell) return { ...row, when: row.when.map((one, index) => (index === cell.when ? text.trim() || '-' : one)) };
      return { ...row, then: { ...row.then, [cell.then]: resultOf(text, typeOfOutput(table, cell.then)) } };
    }),
  };
}

/** The table with a new row below another one; it asks nothing yet and gives what that row gives. */
export function withRowBelow(table: DecisionTableDefinition, below: string): DecisionTableDefinition {
  const at = table.rows.findIndex(({ id }) => id === below);
  const model = table.rows[at];
  const row: DecisionRow = { id: freeId(table), when: table.inputs.map(() => '-'), then: model?.then ?? {} };
  return { ...table, rows: [...table.rows.slice(0, at + 1), row, ...table.rows.slice(at + 1)] };
}

/** The table without a row. */
export function withoutRow(table: DecisionTableDefinition, id: string): DecisionTableDefinition {
  return { ...table, rows: table.rows.filter((row) => row.id !== id) };
}

/** The table with a row one place up or down: with the first hit, order decides. */
export function withRowMoved(table: DecisionTableDefinition, id: string, by: -1 | 1): DecisionTableDefinition {
  const from = table.rows.findIndex((row) => row.id === id);
  const to = from + by;
  const [one, other] = [table.rows[from], table.rows[to]];
  if (!one || !other) return table;
  return { ...table, rows: table.rows.map((row, index) => (index === from ? other : index === to ? one : row)) };
}

/** What an output cell says as text, the way it is typed. */
export function textOfResult(value: DecisionRow['then'][string] | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object' && 'expr' in value) return `= ${String(value.expr)}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a typed result means: `= ` begins a calculation. */
export function resultOf(text: string, type: FactType | undefined): Value | { readonly expr: string } {
  if (text.startsWith('=')) return { expr: text.slice(1).trim() };
  if (text === '') return null;
  if ((type === 'number' || type === 'money') && Number.isFinite(Number(text))) return Number(text);
  return type === 'boolean' ? text === 'true' || text === '是' : text;
}

function typeOfOutput({ outputs }: DecisionTableDefinition, id: string): FactType | undefined {
  return outputs.find((output) => output.id === id)?.type;
}

function freeId({ rows }: DecisionTableDefinition): string {
  const taken = new Set(rows.map(({ id }) => id));
  for (let number = rows.length + 1; ; number += 1) if (!taken.has(`row-${number}`)) return `row-${number}`;
}
