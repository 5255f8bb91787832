import { done } from '@onething/rules';
import { z } from 'zod';
import { Incident } from '../contract/index.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { command, route } from '../route/route.js';
import { byId } from './ids.js';

const listIncidents = route({
  method: 'GET',
  path: '/incidents',
  summary: { zh: '异常列表', en: 'Failures that a person can resolve' },
  action: 'incidents.read',
  output: json(z.object({ items: z.array(Incident), next: z.string().optional() })),
  handle: async ({ actor }, { engine }) => done(await engine.incidents.list(actor)),
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

export const incidentRoutes = [listIncidents, retryIncident];
