import { done } from '@onething/rules';
import { z } from 'zod';
import {
  BindEndpoint,
  CheckEndpoint,
  EndpointChecked,
  EndpointEntry,
  IntegrationState,
  MatterSummary,
  NewServiceAccount,
  NewWebhook,
  ServiceAccountEntry,
  ServiceAccountToken,
  WebhookEntry,
  WebhookSecret,
} from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { route } from '../route/route.js';
import { byId } from './ids.js';

const action = 'integrations.manage';
const items = <T>(entry: z.ZodType<T>) => json(z.object({ items: z.array(entry).readonly() }));
const byPort = z.object({ package: z.string().min(1).max(64), port: z.string().min(1).max(64) });

const checkIntegrations = route({
  method: 'GET',
  path: '/integrations',
  weight: 'large',
  summary: {
    zh: '对接状况：连接器逐一自检（设置、连通、凭据）',
    en: 'Everything that cases talk to: each connector proves settings, reach and credentials now',
  },
  action: 'integrations.read',
  output: json(IntegrationState),
  handle: async ({ actor }, { engine }) => done(await engine.integrations.check(actor)),
});

const listAccounts = route({
  method: 'GET',
  path: '/service-accounts',
  summary: { zh: '服务账号', en: 'Service accounts' },
  action,
  output: items(ServiceAccountEntry),
  handle: async ({ actor }, { engine }) => done({ items: await engine.integrations.accounts(actor) }),
});

const callableMatters = route({
  method: 'GET',
  path: '/callable-matters',
  summary: { zh: '可允许外地请本地办理的事项', en: 'Matters that another place may be allowed to have done here' },
  action,
  output: items(MatterSummary),
  handle: async ({ actor }, { engine }) => done({ items: [...(await engine.catalogue.callableMatters(actor))] }),
});

const addAccount = route({
  method: 'POST',
  path: '/service-accounts',
  summary: { zh: '新建服务账号（令牌只显示一次）', en: 'A new service account; its token is shown once' },
  action,
  body: jsonBody(NewServiceAccount),
  output: json(ServiceAccountToken),
  handle: ({ body, actor }, { engine }) => engine.integrations.addAccount(body, actor),
});

const revokeAccount = route({
  method: 'DELETE',
  path: '/service-accounts/{id}',
  summary: { zh: '停用服务账号', en: 'Revoke a service account' },
  action,
  params: byId,
  output: nothing,
  handle: ({ params, actor }, { engine }) => engine.integrations.revokeAccount(params.id, actor),
});

const listWebhooks = route({
  method: 'GET',
  path: '/webhooks',
  summary: { zh: '接收地址', en: 'Webhooks' },
  action,
  output: items(WebhookEntry),
  handle: async ({ actor }, { engine }) => done({ items: await engine.integrations.webhooks(actor) }),
});

const addWebhook = route({
  method: 'POST',
  path: '/webhooks',
  summary: { zh: '新建接收地址（密钥只显示一次）', en: 'A new webhook; its secret is shown once' },
  action,
  body: jsonBody(NewWebhook),
  output: json(WebhookSecret),
  handle: ({ body, actor }, { engine }) => engine.integrations.addWebhook(body, actor),
});

const revokeWebhook = route({
  method: 'DELETE',
  path: '/webhooks/{id}',
  summary: { zh: '停用接收地址', en: 'Revoke a webhook' },
  action,
  params: byId,
  output: nothing,
  handle: ({ params, actor }, { engine }) => engine.integrations.revokeWebhook(params.id, actor),
});

const listEndpoints = route({
  method: 'GET',
  path: '/endpoints',
  summary: { zh: '已绑定的外部接口', en: 'Endpoints that are bound here or above' },
  action,
  output: items(EndpointEntry),
  handle: async ({ actor }, { engine }) => done({ items: await engine.integrations.endpoints(actor) }),
});

const bindEndpoint = route({
  method: 'POST',
  path: '/endpoints/{package}/{port}',
  summary: { zh: '绑定外部接口', en: 'Bind an endpoint of a package' },
  action,
  params: byPort,
  body: jsonBody(BindEndpoint),
  output: nothing,
  handle: ({ params, body, actor }, { engine }) => engine.integrations.bindEndpoint(params, body.binding, actor),
});

const checkEndpoint = route({
  method: 'POST',
  path: '/endpoints/{package}/{port}/check',
  summary: { zh: '试调外部接口', en: 'Ask an endpoint now, to see that settings, reach and credentials are right' },
  action,
  params: byPort,
  body: jsonBody(CheckEndpoint),
  output: json(EndpointChecked),
  handle: ({ params, body, actor }, { engine }) => engine.integrations.checkEndpoint(params, body.input, actor),
});

export const integrationRoutes = [
  checkIntegrations,
  ...[listAccounts, callableMatters, addAccount, revokeAccount],
  ...[listWebhooks, addWebhook, revokeWebhook],
  ...[listEndpoints, bindEndpoint, checkEndpoint],
];
