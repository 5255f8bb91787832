import { createHmac } from 'node:crypto';
import { done, type Outcome, refused } from '@onething/rules';
import { callJson } from './call-json.js';
import type { Channel, ChannelKind, ChannelSettings, ChannelTools } from './channel.js';
import { textOf } from './settings.js';

/**
 * 钉钉: the robot of an office's group, named by `@` with the mobile number. A whole group reads it, therefore it is for staff
 * only. The robot has no place for a key: an answer that was lost may let a message appear twice.
 */
export const dingtalk: ChannelKind = {
  id: 'dingtalk',
  title: { zh: '钉钉', en: 'DingTalk' },
  audience: 'staff',
  settings: {
    type: 'object',
    properties: {
      url: { type: 'string', title: '机器人地址（含 access_token）', pattern: '^https?://', maxLength: 500 },
      secret: { type: 'string', title: '加签密钥', minLength: 1, maxLength: 200 },
    },
    required: ['url', 'secret'],
    additionalProperties: false,
  },
  open: overRobot,
};

/** HMAC-SHA256 over timestamp and secret, in base64, as the robot asks for (`加签`). `timestamp` is in milliseconds. */
export function robotSignature(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}

function overRobot(settings: ChannelSettings, { now }: ChannelTools): Channel {
  const say = (body: object) => callJson(signedUrl(settings, String(now())), { 'Content-Type': 'application/json' }, JSON.stringify(body));
  return {
    addressOf: (contact) => contact.mobile,
    async send({ to, title, link }) {
      const content = `【一件事】${title}。请登录 ${link} 查看。 @${to}`;
      const { errcode, errmsg } = await say({ msgtype: 'text', text: { content }, at: { atMobiles: [to], isAtAll: false } });
      if (errcode === 0) return { status: 'sent', receipt: '' };

      throw new Error(`DingTalk answered ${errcode} ${errmsg}`);
    },
    check: () => say({ msgtype: 'text' }).then(stateOfRobot, notReached),
    close: () => undefined,
  };
}

function signedUrl(settings: ChannelSettings, timestamp: string): URL {
  const url = new URL(textOf(settings, 'url'));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('sign', robotSignature(timestamp, textOf(settings, 'secret')));
  return url;
}

/** A robot that knows token and signature complains of the empty message, and says nothing to anybody. */
const wrongKeys = new Set([300001, 300005, 310000]);

function stateOfRobot({ errcode, errmsg }: Readonly<Record<string, unknown>>): Outcome<void> {
  if (typeof errcode === 'number' && !wrongKeys.has(errcode)) return done(undefined);

  return refused('CHANNEL_NOT_WORKING', {
    zh: `钉钉机器人没有通过检查：${errcode} ${errmsg}`,
    en: `The DingTalk robot failed the check: ${errcode} ${errmsg}`,
  });
}

function notReached(error: Error): Outcome<void> {
  return refused('CHANNEL_NOT_WORKING', { zh: `钉钉没有应答：${error.message}`, en: `DingTalk did not answer: ${error.message}` });
}
