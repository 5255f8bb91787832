import { formatYuan } from '@onething/forms';
import type { PopulationPlan } from '@onething/processes';
import type { ComparisonRow } from '@onething/rules';
import writeWorkbook, { type Row, type SheetData } from 'write-excel-file/node';
import { writeCsv } from '../payments/csv.js';
import type { StoredPopulation } from '../stores/population-store.js';
import { errorOf } from './error-bars.js';
import type { ChangedPerson } from './what-if.js';

/** Everybody whose money changes, one a line, with what finance can reckon up. */
export interface Reconciliation {
  readonly bytes: Uint8Array;
  readonly type: 'xlsx' | 'csv';
}

/** A workbook is held in memory while it is written; what is longer is written as text, line by line the same. */
const mostInWorkbook = 200_000;

/**
 * A workbook of three sheets. The sums are formulas over the lines, so that whoever opens it reckons them up herself; below stands what the
 * run has recorded, and the difference, which must be 0. Who is unchanged is not listed.
 */
export async function writeReconciliation(
  people: readonly ChangedPerson[],
  population: StoredPopulation,
  rows: readonly ComparisonRow[],
): Promise<Reconciliation> {
  if (people.length > mostInWorkbook) return { bytes: asText(people, population.plan, rows), type: 'csv' };
  const titles = titlesOf(population.plan);
  const bytes = await writeWorkbook(
    [
      {
        sheet: '逐人核对',
        data: linesOf(people, population.plan, rows),
        columns: titles.map((_, index) => ({ width: index === 0 ? 8 : 18 })),
        stickyRowsCount: 1,
      },
      {
        sheet: '分组合计',
        data: groupsOf(population.plan, rows),
        columns: [{ width: 20 }, ...Array.from({ length: 9 }, () => ({ width: 16 }))],
        stickyRowsCount: 1,
      },
      { sheet: '数据来源', data: sourcesOf(population, rows), columns: Array.from({ length: 6 }, () => ({ width: 20 })), stickyRowsCount: 1 },
    ],
    { fontFamily: '宋体' },
  ).toBuffer();

  return { bytes: new Uint8Array(bytes), type: 'xlsx' };
}

function titlesOf({ who, columns }: PopulationPlan): readonly string[] {
  const titles = who.map((name) => columns.find((column) => column.name === name)?.title ?? name);
  return ['序号', ...titles, '现行等级', '修改后等级', '现行金额（元）', '修改后金额（元）', '差额（元）'];
}

function linesOf(people: readonly ChangedPerson[], plan: PopulationPlan, rows: readonly ComparisonRow[]): SheetData {
  const blank = plan.who.map(() => undefined);
  const [before, after, difference] = [4, 5, 6].map((place) => columnName(plan.who.length + place - 1));
  const last = people.length + 1;
  const sum = (column = '') => formula(people.length > 0 ? `SUM(${column}2:${column}${last})` : '0');
  const all = rows.find(({ dimension }) => dimension === 'all');
  const [from, to] = [all?.costBefore ?? 0, all?.costAfter ?? 0];

  return [
    heading(titlesOf(plan)),
    ...people.map(
      (person, index): Row => [
        index + 1,
        ...plan.who.map((name) => text(person.who[name] ?? '')),
        ...[text(person.levelBefore ?? ''), text(person.levelAfter ?? '')],
        ...[money(person.before), money(person.after), person.before === null || person.after === null ? undefined : money(person.after - person.before)],
      ],
    ),
    [bold('合计'), ...blank, undefined, people.length, sum(before), sum(after), sum(difference)],
    [bold('试算记录'), ...blank, undefined, undefined, money(from), money(to), money(to - from)],
    // Rounded to 分: a spreadsheet adds yuan in binary.
    [bold('核对（应为 0）'), ...blank, undefined, undefined, undefined, undefined, formula(`ROUND(${difference}${last + 1}-${difference}${last + 2},2)`)],
  ];
}

function groupsOf({ columns }: PopulationPlan, rows: readonly ComparisonRow[]): SheetData {
  const titleOf = (name: string) =>
    ({ all: '总计', level: '修改后等级', levels: '等级变化' })[name] ?? columns.find((column) => column.name === name)?.title ?? name;
  const told = rows.map(
    (row): Row => [
      ...[text(titleOf(row.dimension)), text(row.cell === '' ? '全部' : row.cell), row.people, row.winners, row.losers, row.unchanged, row.open],
      ...[money(row.costBefore), money(row.costAfter), money(row.costAfter - row.costBefore)],
    ],
  );
  return [heading(['分组', '值', '人数', '受益', '受损', '不变', '无法判定', '现行（元）', '修改后（元）', '差额（元）']), ...told];
}

function sourcesOf({ freshness, asOf, hash = '' }: StoredPopulation, rows: readonly ComparisonRow[]): SheetData {
  const all = rows.find(({ dimension }) => dimension === 'all');
  const error = errorOf(freshness, asOf, all);
  return [
    heading(['基础库', '记录数', '最近更新', '滞后（天）', '每天变动（条）', '可能变动（条）']),
    ...error.registries.map(
      ({ registry, records, latest, days, perDay, changed }): Row => [
        ...[text(registry), records, text(latest?.slice(0, 10) ?? ''), days],
        ...[Number(perDay.toFixed(2)), Math.ceil(changed)],
      ],
    ),
    [],
    [text('费用误差（元，±）'), money(error.cost)],
    [text('无法判定的人数'), all?.open ?? 0],
    [text('人群指纹'), text(hash)],
  ];
}

/** The same lines as text, with the sums reckoned up here. */
function asText(people: readonly ChangedPerson[], plan: PopulationPlan, rows: readonly ComparisonRow[]): Uint8Array {
  const blank = plan.who.map(() => '');
  const all = rows.find(({ dimension }) => dimension === 'all');
  const [before, after] = [sumOf(people.map((person) => person.before)), sumOf(people.map((person) => person.after))];
  const run = (all?.costAfter ?? 0) - (all?.costBefore ?? 0);
  const lines = people.map((person, index) => [
    ...[String(index + 1), ...plan.who.map((name) => person.who[name] ?? ''), person.levelBefore ?? '', person.levelAfter ?? ''],
    ...[yuan(person.before), yuan(person.after), person.before === null || person.after === null ? '' : yuan(person.after - person.before)],
  ]);

  return writeCsv([
    titlesOf(plan),
    ...lines,
    ['合计', ...blank, '', String(people.length), yuan(before), yuan(after), yuan(after - before)],
    ['试算记录', ...blank, '', '', yuan(all?.costBefore ?? 0), yuan(all?.costAfter ?? 0), yuan(run)],
    ['核对', ...blank, '', '', '', '', after - before === run ? '一致' : `相差 ${yuan(run - (after - before))} 元`],
  ]);
}

function sumOf(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
}

/** Without separators, so that a spreadsheet reads a number. */
function yuan(cents: number | null): string {
  return cents === null ? '' : formatYuan(cents).replaceAll(',', '');
}

const moneyFormat = '#,##0.00';

function money(cents: number | null): Row[number] {
  return cents === null ? undefined : { value: cents / 100, type: Number, format: moneyFormat };
}

function formula(value: string): Row[number] {
  return { value, type: 'Formula', format: moneyFormat, fontWeight: 'bold' };
}

/** Always text: a name that begins with `=` is no formula, and a number of a person keeps its zeros. */
function text(value: string): Row[number] {
  return { value, type: String };
}

function bold(value: string): Row[number] {
  return { value, type: String, fontWeight: 'bold' };
}

function heading(titles: readonly string[]): Row {
  return titles.map((value) => ({ value, type: String, fontWeight: 'bold', backgroundColor: '#e8eef7' }));
}

/** `A` for 0; there are never more than 26. */
function columnName(index: number): string {
  return String.fromCharCode(65 + index);
}
