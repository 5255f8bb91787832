import { done } from '@onething/rules';
import { CancelCase, IncidentCause, IncidentPage, RetriedIncidents, SkipIncident } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { command, route } from '../route/route.js';
import { byId } from './ids.js';

const listIncidents = route({
  method: 'GET',
  path: '/incidents',
  summary: { zh: '异常列表，按原因汇总', en: 'Failures that a person can resolve, and how many there are of each cause' },
  action: 'incidents.read',
  query: IncidentCause.partial(),
  output: json(IncidentPage),
  handle: async ({ query: { code, ...where }, actor }, { engine }) =>
    done(await engine.incidents.list(actor, code === undefined ? undefined : { code, ...where })),
});

const retryIncident = command({
  method: 'POST',
  path: '/incidents/{id}/retry',
  summary: { zh: '重试', en: 'Try again' },
  action: 'incidents.retry',
  params: byId,
  output: nothing,
  handle: ({ params, actor, once }, { engine }) => engine.incidents.retry(params.id, actor, once),
});

const retryIncidents = command({
  method: 'POST',
  path: '/incidents/retry',
  summary: { zh: '重试同一原因的全部异常（一次最多 1,000 条）', en: 'Try all of one cause again, at most 1,000 at a time' },
  action: 'incidents.retry',
  body: jsonBody(IncidentCause),
  output: json(RetriedIncidents),
  handle: ({ body, actor, once }, { engine }) => engine.incidents.retryAll(body, actor, once),
});

const skipIncident = command({
  method: 'POST',
  path: '/incidents/{id}/skip',
  summary: { zh: '跳过：人工给出结果并说明理由', en: 'Go on with an answer given by hand, and the reason' },
  action: 'incidents.settle',
  params: byId,
  body: jsonBody(SkipIncident),
  output: nothing,
  handle: ({ params, body, actor, once }, { engine }) => engine.incidents.skip(params.id, body, actor, once),
});

const cancelCase = command({
  method: 'POST',
  path: '/incidents/{id}/cancel',
  summary: { zh: '撤销整个办件并说明理由', en: 'End the whole case, with the reason' },
  action: 'incidents.settle',
  params: byId,
  body: jsonBody(CancelCase),
  output: nothing,
  handle: ({ params, body, actor, once }, { engine }) => engine.incidents.cancel(params.id, body.reason, actor, once),
});

export const incidentRoutes = [listIncidents, retryIncidents, retryIncident, skipIncident, cancelCase];
