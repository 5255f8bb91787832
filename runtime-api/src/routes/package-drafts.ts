import { checkValue, done } from '@onething/rules';
import { z } from 'zod';
import {
  BindPort,
  BindRole,
  DecideConflict,
  DraftPorts,
  Finding,
  ImportedPackage,
  LocalValue,
  NewPackage,
  PackageDraft,
  PackageDraftSummary,
  ProposalMade,
  ProposeDraft,
  SaveDraftFile,
  SavedDraftFile,
} from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { download } from '../route/outputs/download.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { route } from '../route/route.js';
import { byId } from './ids.js';

const listDrafts = route({
  method: 'GET',
  path: '/package-drafts',
  summary: { zh: '正在修改的事项包', en: 'Packages that are being changed' },
  action: 'authoring.read',
  output: json(z.object({ items: z.array(PackageDraftSummary) })),
  handle: async ({ actor }, { engine }) => done({ items: [...(await engine.authoring.drafts(actor))] }),
});

const openDraft = route({
  method: 'POST',
  path: '/package-drafts',
  summary: { zh: '开始或继续修改事项包', en: 'Begin or continue to change a package' },
  action: 'authoring.edit',
  body: jsonBody(z.object({ package: z.string().max(100) }).strict()),
  output: json(PackageDraft),
  handle: ({ body, actor }, { engine }) => engine.authoring.openDraft(body.package, actor),
});

const createPackage = route({
  method: 'POST',
  path: '/new-packages',
  summary: { zh: '从零开始或照样子新建一个事项包', en: 'Begin a package that is new here, empty or like another one' },
  action: 'authoring.edit',
  body: jsonBody(NewPackage),
  output: json(PackageDraft, 'created'),
  handle: ({ body, actor }, { engine }) => engine.authoring.createPackage(body, actor),
});

const readDraft = route({
  method: 'GET',
  path: '/package-drafts/{id}',
  summary: { zh: '一份事项包草稿', en: 'One draft of a package with its files' },
  action: 'authoring.read',
  params: byId,
  output: json(PackageDraft),
  handle: ({ params, actor }, { engine }) => engine.authoring.draft(params.id, actor),
});

const saveFile = route({
  method: 'PATCH',
  path: '/package-drafts/{id}',
  summary: { zh: '保存草稿中的一个文件', en: 'Save one file of a draft; a revision that is not the latest is refused' },
  action: 'authoring.edit',
  params: byId,
  body: jsonBody(SaveDraftFile),
  output: json(SavedDraftFile),
  handle: ({ params, body, actor }, { engine }) => engine.authoring.saveFile(params.id, body, actor),
});

const discardDraft = route({
  method: 'DELETE',
  path: '/package-drafts/{id}',
  summary: { zh: '放弃草稿', en: 'Discard a draft' },
  action: 'authoring.edit',
  params: byId,
  output: nothing,
  handle: ({ params, actor }, { engine }) => engine.authoring.discardDraft(params.id, actor),
});

const checkDraft = route({
  method: 'GET',
  path: '/package-drafts/{id}/findings',
  weight: 'large',
  summary: { zh: '检查草稿', en: 'Check a draft' },
  action: 'authoring.read',
  params: byId,
  output: json(z.object({ findings: z.array(Finding) })),
  handle: ({ params, actor }, { engine }) => engine.authoring.checkDraft(params.id, actor),
});

const proposeDraft = route({
  method: 'POST',
  path: '/package-drafts/{id}/propose',
  weight: 'large',
  summary: { zh: '提请发布', en: 'Propose a draft for publishing; checks and scenarios run first' },
  action: 'authoring.edit',
  params: byId,
  body: jsonBody(ProposeDraft),
  output: json(ProposalMade, 'created'),
  handle: async ({ params, body, actor }, { engine }) => {
    const proposed = await engine.authoring.propose(params.id, body.note, actor);
    return proposed.ok ? done({ ...proposed.value }) : proposed;
  },
});

const readPorts = route({
  method: 'GET',
  path: '/package-drafts/{id}/ports',
  summary: { zh: '岗位由哪些部门办理', en: 'Which departments answer for the roles of a draft' },
  action: 'authoring.read',
  params: byId,
  output: json(DraftPorts),
  handle: ({ params, actor }, { engine }) => engine.authoring.ports(params.id, actor),
});

const bindRole = route({
  method: 'POST',
  path: '/package-drafts/{id}/ports',
  summary: { zh: '指定岗位的办理部门', en: 'Say which department answers for a role' },
  action: 'authoring.edit',
  params: byId,
  body: jsonBody(BindRole),
  output: nothing,
  handle: ({ params, body, actor }, { engine }) => engine.authoring.bindRole(params.id, body.role, body.department, actor),
});

const bindPort = route({
  method: 'POST',
  path: '/package-drafts/{id}/bindings',
  summary: { zh: '指定端口由谁承担', en: 'Say who answers for a port; in force with the approval' },
  action: 'authoring.edit',
  params: byId,
  body: jsonBody(BindPort),
  output: nothing,
  handle: ({ params, body, actor }, { engine }) => engine.authoring.bindPort(params.id, body, actor),
});

const setLocalValue = route({
  method: 'POST',
  path: '/package-drafts/{id}/parameters',
  summary: { zh: '设置本地参数', en: 'Set a value of one’s own for a parameter; in force with the approval' },
  action: 'authoring.edit',
  params: byId,
  body: jsonBody(LocalValue),
  output: nothing,
  handle: async ({ params, body, actor }, { engine }) => {
    const value = checkValue(body.value);
    return value.ok ? engine.authoring.setLocalValue(params.id, { ...body, value: value.value }, actor) : value;
  },
});

const readImport = route({
  method: 'GET',
  path: '/package-drafts/{id}/import',
  summary: { zh: '导入的来源、新增的要求和冲突', en: 'Where a draft comes from, what it newly asks for, and its conflicts' },
  action: 'authoring.read',
  params: byId,
  output: json(ImportedPackage),
  handle: ({ params, actor }, { engine }) => engine.authoring.imported(params.id, actor),
});

const decideConflict = route({
  method: 'POST',
  path: '/package-drafts/{id}/conflicts',
  summary: { zh: '决定冲突之处用哪一份', en: 'Say which side of a conflict stands' },
  action: 'authoring.edit',
  params: byId,
  body: jsonBody(DecideConflict),
  output: nothing,
  handle: ({ params, body, actor }, { engine }) => engine.authoring.decideConflict(params.id, body, actor),
});

const printSample = route({
  method: 'GET',
  path: '/package-drafts/{id}/papers/{document}',
  summary: { zh: '文书样张', en: 'A document of a draft, printed with the names of its facts; never a paper of anybody' },
  action: 'authoring.read',
  params: z.object({ id: z.string().max(100), document: z.string().max(64) }),
  output: download('application/pdf', 'inline'),
  handle: async ({ params, actor }, { engine }) => {
    const printed = await engine.authoring.samplePaper(params.id, params.document, actor);
    return printed.ok ? done({ bytes: printed.value, fileName: `${params.document}.pdf`, type: 'application/pdf' }) : printed;
  },
});

const drafting = [listDrafts, openDraft, createPackage, readDraft, saveFile, discardDraft, checkDraft, proposeDraft, printSample];
const settings = [readPorts, bindRole, bindPort, setLocalValue, readImport, decideConflict];

export const packageDraftRoutes = [...drafting, ...settings];
