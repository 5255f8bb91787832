import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { type SimulatedRequest, serveJson } from './http-simulator.js';
import type { SimulatedMessages } from './simulated-messages.js';
import { failures, type Simulator } from './simulator.js';

/** The template as an operator would have approved it. */
const template = { code: 'SMS_100000001', text: '您有一条新消息：${title}。请登录“一件事”网站，在“消息”中查看。' };
const signName = '一件事';
const key = { id: 'simulated-key', secret: 'simulated-secret' };

/** Speaks as 阿里云短信 does: checks the signature from the request as it came, the age of the request, the nonce, number, sign and template. */
export async function openSmsGateway(messages: SimulatedMessages): Promise<Simulator> {
  const { failNext, isDue } = failures();
  const nonces = new Set<string>();
  const { url, stop } = await serveJson(async (request) => (isDue() ? undefined : answer(request)));
  const settings = { url, accessKeyId: key.id, accessKeySecret: key.secret, signName, templateCode: template.code };
  return { channel: 'sms', settings, failNext, stop };

  async function answer(request: SimulatedRequest): Promise<object> {
    if (!isSigned(request)) return said('SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.');
    if (Math.abs(Date.now() - Date.parse(request.headers['x-acs-date'] ?? '')) > 15 * 60_000) return said('InvalidTimeStamp.Expired', 'Too old.');
    const nonce = request.headers['x-acs-signature-nonce'] ?? '';
    if (nonces.has(nonce)) return said('SignatureNonceUsed', 'Specified signature nonce was used already.');
    nonces.add(nonce);

    const query = new URL(request.target, url).searchParams;
    if (request.headers['x-acs-action'] === 'SendSms') return take(query);
    if (request.headers['x-acs-action'] !== 'QuerySmsTemplate') return said('InvalidAction.NotFound', 'Specified api is not found.');
    return query.get('TemplateCode') === template.code ? said('OK', 'OK', { TemplateStatus: 1 }) : said('isv.SMS_TEMPLATE_ILLEGAL', '模板不存在');
  }

  async function take(query: URLSearchParams): Promise<object> {
    const [to, title] = [query.get('PhoneNumbers') ?? '', titleOf(query.get('TemplateParam'))];
    if (query.get('SignName') !== signName) return said('isv.SMS_SIGNATURE_ILLEGAL', '签名不存在');
    if (query.get('TemplateCode') !== template.code || title === undefined) return said('isv.SMS_TEMPLATE_ILLEGAL', '模板不存在或变量不符');
    if (!/^1[3-9]\d{9}$/.test(to)) return said('isv.MOBILE_NUMBER_ILLEGAL', `${to}不是手机号`);
    if ([...title].length > 35) return said('isv.PARAM_LENGTH_LIMIT', '变量超过 35 个字');

    await messages.add({ channel: 'sms', to, text: `【${signName}】${template.text.replace('${title}', title)}`, key: query.get('OutId') ?? '' });
    return said('OK', 'OK', { BizId: randomUUID() });
  }
}

/** As the documentation of the signature says it, from the raw request; none of the sender's code is used. */
function isSigned({ method, target, headers }: SimulatedRequest): boolean {
  const [, id, names, signature] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '') ?? [];
  if (id !== key.id || names === undefined || signature === undefined) return false;

  const [path, query = ''] = target.split('?');
  const signed = names.split(';').map((name) => `${name}:${(headers[name] ?? '').trim()}\n`);
  const canonical = [method, path, query.split('&').sort().join('&'), signed.join(''), names, headers['x-acs-content-sha256']].join('\n');
  const text = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`;
  return timingSafeEqual(createHmac('sha256', key.secret).update(text).digest(), Buffer.from(signature, 'hex'));
}

function titleOf(text: string | null): string | undefined {
  try {
    const read: unknown = JSON.parse(text ?? '');
    return typeof read === 'object' && read !== null && 'title' in read && typeof read.title === 'string' ? read.title : undefined;
  } catch {
    return undefined;
  }
}

function said(Code: string, Message: string, more: object = {}): object {
  return { Code, Message, RequestId: randomUUID(), ...more };
}
