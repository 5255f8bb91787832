import { done } from '@onething/rules';
import { z } from 'zod';
import { DeclineProposal, PackageDraft, ProposalDetail, ProposalSummary, Publication, RestoreRelease } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { rawBody } from '../route/bodies/raw-body.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { route } from '../route/route.js';
import { byId } from './ids.js';
import { importZip } from './zipped-packages.js';

const listProposals = route({
  method: 'GET',
  path: '/proposals',
  summary: { zh: '发布申请', en: 'Changes that wait for a second person, or were decided about' },
  action: 'authoring.read',
  output: json(z.object({ items: z.array(ProposalSummary) })),
  handle: async ({ actor }, { engine }) => done({ items: [...(await engine.authoring.proposals(actor))] }),
});

const readProposal = route({
  method: 'GET',
  path: '/proposals/{id}',
  summary: { zh: '一份发布申请', en: 'One proposal with both sides' },
  action: 'authoring.read',
  params: byId,
  output: json(ProposalDetail),
  handle: ({ params, actor }, { engine }) => engine.authoring.proposal(params.id, actor),
});

const approveProposal = route({
  method: 'POST',
  path: '/proposals/{id}/approve',
  weight: 'large',
  summary: { zh: '审批并发布', en: 'Approve and publish; nobody who has a hand in it may' },
  action: 'authoring.decide',
  params: byId,
  output: json(ProposalSummary),
  handle: ({ params, actor }, { engine }) => engine.authoring.approve(params.id, actor),
});

const declineProposal = route({
  method: 'POST',
  path: '/proposals/{id}/decline',
  summary: { zh: '退回', en: 'Decline, with the reason' },
  action: 'authoring.decide',
  params: byId,
  body: jsonBody(DeclineProposal),
  output: json(ProposalSummary),
  handle: ({ params, body, actor }, { engine }) => engine.authoring.decline(params.id, body.reason, actor),
});

const listPublications = route({
  method: 'GET',
  path: '/packages/{id}/publications',
  summary: { zh: '发布记录', en: 'What was in force when' },
  action: 'authoring.read',
  params: byId,
  output: json(z.object({ items: z.array(Publication) })),
  handle: async ({ params, actor }, { engine }) => done({ items: [...(await engine.authoring.publications(params.id, actor))] }),
});

const restoreRelease = route({
  method: 'POST',
  path: '/packages/{id}/publications',
  summary: { zh: '重新发布早先的版本', en: 'Publish an earlier release again; open cases keep theirs' },
  action: 'authoring.decide',
  params: byId,
  body: jsonBody(RestoreRelease),
  output: nothing,
  handle: ({ params, body, actor }, { engine }) => engine.authoring.restore(params.id, body.release, body.reason, actor),
});

const importPackage = route({
  method: 'POST',
  path: '/package-imports',
  summary: { zh: '导入别处的事项包（zip）', en: 'Take a package of somebody else into quarantine (zip)' },
  action: 'authoring.edit',
  body: rawBody(['application/zip'], 20 * 1024 * 1024),
  output: json(PackageDraft, 'created'),
  handle: ({ body, actor }, { engine }) => importZip(engine, body.bytes, actor),
});

export const proposalRoutes = [listProposals, readProposal, approveProposal, declineProposal, listPublications, restoreRelease, importPackage];
