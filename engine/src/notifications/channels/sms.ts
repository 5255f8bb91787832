import { done, type Outcome, refused } from '@onething/rules';
import { canonicalQuery, signedHeaders } from './aliyun-signature.js';
import { callJson } from './call-json.js';
import type { Channel, ChannelKind, ChannelSettings, ChannelTools, Sent } from './channel.js';
import { textOf } from './settings.js';

/**
 * SMS through 阿里云短信 (Dysmsapi 2017-05-25, `SendSms`). What is said stands in the template that the operator has approved, with
 * one variable `title`: where to read on is a fixed part of it. The key goes along as `OutId`.
 */
export const sms: ChannelKind = {
  id: 'sms',
  title: { zh: '短信', en: 'SMS' },
  audience: 'everybody',
  settings: {
    type: 'object',
    properties: {
      url: { type: 'string', title: '服务地址', pattern: '^https?://', maxLength: 300 },
      accessKeyId: { type: 'string', title: 'AccessKey ID', minLength: 1, maxLength: 100 },
      accessKeySecret: { type: 'string', title: 'AccessKey Secret', minLength: 1, maxLength: 100 },
      signName: { type: 'string', title: '短信签名', minLength: 1, maxLength: 30 },
      templateCode: { type: 'string', title: '短信模板（一个变量 title）', minLength: 1, maxLength: 30 },
    },
    required: ['url', 'accessKeyId', 'accessKeySecret', 'signName', 'templateCode'],
    additionalProperties: false,
  },
  open: overAliyun,
};

function overAliyun(settings: ChannelSettings, tools: ChannelTools): Channel {
  const call = (action: string, query: Readonly<Record<string, string>>) => callAliyun(settings, tools, action, query);
  const [SignName, TemplateCode] = [textOf(settings, 'signName'), textOf(settings, 'templateCode')];
  return {
    addressOf: (contact) => contact.mobile,
    async send({ key, to, title }) {
      return sentOf(await call('SendSms', { PhoneNumbers: to, SignName, TemplateCode, TemplateParam: JSON.stringify({ title }), OutId: key }));
    },
    check: () => call('QuerySmsTemplate', { TemplateCode }).then(stateOfTemplate, notReached),
    close: () => undefined,
  };
}

function callAliyun(settings: ChannelSettings, { now, newId }: ChannelTools, action: string, query: Readonly<Record<string, string>>) {
  const url = new URL(textOf(settings, 'url'));
  const key = { id: textOf(settings, 'accessKeyId'), secret: textOf(settings, 'accessKeySecret') };
  const date = `${new Date(now()).toISOString().slice(0, 19)}Z`;
  const headers = signedHeaders({ host: url.host, action, version: '2017-05-25', query, date, nonce: newId() }, key);
  url.pathname = '/';
  url.search = canonicalQuery(query);
  return callJson(url, headers);
}

/** What no later try mends: it is the number or the text. All else (flow control, an empty account) may be better later. */
const forGood = /^isv\.(MOBILE_NUMBER_ILLEGAL|BLACK_KEY_CONTROL_LIMIT|SMS_CONTENT_ILLEGAL|PARAM_LENGTH_LIMIT)$/;

function sentOf({ Code, Message, BizId }: Readonly<Record<string, unknown>>): Sent {
  if (Code === 'OK') return { status: 'sent', receipt: String(BizId ?? '') };
  if (forGood.test(String(Code))) return { status: 'refused', code: 'ADDRESS_REFUSED', reason: `${Code} ${Message}` };

  throw new Error(`The SMS gateway answered ${Code} ${Message}`);
}

/** `TemplateStatus` 1 is an approved template. */
function stateOfTemplate({ Code, Message, TemplateStatus }: Readonly<Record<string, unknown>>): Outcome<void> {
  if (Code === 'OK' && TemplateStatus === 1) return done(undefined);
  const said = Code === 'OK' ? `TemplateStatus ${TemplateStatus}` : `${Code} ${Message}`;

  return refused('CHANNEL_NOT_WORKING', { zh: `短信平台没有通过检查：${said}`, en: `The SMS gateway failed the check: ${said}` });
}

function notReached(error: Error): Outcome<void> {
  return refused('CHANNEL_NOT_WORKING', { zh: `短信平台没有应答：${error.message}`, en: `The SMS gateway did not answer: ${error.message}` });
}
