import { done } from '@onething/rules';
import { z } from 'zod';
import { NoticeDetail, NoticeSummary, ObjectionReceipt, RaiseObjection } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { command, publicRoute } from '../route/route.js';

const region = z.string().regex(/^\d{6}$/);
const oneNotice = z.object({ region, id: z.string().min(1).max(100) });

const listNotices = publicRoute({
  method: 'GET',
  path: '/notices',
  summary: { zh: '公示列表（按身份可见）', en: 'Public notices that this reader may see' },
  action: 'notices.read',
  query: z.strictObject({ region }),
  output: json(z.object({ items: z.array(NoticeSummary) })),
  handle: async ({ query, caller }, { engine }) => done({ items: await engine.notices.list(query.region, caller.actor) }),
});

const readNotice = publicRoute({
  method: 'GET',
  path: '/notices/{region}/{id}',
  summary: { zh: '公示名单（已脱敏）', en: 'One notice with its masked list' },
  action: 'notices.read',
  params: oneNotice,
  output: json(NoticeDetail),
  handle: ({ params, caller }, { engine }) => engine.notices.get(params.region, params.id, caller.actor),
});

const raiseObjection = command({
  method: 'POST',
  path: '/notices/{region}/{id}/objections',
  summary: { zh: '对公示提出异议', en: 'Object to an entry of a notice' },
  action: 'notices.object',
  params: oneNotice,
  body: jsonBody(RaiseObjection),
  output: json(ObjectionReceipt, 'created'),
  handle: ({ params, body, actor, once }, { engine }) => engine.notices.object(params.region, params.id, body, actor, once),
});

export const noticeRoutes = [listNotices, readNotice, raiseObjection];
