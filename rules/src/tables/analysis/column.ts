import { dayNumber, isCivilDate } from '../../clock/civil-date.js';
import type { Type } from '../../expressions/type.js';
import { type Dictionary, declarationOf, titleOf } from '../../facts/dictionary.js';
import { parsePath } from '../../facts/fact-path.js';
import type { Message, Value } from '../../values.js';
import type { CompiledCell, CompiledTable } from '../compile-table.js';
import { type BoundOrder, boundOrders } from './bound-orders.js';
import { type Operands, operandsOf } from './cell-operands.js';
import type { Sample } from './sample.js';
import { type LineOf, sampleOf, samplesOfLine } from './samples-of-line.js';

/** One input of a table with all cells below it, before values are chosen. */
export interface Column {
  readonly index: number;
  readonly title: Message;
  readonly cells: readonly { readonly row: number; readonly cell: CompiledCell }[];
  /** `undefined` where a cell computes something: then cells are only told apart by their text. */
  readonly operands: Operands | undefined;
  readonly line: LineOf | undefined;
  readonly type: Type;
  /** Values that the code list allows. */
  readonly allowed: readonly Value[] | undefined;
}

/** The columns of a table. */
export function columnsOf(table: CompiledTable, types: readonly Type[], dictionary: Dictionary): readonly Column[] {
  return table.definition.inputs.map((input, index) => {
    const cells = table.rows.flatMap((row, number) => row.cells.filter((cell) => cell.column === index).map((cell) => ({ row: number, cell })));
    const type = types[index] ?? { kind: 'any' };
    const operands = operandsOfAll(cells.map(({ cell }) => operandsOf(cell.tests.expression.root)));
    const line = lineOf(type, operands);
    const usable = operands && (line !== undefined || operands.bounds.length === 0) ? operands : undefined;

    return {
      index,
      title: { zh: input.title, en: input.titleEn ?? input.id },
      cells,
      operands: usable,
      line,
      type,
      allowed: allowedOf(input.expr, dictionary),
    };
  });
}

function operandsOfAll(parts: readonly (Operands | undefined)[]): Operands | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;

  return { constants: [...new Set(known.flatMap((part) => part.constants))], bounds: [...new Set(known.flatMap((part) => part.bounds))] };
}

/** An input has an order when all it is compared with are numbers, or all are dates. */
function lineOf(type: Type, operands: Operands | undefined): LineOf | undefined {
  const constants = (operands?.constants ?? []).filter((constant) => constant !== null);
  if (type.kind === 'number' || type.kind === 'any')
    return constants.every((constant) => typeof constant === 'number') && (type.kind === 'number' || constants.length > 0) ? 'number' : undefined;

  return type.kind === 'date' && constants.every(isCivilDate) ? 'date' : undefined;
}

function allowedOf(expr: string, dictionary: Dictionary): readonly Value[] | undefined {
  const path = parsePath(expr.trim());
  const found = path && declarationOf(dictionary, path);

  return found?.is === 'declared' ? found.declaration.values : undefined;
}

/** Numbers of an ordered column's constants. */
function constantsOf({ operands, line }: Column): readonly number[] {
  if (!operands || !line) return [];

  return operands.constants.flatMap((constant) => (constant === null ? [] : [line === 'date' ? dayNumber(String(constant)) : Number(constant)]));
}

/** Every way in which the facts that bound the columns may lie. */
export function ordersOf(columns: readonly Column[]): readonly BoundOrder[] {
  const bounds = [...new Set(columns.flatMap((column) => column.operands?.bounds ?? []))];
  const constants = columns.filter((column) => (column.operands?.bounds.length ?? 0) > 0).flatMap(constantsOf);

  return boundOrders(bounds, constants);
}

/** Values of an input, one for every part that the table can tell apart; each with the rows whose cell it fits. */
export function samplesOf(column: Column, order: BoundOrder, dictionary: Dictionary): readonly Sample[] {
  const { operands, line, allowed, type } = column;
  if (!operands) return [];
  const empty = operands.constants.includes(null) ? [sampleOf(null)] : [];
  if (allowed) return [...allowed.map(sampleOf), ...empty];
  if (type.kind === 'boolean') return [sampleOf(true), sampleOf(false), ...empty];
  if (line) return [...samplesOfLine(pointsOf(column, order, dictionary), line), ...empty];

  return [...operands.constants.map(sampleOf), { value: '\u0000other', words: { zh: '为其他值', en: 'is any other value' } }];
}

function pointsOf(column: Column, order: BoundOrder, dictionary: Dictionary) {
  const bounds = (column.operands?.bounds ?? []).map((name) => ({ value: order[name] ?? 0, bound: titleOf(dictionary, parsePath(name) ?? [name]) }));

  return [...constantsOf(column).map((value) => ({ value })), ...bounds];
}
