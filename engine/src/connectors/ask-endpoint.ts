import type { Facts, Value } from '@onething/rules';
import type { EndpointBinding } from './endpoint-binding.js';
import { isFacts } from './input.js';
import { fillTemplate, readValues, valueAt } from './mapping.js';
import { NotRetriable } from './not-retriable.js';
import { readFacts } from './read-facts.js';
import { readXml, writeXml } from './xml.js';

/** Secrets of the configuration by name; a binding names them and never holds one. */
export type Secrets = Readonly<Record<string, string>>;

export type EndpointAnswer = { readonly status: 'answered'; readonly values: Facts } | { readonly status: 'error'; readonly code: string };

const largest = 1024 * 1024;
const patienceSeconds = 20;

/**
 * One question to the system behind an endpoint. Throws when it does not answer, or answers 5xx or 429: that is tried again. What it
 * refuses (other 4xx), or writes so that nobody can read it, is a `NotRetriable`.
 */
export async function askEndpoint(binding: EndpointBinding, input: Facts, key: string, secrets: Secrets): Promise<EndpointAnswer> {
  const { response, method, timeoutSeconds = patienceSeconds } = binding;
  const { url, headers, body } = requestOf(binding, input, key, secrets);
  const answer = await fetch(url, { method, headers, body, redirect: 'error', signal: AbortSignal.timeout(timeoutSeconds * 1000) });
  const text = await limitedText(answer);
  const read = readAnswer(text, response.format);
  const error = read === undefined ? undefined : response.errors?.find(({ at, equals }) => plainText(valueAt(read, at)) === equals);
  if (error) return { status: 'error', code: error.code };
  if (answer.status >= 500 || answer.status === 429) throw new Error(`The endpoint answered ${answer.status}`);
  if (!answer.ok) throw refusedBy(answer.status);
  if (read === undefined) throw unreadable;

  return { status: 'answered', values: readValues(read, response.values) };
}

interface Sent {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** The headers of a binding with its secrets in place. Throws `SECRET_MISSING`. */
export function headersOf({ headers = {} }: Pick<EndpointBinding, 'headers'>, secrets: Secrets): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, withSecret(value, secrets)]));
}

function requestOf({ url, headers, request }: EndpointBinding, input: Facts, key: string, secrets: Secrets): Sent {
  const common = { 'Idempotency-Key': key, ...headersOf({ headers }, secrets) };
  const filled = request ? fillTemplate(request.body, input) : undefined;
  if (!request || !isFacts(filled)) return { url, headers: common };
  if (request.format === 'query') return { url: `${url}${url.includes('?') ? '&' : '?'}${pairs(filled)}`, headers: common };

  const { type, text } = written(request.format, filled);
  return { url, headers: { 'Content-Type': type, ...common }, body: text };
}

function written(format: 'json' | 'xml' | 'form', filled: Facts): { type: string; text: string } {
  if (format === 'json') return { type: 'application/json', text: JSON.stringify(filled) };
  if (format === 'xml') return { type: 'text/xml; charset=utf-8', text: writeXml(filled) };
  return { type: 'application/x-www-form-urlencoded', text: pairs(filled) };
}

function pairs(filled: Facts): string {
  return new URLSearchParams(Object.entries(filled).map(([name, value]) => [name, plainText(value) ?? JSON.stringify(value)])).toString();
}

function withSecret(value: string, secrets: Secrets): string {
  return value.replace(/secret:([A-Z0-9_]+)/g, (_, name: string) => {
    const secret = secrets[name];
    if (secret === undefined) throw secretMissing(name);
    return secret;
  });
}

/** An answer of any length must not fill the memory of a node. */
async function limitedText(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > largest) throw unreadable;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readAnswer(text: string, format: 'json' | 'xml'): Value | undefined {
  if (format === 'xml') return readXml(text);
  try {
    return readFacts({ root: JSON.parse(text) })?.root;
  } catch {
    return undefined;
  }
}

function plainText(value: Value | undefined): string | undefined {
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}

function refusedBy(status: number): NotRetriable {
  return new NotRetriable('ENDPOINT_REFUSED', { zh: `对方系统拒绝了请求（${status}）。`, en: `The other system refused the request (${status}).` });
}

function secretMissing(name: string): NotRetriable {
  return new NotRetriable('SECRET_MISSING', { zh: `没有配置密钥 ${name}。`, en: `The secret ${name} is not configured.` });
}

const unreadable = new NotRetriable('ENDPOINT_UNREADABLE', { zh: '对方系统的应答无法读取。', en: 'The answer of the other system cannot be read.' });
