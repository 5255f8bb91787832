import { createHmac } from 'node:crypto';
import { type SimulatedRequest, serveJson } from './http-simulator.js';
import type { SimulatedMessages } from './simulated-messages.js';
import { failures, type Simulator } from './simulator.js';

const token = 'simulated-token';
const secret = 'SEC-simulated';
const hour = 3_600_000;

/** Speaks as a 钉钉 robot with 加签 does: token, a signature not older than an hour, a text, whom it names. */
export async function openDingtalkRobot(messages: SimulatedMessages): Promise<Simulator> {
  const { failNext, isDue } = failures();
  const { url, stop } = await serveJson(async (request) => (isDue() ? undefined : answer(request)));
  return { channel: 'dingtalk', settings: { url: `${url}/robot/send?access_token=${token}`, secret }, failNext, stop };

  async function answer({ target, body }: SimulatedRequest): Promise<object> {
    const { pathname, searchParams } = new URL(target, url);
    if (pathname !== '/robot/send' || searchParams.get('access_token') !== token) return said(300005, 'token is not exist');
    if (!isSigned(searchParams)) return said(310000, 'sign not match');
    const message = textOf(body);
    if (!message) return said(40035, 'missing param');

    await messages.add({ channel: 'dingtalk', to: message.to, text: message.content, key: '' });
    return said(0, 'ok');
  }
}

function isSigned(query: URLSearchParams): boolean {
  const timestamp = query.get('timestamp') ?? '';
  const expected = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  return query.get('sign') === expected && Math.abs(Date.now() - Number(timestamp)) <= hour;
}

function textOf(body: string): { readonly to: string; readonly content: string } | undefined {
  try {
    const { msgtype, text, at }: { msgtype?: unknown; text?: { content?: unknown }; at?: { atMobiles?: readonly unknown[] } } = JSON.parse(body);
    const content = String(text?.content ?? '');
    return msgtype === 'text' && content !== '' ? { content, to: (at?.atMobiles ?? []).join('、') } : undefined;
  } catch {
    return undefined;
  }
}

function said(errcode: number, errmsg: string): object {
  return { errcode, errmsg };
}
