import writeWorkbook, { type Row } from 'write-excel-file/node';
import { writeCsv } from '../payments/csv.js';
import type { IndicatorReport, IndicatorTable } from './indicators.js';

const heads = ['指标', '口径', '分组', '值', '结果', '分子（件数）', '分母', '资料缺失未计'];
const hidden = '少于 10，不公开';

/** The figures as lines of a file; what is hidden on the page is hidden here. */
export async function writeTable(report: IndicatorReport, type: 'xlsx' | 'csv'): Promise<IndicatorTable> {
  const fileName = `${report.title}-${report.asOf.slice(0, 10)}.${type}`;
  const lines = linesOf(report);
  const notes = [
    ['统计时间', report.asOf],
    ...report.freshness.map(({ title, records, latest = '' }) => ['数据来源', `${title}：${records} 条，最近更新 ${latest.slice(0, 10)}`]),
  ];
  if (type === 'csv') return { fileName, type, bytes: writeCsv([heads, ...lines.map((line) => line.map((cell) => String(cell ?? ''))), ...notes]) };

  const head: Row = heads.map((value) => ({ value, type: String, fontWeight: 'bold', backgroundColor: '#e8eef7' }));
  const rows = [...lines, [], ...notes].map((line): Row => line.map((cell) => (typeof cell === 'number' ? cell : { value: cell ?? '', type: String })));
  const columns = [20, 44, 12, 24, 12, 14, 10, 14].map((width) => ({ width }));
  const bytes = await writeWorkbook([{ sheet: '指标', data: [head, ...rows], columns, stickyRowsCount: 1 }], { fontFamily: '宋体' }).toBuffer();
  return { fileName, type, bytes: new Uint8Array(bytes) };
}

function linesOf({ figures, measures, dimensions }: IndicatorReport): readonly (readonly (string | number | null)[])[] {
  return figures.map(({ measure, field, cell, value, counted, among, open, suppressed }) => {
    const told = measures.find(({ id }) => id === measure);
    const dimension = field === null ? '总计' : (dimensions.find((one) => one.field === field)?.title ?? field);
    const shown = suppressed ? [hidden, hidden, hidden, hidden] : [value, counted, among, open];
    return [told?.title ?? measure, told?.told.zh ?? '', dimension, field === null ? '全部' : String(cell ?? '未填'), ...shown];
  });
}
