import { done } from '@onething/rules';
import { z } from 'zod';
import { CaseChanged, CaseDetail, CaseDiagram, CaseOpened, CaseSummary, OpenCase } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { events } from '../route/outputs/events.js';
import { json } from '../route/outputs/json.js';
import { command, route } from '../route/route.js';
import { byId } from './ids.js';

const openCase = command({
  method: 'POST',
  path: '/cases',
  summary: { zh: '提交申请', en: 'Submit: open a case from a draft' },
  action: 'cases.open',
  body: jsonBody(OpenCase),
  output: json(CaseOpened, 'created'),
  handle: ({ body, actor, once }, { engine }) => engine.cases.open(body, actor, once),
});

const myCases = route({
  method: 'GET',
  path: '/cases',
  summary: { zh: '我的办件', en: 'My cases' },
  action: 'cases.own',
  output: json(z.object({ items: z.array(CaseSummary), next: z.string().optional() })),
  handle: async ({ actor }, { engine }) => done(await engine.cases.mine(actor)),
});

const readCase = route({
  method: 'GET',
  path: '/cases/{id}',
  summary: { zh: '办件详情', en: 'One case' },
  action: 'cases.read',
  params: byId,
  output: json(CaseDetail),
  handle: ({ params, actor }, { engine }) => engine.cases.get(params.id, actor),
});

const readDiagram = route({
  method: 'GET',
  path: '/cases/{id}/diagram',
  summary: { zh: '办件所在的流程图', en: 'The diagram of a case and where it stands' },
  action: 'cases.read',
  params: byId,
  output: json(CaseDiagram),
  handle: ({ params, actor }, { engine }) => engine.cases.diagram(params.id, actor),
});

const watchCase = route({
  method: 'GET',
  path: '/cases/{id}/events',
  summary: { zh: '办件变化推送', en: 'Changes of a case, as they happen' },
  action: 'cases.read',
  params: byId,
  output: events(CaseChanged),
  handle: async ({ params, actor }, { engine }) => done((emit) => engine.cases.watch(params.id, actor, emit)),
});

export const caseRoutes = [openCase, myCases, readCase, readDiagram, watchCase];
