import { done } from '@onething/rules';
import { z } from 'zod';
import { Channel, Contact, Delivery, KeepContact, SimulatedMessage } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { command, route } from '../route/route.js';
import { byId } from './ids.js';

const readContact = route({
  method: 'GET',
  path: '/contact',
  summary: { zh: '我的通知方式', en: 'How I am told' },
  action: 'notifications.own',
  output: json(Contact),
  handle: ({ actor }, { engine }) => engine.notifications.contact(actor),
});

const keepContact = route({
  method: 'PATCH',
  path: '/contact',
  summary: { zh: '保存通知方式', en: 'Choose how I am told' },
  action: 'notifications.own',
  body: jsonBody(KeepContact),
  output: json(Contact),
  handle: ({ body, actor }, { engine }) => engine.notifications.keepContact(body, actor),
});

const listChannels = route({
  method: 'GET',
  path: '/channels',
  summary: { zh: '消息通道及检查结果', en: 'The channels of this installation, each checked now' },
  action: 'deliveries.read',
  output: json(z.object({ items: z.array(Channel).readonly() })),
  handle: async (_request, { engine }) => done({ items: await engine.deliveries.channels() }),
});

const listDeliveries = route({
  method: 'GET',
  path: '/deliveries',
  summary: { zh: '外发消息', en: 'Messages on their way out, the failed ones first' },
  action: 'deliveries.read',
  output: json(z.object({ items: z.array(Delivery).readonly() })),
  handle: async ({ actor }, { engine }) => done({ items: await engine.deliveries.list(actor) }),
});

const retryDelivery = command({
  method: 'POST',
  path: '/deliveries/{id}/retry',
  summary: { zh: '重新发送', en: 'Send a failed one again' },
  action: 'deliveries.retry',
  params: byId,
  output: nothing,
  handle: ({ params, actor }, { engine }) => engine.deliveries.retry(params.id, actor),
});

const listSimulated = route({
  method: 'GET',
  path: '/simulated-messages',
  summary: { zh: '模拟短信和邮件', en: 'What the invented people would have got' },
  action: 'messages.simulated',
  demoOnly: true,
  output: json(z.object({ items: z.array(SimulatedMessage).readonly() })),
  handle: async (_request, { engine }) => done({ items: engine.deliveries.simulated() }),
});

export const messageRoutes = [readContact, keepContact, listChannels, listDeliveries, retryDelivery, listSimulated];
