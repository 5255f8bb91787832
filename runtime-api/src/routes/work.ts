import { ClaimedWork, ClaimWork, CompleteWork, ExtendedWork, ExtendWork, FailedWork, FailWork } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { serviceCommand } from '../route/route.js';

const claimWork = serviceCommand({
  method: 'POST',
  path: '/work/claim',
  summary: { zh: '外部程序认领交办', en: 'Claim work of your topics, for a lease' },
  action: 'work.perform',
  body: jsonBody(ClaimWork),
  output: json(ClaimedWork),
  handle: ({ body, service, once }, { engine }) => engine.externalWork.claim(body, service, once),
});

const completeWork = serviceCommand({
  method: 'POST',
  path: '/work/complete',
  summary: { zh: '外部程序提交结果', en: 'Answer a piece of work, once' },
  action: 'work.perform',
  body: jsonBody(CompleteWork),
  output: nothing,
  handle: ({ body, service, once }, { engine }) => engine.externalWork.complete(body, service, once),
});

const failWork = serviceCommand({
  method: 'POST',
  path: '/work/fail',
  summary: { zh: '外部程序报告失败', en: 'Say that it could not be done: tried again later, or an incident' },
  action: 'work.perform',
  body: jsonBody(FailWork),
  output: json(FailedWork),
  handle: ({ body, service }, { engine }) => engine.externalWork.fail(body, service),
});

const extendWork = serviceCommand({
  method: 'POST',
  path: '/work/extend',
  summary: { zh: '外部程序延长认领', en: 'Hold a piece of work longer' },
  action: 'work.perform',
  body: jsonBody(ExtendWork),
  output: json(ExtendedWork),
  handle: ({ body, service }, { engine }) => engine.externalWork.extend(body, service),
});

export const workRoutes = [claimWork, completeWork, failWork, extendWork];
