import { done } from '@onething/rules';
import { z } from 'zod';
import { PayList, PayListSummary } from '../contract/index.js';
import { rawBody } from '../route/bodies/raw-body.js';
import { download } from '../route/outputs/download.js';
import { json } from '../route/outputs/json.js';
import { command, route } from '../route/route.js';
import { readPayFile } from './read-pay-file.js';

const byNumber = z.object({ number: z.string().min(1).max(60) });
const largestResult = 2 * 1024 * 1024;

const listPayLists = route({
  method: 'GET',
  path: '/payments',
  summary: { zh: '发放清单', en: 'Pay lists that the caller makes or approves' },
  action: 'payments.read',
  output: json(z.object({ items: z.array(PayListSummary).readonly() })),
  handle: async ({ actor }, { engine }) => done({ items: await engine.payments.list(actor) }),
});

const readPayList = route({
  method: 'GET',
  path: '/payments/{number}',
  summary: { zh: '一张发放清单', en: 'One pay list with its rows and orders' },
  action: 'payments.read',
  params: byNumber,
  output: json(PayList),
  handle: ({ params, actor }, { engine }) => engine.payments.get(params.number, actor),
});

const exportPayList = route({
  method: 'GET',
  path: '/payments/{number}/file',
  summary: { zh: '导出交银行的文件', en: 'The last order as CSV for the bank' },
  action: 'payments.export',
  params: byNumber,
  output: download('text/csv', 'attachment'),
  handle: ({ params, actor }, { engine }) => readPayFile(engine, params.number, actor),
});

const importPayResult = command({
  method: 'POST',
  path: '/payments/{number}/result',
  summary: { zh: '导入银行结果', en: "Import the bank's result of the order that waits for it" },
  action: 'payments.import',
  params: byNumber,
  body: rawBody(['text/csv'], largestResult),
  output: json(PayList),
  handle: ({ params, body, actor, once }, { engine }) => engine.payments.importResult(params.number, body.bytes, actor, once),
});

export const paymentRoutes = [listPayLists, readPayList, exportPayList, importPayResult];
