import { done } from '@onething/rules';
import { z } from 'zod';
import { Draft, OpenDraft, SaveDraft } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { route } from '../route/route.js';
import { byId } from './ids.js';

const openDraft = route({
  method: 'POST',
  path: '/drafts',
  summary: { zh: '开始或继续填写', en: 'Begin or continue to fill in a form' },
  action: 'drafts.own',
  body: jsonBody(OpenDraft),
  output: json(Draft),
  handle: ({ body, actor }, { engine }) => engine.drafts.open(body.matter, body.region, actor, body.about),
});

const listDrafts = route({
  method: 'GET',
  path: '/drafts',
  summary: { zh: '我的草稿', en: 'My drafts' },
  action: 'drafts.own',
  output: json(z.object({ items: z.array(Draft) })),
  handle: async ({ actor }, { engine }) => done({ items: await engine.drafts.list(actor) }),
});

const readDraft = route({
  method: 'GET',
  path: '/drafts/{id}',
  summary: { zh: '一份草稿', en: 'One draft' },
  action: 'drafts.own',
  params: byId,
  output: json(Draft),
  handle: ({ params, actor }, { engine }) => engine.drafts.get(params.id, actor),
});

const saveDraft = route({
  method: 'PATCH',
  path: '/drafts/{id}',
  summary: { zh: '保存改动的字段', en: 'Save the changed fields' },
  action: 'drafts.own',
  params: byId,
  body: jsonBody(SaveDraft),
  output: json(Draft),
  handle: ({ params, body, actor }, { engine }) => engine.drafts.save(params.id, body.rev, body.values, actor),
});

const discardDraft = route({
  method: 'DELETE',
  path: '/drafts/{id}',
  summary: { zh: '删除草稿', en: 'Discard a draft' },
  action: 'drafts.own',
  params: byId,
  output: nothing,
  handle: ({ params, actor }, { engine }) => engine.drafts.discard(params.id, actor),
});

export const draftRoutes = [openDraft, listDrafts, readDraft, saveDraft, discardDraft];
