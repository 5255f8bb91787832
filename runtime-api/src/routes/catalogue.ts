import { done } from '@onething/rules';
import { z } from 'zod';
import { MatterDetail, MatterSummary } from '../contract/index.js';
import { json } from '../route/outputs/json.js';
import { publicRoute, route } from '../route/route.js';

const region = z.string().max(12);

const listMatters = publicRoute({
  method: 'GET',
  path: '/matters',
  summary: { zh: '事项目录', en: 'The service catalogue' },
  action: 'matters.read',
  query: z.strictObject({ region, q: z.string().max(60).optional() }),
  output: json(z.object({ items: z.array(MatterSummary) })),
  handle: async ({ query }, { engine }) => done({ items: await engine.catalogue.matters(query.region, query.q) }),
});

const staffMatters = route({
  method: 'GET',
  path: '/staff-matters',
  summary: { zh: '工作人员可以发起的事项', en: 'What staff may begin' },
  action: 'tasks.work',
  output: json(z.object({ items: z.array(MatterSummary) })),
  handle: async ({ actor }, { engine }) => done({ items: [...(await engine.catalogue.staffMatters(actor))] }),
});

const readMatter = publicRoute({
  method: 'GET',
  path: '/matters/{package}/{matter}',
  summary: { zh: '办事指南', en: 'One service: conditions, materials, legal basis' },
  action: 'matters.read',
  params: z.object({ package: z.string().max(100), matter: z.string().max(100) }),
  query: z.strictObject({ region }),
  output: json(MatterDetail),
  handle: ({ params, query }, { engine }) => engine.catalogue.matter(`${params.package}/${params.matter}`, query.region),
});

export const catalogueRoutes = [listMatters, staffMatters, readMatter];
