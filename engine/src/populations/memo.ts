import { formatYuan } from '@onething/forms';
import { formatInstant, type PublishedRow } from '@onething/rules';
import type { Content } from 'pdfmake/interfaces.js';
import { renderDocx } from '../documents/docx/render-docx.js';
import { renderPdf } from '../documents/pdf/render-pdf.js';
import type { StoredPopulation } from '../stores/population-store.js';
import { errorOf } from './error-bars.js';
import type { MemoFormat, RunEntry } from './populations.js';

/** 决策备忘: what a change does to whom, from which records, and by which hashes it can be tried again. Numbers below ten are not told to whoever may not see people. */
export async function renderMemo(run: RunEntry, population: StoredPopulation, changes: readonly string[], format: MemoFormat): Promise<Uint8Array> {
  const { plan, asOf, people, freshness } = population;
  const titleOf = (dimension: string) => dimensions[dimension] ?? plan.columns.find(({ name }) => name === dimension)?.title ?? dimension;
  const parts = [...new Set(run.rows.map(({ dimension }) => dimension))].sort((a, b) => order(a) - order(b));
  const content: Content[] = [
    { text: '规则修改试算备忘', style: 'heading' },
    { text: `${plan.title} · ${run.note}`, style: 'center' },
    { text: `${run.by} ${run.at.slice(0, 16).replace('T', ' ')}`, style: ['number'] },
    { text: '改了什么', style: 'subheading' },
    ...(changes.length > 0 ? changes : ['没有改动，现行规则与自身相比。']).map(small),
    ...parts.flatMap((dimension): Content[] =>
      tableOf(
        titleOf(dimension),
        run.rows.filter((row) => row.dimension === dimension),
      ),
    ),
    { text: '数据来源与新鲜度', style: 'subheading' },
    sourceTable(population),
    ...errorBars(run, population),
    { text: '怎样复算', style: 'subheading' },
    small(`人群：${people} 人，时点 ${formatInstant(asOf.getTime()).slice(0, 16).replace('T', ' ')}，${run.people}`),
    small(`现行规则 ${run.baseline.rules}　参数 ${run.baseline.parameters}`),
    small(`修改后规则 ${run.draft.rules}　参数 ${run.draft.parameters}`),
    small(`程序 ${run.engine}`),
    small(
      freshness.length > 0 ? '未知的人（表中“无法判定”）不计入费用；登记滞后的天数越多，费用的误差越大。' : '本人群没有登记来源（虚构或者取自办结的办件）。',
    ),
    ...(run.suppressed ? [small('少于 10 人的数字及可由合计推出的数字以“—”代替。')] : []),
  ];
  const properties = { title: `试算备忘 ${plan.title}`, author: run.by, subject: run.id, createdAt: run.at };
  return format === 'docx' ? renderDocx(content, properties) : renderPdf(content, properties);
}

const dimensions: Readonly<Record<string, string>> = { all: '总计', level: '按修改后的等级', levels: '等级的变化' };

function order(dimension: string): number {
  return ['all', 'level', 'levels'].indexOf(dimension) + (dimension in dimensions ? 0 : 10);
}

const mostRows = 60;

/** A heading does not stand alone at the foot of a page. */
function tableOf(title: string, rows: readonly PublishedRow[]): Content[] {
  const head = ['', '人数', '受益', '受损', '不变', '无法判定', '现行（元）', '修改后（元）', '差额（元）'];
  const shown = rows.slice(0, mostRows);
  const body = shown.map((row) => [
    row.cell === '' ? '全部' : row.cell,
    ...[row.people, row.winners, row.losers, row.unchanged, row.open].map(count),
    ...[money(row.costBefore), money(row.costAfter), difference(row)],
  ]);
  const cell = (text: string, right: boolean) => ({ text, fontSize: 7, lineHeight: 1.1, alignment: right ? ('right' as const) : ('left' as const) });
  const table: Content = {
    layout: 'narrow',
    style: 'table',
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: [72, 32, 30, 30, 34, 32, '*', '*', '*'],
      body: [head, ...body].map((line) => line.map((text, index) => cell(text, index > 0))),
    },
  };
  const left = rows.length > mostRows ? [small(`另有 ${rows.length - mostRows} 行未列，见核对表。`)] : [];
  const heading: Content = { text: title, style: 'subheading', headlineLevel: 1 };

  return body.length <= shortTable ? [{ unbreakable: true, stack: [heading, table, ...left] }] : [heading, table, ...left];
}

/** Rows that are kept together with their heading. */
const shortTable = 12;

function sourceTable({ plan, freshness, asOf }: StoredPopulation): Content {
  const lines = freshness.map(({ registry, records, latest }) => [
    registry,
    String(records),
    latest?.slice(0, 10) ?? '',
    latest ? `${Math.max(0, Math.round((asOf.getTime() - Date.parse(latest)) / 86_400_000))} 天` : '',
  ]);
  const body = lines.length > 0 ? lines : [[sourceNames[plan.from.kind], '', '', '']];
  const small = (text: string) => ({ text, fontSize: 8.5, lineHeight: 1.1 });
  return {
    layout: 'ruled',
    style: 'table',
    table: { widths: ['*', '*', '*', '*'], body: [['基础库', '记录', '最近更新', '距时点'], ...body].map((line) => line.map(small)) },
  };
}

/** Both costs with what the lag of the registries may add or take; nothing where a cell is hidden or no registry was read. */
function errorBars(run: RunEntry, { freshness, asOf }: StoredPopulation): Content[] {
  const all = run.rows.find(({ dimension }) => dimension === 'all');
  const { people, costBefore, costAfter } = all ?? {};
  if (freshness.length === 0 || typeof people !== 'number' || typeof costBefore !== 'number' || typeof costAfter !== 'number') return [];
  const { cost } = errorOf(freshness, asOf, { people, costBefore, costAfter });
  const most = Math.max(costBefore, costAfter) + cost;
  const bars = [bar('现行', costBefore, cost, most), bar('修改后', costAfter, cost, most)].flat();

  return [
    { text: '费用与误差', style: 'subheading' },
    ...bars,
    small('误差：各库按其近三十天的变动速度滞后至时点，每条变动影响一人，按人均费用估计；是估计，不是上限。'),
  ];
}

const barWidth = 380;

function bar(title: string, value: number, error: number, most: number): Content[] {
  const at = (amount: number) => (most > 0 ? (barWidth * Math.max(0, amount)) / most : 0);
  const [left, middle, right] = [at(value - error), at(value), at(value + error)];
  const line = (x1: number, y1: number, x2: number, y2: number) => ({ type: 'line' as const, x1, y1, x2, y2, lineWidth: 1 });
  return [
    small(`${title}：${formatYuan(value)} 元 ± ${formatYuan(error)} 元`),
    {
      canvas: [{ type: 'rect', x: 0, y: 0, w: middle, h: 8, color: '#b9cbe6' }, line(left, 4, right, 4), line(left, 1, left, 7), line(right, 1, right, 7)],
      margin: [0, 2, 0, 6],
    },
  ];
}

const sourceNames = { registry: '基础库', cases: '办结的办件', synthetic: '虚构人群（演示）' } as const;

function small(text: string): Content {
  return { text, fontSize: 8.5, lineHeight: 1.3 };
}

function count(value: number | 'suppressed'): string {
  return value === 'suppressed' ? '—' : value.toLocaleString('en-US');
}

function money(value: number | 'suppressed'): string {
  return value === 'suppressed' ? '—' : formatYuan(value);
}

function difference({ costBefore, costAfter }: PublishedRow): string {
  return costBefore === 'suppressed' || costAfter === 'suppressed' ? '—' : formatYuan(costAfter - costBefore);
}
