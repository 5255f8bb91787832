import { done } from '@onething/rules';
import { z } from 'zod';
import { KeepRun, ProposalRun, WhatIfRun } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { download } from '../route/outputs/download.js';
import { json } from '../route/outputs/json.js';
import { route } from '../route/route.js';
import { byId } from './ids.js';

const keepRun = route({
  method: 'POST',
  path: '/populations/{id}/what-if-runs',
  weight: 'large',
  summary: { zh: '保存试算', en: 'Try a change and keep what came of it' },
  action: 'populations.compare',
  params: byId,
  body: jsonBody(KeepRun),
  output: json(WhatIfRun, 'created'),
  handle: ({ params, body, actor }, { engine }) => engine.populations.keep(params.id, body.change, body.note, actor),
});

const listRuns = route({
  method: 'GET',
  path: '/packages/{id}/what-if-runs',
  summary: { zh: '事项包的试算记录', en: 'Kept trials of a package' },
  action: 'populations.compare',
  params: byId,
  output: json(z.object({ items: z.array(WhatIfRun).readonly() })),
  handle: async ({ params, actor }, { engine }) => done({ items: await engine.populations.runs(params.id, actor) }),
});

const listProposalRuns = route({
  method: 'GET',
  path: '/proposals/{id}/what-if-runs',
  summary: { zh: '发布申请的试算记录', en: 'Kept trials for whoever decides about a proposal' },
  action: 'populations.compare',
  params: byId,
  output: json(z.object({ items: z.array(ProposalRun).readonly() })),
  handle: async ({ params, actor }, { engine }) => {
    const runs = await engine.populations.runsOfProposal(params.id, actor);
    return runs.ok ? done({ items: runs.value }) : runs;
  },
});

const readRun = route({
  method: 'GET',
  path: '/what-if-runs/{id}',
  summary: { zh: '一次试算', en: 'One kept trial' },
  action: 'populations.compare',
  params: byId,
  output: json(WhatIfRun),
  handle: ({ params, actor }, { engine }) => engine.populations.run(params.id, actor),
});

const readMemo = route({
  method: 'GET',
  path: '/what-if-runs/{id}/memo',
  summary: { zh: '决策备忘（PDF）', en: 'The decision memo of a trial' },
  action: 'populations.compare',
  params: byId,
  output: download('application/pdf', 'inline'),
  handle: async ({ params, actor }, { engine }) => {
    const memo = await engine.populations.memo(params.id, 'pdf', actor);
    return memo.ok ? done({ bytes: memo.value, fileName: `试算备忘-${params.id}.pdf`, type: 'application/pdf' }) : memo;
  },
});

const wordFile = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const readWordMemo = route({
  method: 'GET',
  path: '/what-if-runs/{id}/memo.docx',
  summary: { zh: '决策备忘（Word）', en: 'The decision memo of a trial, to be gone on with' },
  action: 'populations.compare',
  params: byId,
  output: download(wordFile, 'attachment'),
  handle: async ({ params, actor }, { engine }) => {
    const memo = await engine.populations.memo(params.id, 'docx', actor);
    return memo.ok ? done({ bytes: memo.value, fileName: `试算备忘-${params.id}.docx`, type: wordFile }) : memo;
  },
});

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const readReconciliation = route({
  method: 'GET',
  path: '/what-if-runs/{id}/reconciliation',
  summary: { zh: '逐人核对表', en: 'Everybody whose money changes, one a line, for finance' },
  action: 'populations.people',
  params: byId,
  output: download(workbook, 'attachment'),
  handle: async ({ params, actor }, { engine }) => {
    const lines = await engine.populations.reconciliation(params.id, actor);
    if (!lines.ok) return lines;
    const { bytes, type } = lines.value;
    return done({ bytes, fileName: `逐人核对-${params.id}.${type}`, type: type === 'xlsx' ? workbook : 'text/csv' });
  },
});

export const whatIfRunRoutes = [keepRun, listRuns, listProposalRuns, readRun, readMemo, readWordMemo, readReconciliation];
