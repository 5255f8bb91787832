import { WebhookReceived } from '../contract/index.js';
import { rawBody } from '../route/bodies/raw-body.js';
import { json } from '../route/outputs/json.js';
import { signedRoute } from '../route/route.js';
import { byId } from './ids.js';

const largestMessage = 256 * 1024;

const receiveMessage = signedRoute({
  method: 'POST',
  path: '/webhooks/{id}',
  summary: { zh: '接收其他系统的消息（须签名）', en: 'A signed message of another system, for the case that waits for it' },
  action: 'webhooks.receive',
  params: byId,
  body: rawBody(['application/json'], largestMessage),
  output: json(WebhookReceived),
  handle: ({ params, signed, body }, { engine }) => engine.webhooks.receive(params.id, { ...signed, body: body.bytes }),
});

export const webhookRoutes = [receiveMessage];
