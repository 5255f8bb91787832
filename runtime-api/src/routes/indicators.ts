import { done } from '@onething/rules';
import { z } from 'zod';
import { FigureQuery, IndicatorEntry, IndicatorPath, IndicatorRecords, IndicatorReport, TableQuery } from '../contract/index.js';
import { download } from '../route/outputs/download.js';
import { json } from '../route/outputs/json.js';
import { route } from '../route/route.js';

const listIndicators = route({
  method: 'GET',
  path: '/indicators',
  summary: { zh: '已发布事项包的指标', en: 'The indicators of the packages in force' },
  action: 'indicators.read',
  output: json(z.object({ items: z.array(IndicatorEntry).readonly() })),
  handle: async ({ actor }, { engine }) => done({ items: await engine.indicators.list(actor) }),
});

const readIndicator = route({
  method: 'GET',
  path: '/indicators/{package}/{indicator}',
  summary: { zh: '一项指标的当前数值', en: 'What an indicator comes to now' },
  action: 'indicators.read',
  params: IndicatorPath,
  output: json(IndicatorReport),
  handle: ({ params, actor }, { engine }) => engine.indicators.report(params, actor),
});

const readRecords = route({
  method: 'GET',
  path: '/indicators/{package}/{indicator}/records',
  summary: { zh: '一个数背后的记录（留痕）', en: 'The records behind a figure; who looks is kept' },
  action: 'indicators.records',
  params: IndicatorPath,
  query: FigureQuery,
  output: json(IndicatorRecords),
  handle: ({ params, query, actor }, { engine }) => engine.indicators.records(params, query, actor),
});

const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' } as const;

const readTable = route({
  method: 'GET',
  path: '/indicators/{package}/{indicator}/table',
  summary: { zh: '导出指标（Excel 或 CSV）', en: 'The figures as a workbook or as text' },
  action: 'indicators.read',
  params: IndicatorPath,
  query: TableQuery,
  output: download(types.xlsx, 'attachment'),
  handle: async ({ params, query, actor }, { engine }) => {
    const table = await engine.indicators.table(params, query.format, actor);
    return table.ok ? done({ ...table.value, type: types[table.value.type] }) : table;
  },
});

export const indicatorRoutes = [listIndicators, readIndicator, readRecords, readTable];
