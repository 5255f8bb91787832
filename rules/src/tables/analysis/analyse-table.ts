import { isExpression } from '../../decisions/read-base.js';
import type { Type } from '../../expressions/type.js';
import type { Dictionary } from '../../facts/dictionary.js';
import { listed } from '../../messages/join.js';
import type { Finding } from '../../outcome.js';
import type { Message } from '../../values.js';
import type { CompiledTable } from '../compile-table.js';
import { hitPolicies } from '../policies/index.js';
import { type Column, columnsOf, ordersOf } from './column.js';
import { canFit, type Part, type Partition, partition } from './partition.js';
import { allRows, noRows, type RowSet, rowSet, rowsIn } from './row-set.js';
import { type Corner, generalised, uncovered } from './uncovered.js';

const mostExamples = 5;

/** Gaps, overlaps, masked and dead rows, each with an example in words; only what holds for every order of the parameters. */
export function analyseTable(table: CompiledTable, types: readonly Type[], dictionary: Dictionary): readonly Finding[] {
  const columns = columnsOf(table, types, dictionary);
  const found = ordersOf(columns).map((order) =>
    analyse(
      table,
      columns.map((column) => partition(column, table.rows.length, order, dictionary)),
    ),
  );
  const [first = [], ...others] = found;

  return first.filter((finding) => others.every((findings) => findings.some((other) => other.code === finding.code && other.place === finding.place)));
}

function analyse(table: CompiledTable, partitions: readonly Partition[]): readonly Finding[] {
  const dead = deadRows(table, partitions);
  const alive = table.rows.map((_, row) => row).filter((row) => !dead.some((finding) => finding.row === row));
  const { ofNone } = hitPolicies[table.definition.hitPolicy];
  const settled = table.defaultOutput !== undefined || ofNone(undefined, table.definition) !== undefined;

  return [...dead.map(({ finding }) => finding), ...meetingRows(table, partitions, alive), ...(settled ? [] : gaps(table, partitions))];
}

/** What it means that two rows can fit the same case is for the hit policy to say. */
function meetingRows(table: CompiledTable, partitions: readonly Partition[], alive: readonly number[]): readonly Finding[] {
  const { overlap } = hitPolicies[table.definition.hitPolicy];
  if (overlap === 'masked') return maskedRows(table, partitions, alive);
  if (overlap === 'forbidden') return overlappingRows(table, partitions, alive, notUnique);

  return overlap === 'must-agree' ? overlappingRows(table, partitions, alive, conflict) : [];
}

function deadRows({ rows }: CompiledTable, partitions: readonly Partition[]) {
  return rows.flatMap((_, row) => {
    const never = partitions.find((cut) => !canFit(cut, row));
    return never ? [{ row, finding: deadRow(row, never.column) }] : [];
  });
}

function deadRow(row: number, { index, title }: Column): Finding {
  return finding('warning', 'ROW_DEAD', `/rows/${row}/when/${index}`, {
    zh: `第 ${row + 1} 行永远不会适用：“${title.zh}”没有任何取值符合它的要求。`,
    en: `Row ${row + 1} can never fit: no value of "${title.en}" meets its cell.`,
  });
}

/** A row of a first-hit table is masked when every case it fits is taken by rows above it. */
function maskedRows(table: CompiledTable, partitions: readonly Partition[], alive: readonly number[]): readonly Finding[] {
  const living = rowSet(alive);
  return alive.flatMap((row) => {
    // Only rows that meet it can take its cases.
    const meeting = meetingAll(partitions, row) & allRows(row) & living;
    if (meeting === noRows) return [];
    const own = partitions.map(({ parts }) => parts.filter((part) => part.has(row)));
    const [by] = rowsIn(own.flat().reduce((rows, part) => (rows === noRows ? rows : rows & part.rows), meeting));
    if (by === undefined && !coveredTogether(own, meeting)) return [];
    return [maskedRow(table, row, by, own)];
  });
}

/** Rows that can fit a case together with this one. */
function meetingAll(partitions: readonly Partition[], row: number): RowSet {
  return partitions.reduce((rows, cut) => (rows === noRows ? rows : rows & cut.meets(row)), allRows(row + 1));
}

/** Whether rows leave nothing of these cases; not when there are too many to look at. */
function coveredTogether(own: readonly (readonly Part[])[], rows: RowSet): boolean {
  const search = uncovered(own, rows, 1);

  return search.complete && search.corners.length === 0;
}

function maskedRow(table: CompiledTable, row: number, by: number | undefined, own: readonly (readonly Part[])[]): Finding {
  const example = describeCorner(
    table,
    own.flatMap((parts) => parts.slice(0, 1)),
  );
  const taker = by === undefined ? { zh: '它上面的几行合起来', en: 'the rows above it together' } : { zh: `第 ${by + 1} 行`, en: `row ${by + 1}` };

  return finding('warning', 'ROW_MASKED', `/rows/${row}`, {
    zh: `第 ${row + 1} 行永远轮不到：符合它的情形都先被${taker.zh}取走，例如${example.zh}。请调整顺序或删除这一行。`,
    en: `Row ${row + 1} never gets its turn: ${taker.en} take every case it fits, for example ${example.en}. Move it up or remove it.`,
  });
}

type Judge = (table: CompiledTable, first: number, second: number, example: () => Message) => readonly Finding[];

function overlappingRows(table: CompiledTable, partitions: readonly Partition[], alive: readonly number[], judge: Judge): readonly Finding[] {
  const found: Finding[] = [];
  const living = rowSet(alive);
  for (const row of alive) {
    for (const other of rowsIn(meetingAll(partitions, row) & allRows(row) & living)) {
      if (found.length >= mostExamples * 4) return found;
      const corner = partitions.map(({ parts }) => parts.find((part) => part.has(row) && part.has(other)));
      if (corner.every((part) => part !== undefined)) found.push(...judge(table, other, row, () => describeCorner(table, corner)));
    }
  }
  return found;
}

function notUnique(_: CompiledTable, first: number, second: number, exampleOf: () => Message): readonly Finding[] {
  const example = exampleOf();
  const told = finding('error', 'ROWS_OVERLAP', `/rows/${second}`, {
    zh: `第 ${first + 1} 行和第 ${second + 1} 行会同时适用，例如${example.zh}；“只有一行适用”的表不允许重叠，请修改其中一行。`,
    en: `Rows ${first + 1} and ${second + 1} can fit the same case, for example ${example.en}; a unique table allows no overlap, change one of them.`,
  });

  return [told];
}

/** Rows that say the same may meet. What is computed may agree in every case that comes, so it is only a warning. */
function conflict({ definition, rows }: CompiledTable, first: number, second: number, exampleOf: () => Message): readonly Finding[] {
  const said = [rows[first], rows[second]].map((row) => definition.outputs.map(({ id }) => row?.row.then[id] ?? null));
  if (JSON.stringify(said[0]) === JSON.stringify(said[1])) return [];
  const computed = said.flat().some(isExpression);
  const example = exampleOf();
  const told = finding(computed ? 'warning' : 'error', 'ROWS_CONFLICT', `/rows/${second}`, {
    zh: `第 ${first + 1} 行和第 ${second + 1} 行会同时适用，例如${example.zh}，结果却不同；同时适用的行结果必须一致，请修改其中一行。`,
    en: `Rows ${first + 1} and ${second + 1} can fit the same case, for example ${example.en}, but say different things; change one of them.`,
  });

  return [told];
}

/** A gap is told once a kind of case; where a text was taken as a whole it is only possible, so it is never more than a warning. */
function gaps(table: CompiledTable, partitions: readonly Partition[]): readonly Finding[] {
  const columns = partitions.map((cut) => cut.parts);
  const all = partitions.map((cut) => cut.all);
  const { corners } = uncovered(columns, allRows(table.rows.length), mostExamples * 4);
  const examples = corners.map((corner) => describeCorner(table, generalised(corner, all)));
  const different = [...new Map(examples.map((example) => [example.zh, example])).values()];

  return different.slice(0, mostExamples).map(gap);
}

function gap(example: Message): Finding {
  return finding('warning', 'TABLE_GAP', '/rows', {
    zh: `没有一行适用于这样的情形：${example.zh}。请补充一行，或者给出默认结果。`,
    en: `No row fits this case: ${example.en}. Add a row or a default.`,
  });
}

/** `比对结果为 EXACT、证书状态为 无`: only inputs that the table asks about. */
function describeCorner({ definition }: CompiledTable, corner: Corner): Message {
  const told = corner.flatMap((part, column) => {
    const input = definition.inputs[column];
    return !input || !part || part.words.zh === '不限'
      ? []
      : [{ zh: `${input.title}${part.words.zh.startsWith('为') ? '' : ' '}${part.words.zh}`, en: `${input.titleEn ?? input.id} ${part.words.en}` }];
  });

  return told.length > 0 ? listed(told) : { zh: '任何情形', en: 'any case' };
}

function finding(severity: Finding['severity'], code: string, place: string, message: Message): Finding {
  return { severity, code, place, message };
}
