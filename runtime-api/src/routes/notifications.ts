import { done } from '@onething/rules';
import { z } from 'zod';
import { Notification } from '../contract/index.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { route } from '../route/route.js';
import { byId } from './ids.js';

const listNotifications = route({
  method: 'GET',
  path: '/notifications',
  summary: { zh: '我的消息', en: 'My messages' },
  action: 'notifications.own',
  output: json(z.object({ items: z.array(Notification) })),
  handle: async ({ actor }, { engine }) => done({ items: await engine.notifications.list(actor) }),
});

const readNotification = route({
  method: 'POST',
  path: '/notifications/{id}/read',
  summary: { zh: '标为已读', en: 'Mark a message as read' },
  action: 'notifications.own',
  params: byId,
  output: nothing,
  handle: ({ params, actor }, { engine }) => engine.notifications.read(params.id, actor),
});

export const notificationRoutes = [listNotifications, readNotification];
