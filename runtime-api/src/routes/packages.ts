import { done } from '@onething/rules';
import { z } from 'zod';
import { PackageDetail, PackageSummary, ProposalMade, ProposeFiles } from '../contract/index.js';
import { rawBody } from '../route/bodies/raw-body.js';
import { download } from '../route/outputs/download.js';
import { json } from '../route/outputs/json.js';
import { route } from '../route/route.js';
import { byId } from './ids.js';
import { exportPackage, proposePackage } from './zipped-packages.js';

const maxPackage = 20 * 1024 * 1024;

const listPackages = route({
  method: 'GET',
  path: '/packages',
  summary: { zh: '事项包', en: 'Published packages' },
  action: 'packages.read',
  output: json(z.object({ items: z.array(PackageSummary) })),
  handle: async ({ actor }, { engine }) => done({ items: await engine.releases.list(actor) }),
});

const readPackage = route({
  method: 'GET',
  path: '/packages/{id}',
  summary: { zh: '一个事项包', en: 'One package as published' },
  action: 'packages.read',
  params: byId,
  output: json(PackageDetail),
  handle: ({ params, actor }, { engine }) => engine.releases.package(params.id, actor),
});

const propose = route({
  method: 'POST',
  path: '/packages',
  summary: { zh: '提请发布事项包（zip）', en: 'Propose a package (zip) for publishing; a second person approves' },
  action: 'packages.propose',
  query: ProposeFiles,
  body: rawBody(['application/zip'], maxPackage),
  output: json(ProposalMade, 'created'),
  handle: ({ body, query, actor }, { engine }) => proposePackage(engine, body.bytes, query.note, actor),
});

const exported = route({
  method: 'GET',
  path: '/packages/{id}/export',
  summary: { zh: '导出事项包（zip）', en: 'Export a package (zip): definitions only' },
  action: 'packages.export',
  params: byId,
  output: download('application/zip', 'attachment'),
  handle: ({ params, actor }, { engine }) => exportPackage(engine, params.id, actor),
});

export const packageRoutes = [listPackages, readPackage, propose, exported];
