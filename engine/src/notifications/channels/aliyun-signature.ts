import { createHash, createHmac } from 'node:crypto';

/** A call of one of Aliyun's RPC interfaces: parameters in the address, no body. */
export interface AliyunCall {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  /** RFC 3339 in UTC without fractions. */
  readonly date: string;
  /** Another one for every request. */
  readonly nonce: string;
}

export interface AliyunKey {
  readonly id: string;
  readonly secret: string;
}

/** The headers of a call signed with ACS3-HMAC-SHA256 (Aliyun, request syntax and signature method V3). `fetch` sets `host` by itself. */
export function signedHeaders(call: AliyunCall, key: AliyunKey): Readonly<Record<string, string>> {
  const headers = headersOf(call);
  const names = Object.keys(headers).sort().join(';');
  const signature = createHmac('sha256', key.secret)
    .update(textToSign(call, headers, names))
    .digest('hex');
  const { host: _, ...sent } = headers;
  return { ...sent, Authorization: `${algorithm} Credential=${key.id},SignedHeaders=${names},Signature=${signature}` };
}

/** `a=1&b=2`, sorted and encoded as the signature wants it: that is how it must be sent. */
export function canonicalQuery(query: AliyunCall['query']): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${encoded(name)}=${encoded(query[name] ?? '')}`)
    .join('&');
}

const algorithm = 'ACS3-HMAC-SHA256';
const hashOfNothing = sha256('');

function headersOf({ host, action, version, date, nonce }: AliyunCall): Readonly<Record<string, string>> {
  return {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': hashOfNothing,
    'x-acs-date': date,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  };
}

function textToSign({ query }: AliyunCall, headers: Readonly<Record<string, string>>, names: string): string {
  const lines = Object.entries(headers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${value.trim()}\n`)
    .join('');
  return `${algorithm}\n${sha256(['POST', '/', canonicalQuery(query), lines, names, hashOfNothing].join('\n'))}`;
}

/** RFC 3986: `encodeURIComponent` leaves five characters that must be encoded too. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
