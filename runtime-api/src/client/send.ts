import type { ErrorBody } from '../contract/index.js';
import { ApiError } from './client.js';
import type { Language, Settings } from './settings.js';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** Idempotency key: sent again unchanged on every retry of the same command. */
  readonly key?: string;
}

/** How often a call is sent while its line at the server is full: then nothing of it was done. */
const mostTries = 4;

/** Sends one call and gives the body of a 2xx; anything else becomes an `ApiError`, also an unreachable server. */
export async function send<T>(settings: Settings, call: Call, tries = 1): Promise<T> {
  const response = await reach(settings, call);
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (response.ok) return body as T;

  const error = toApiError(response.status, body, settings.language());
  if (error.code !== 'TOO_BUSY' || tries === mostTries) throw error;
  await settings.pause(1000 * Number(response.headers.get('Retry-After') ?? 5));
  return send(settings, call, tries + 1);
}

/** The full address of a path, for links and event sources. */
export function addressOf({ baseUrl }: Settings, path: string, query: Call['query'] = {}): string {
  const known = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const text = new URLSearchParams(known).toString();

  return `${baseUrl}/api/v1${path}${text ? `?${text}` : ''}`;
}

/** What the server said went wrong, or a sentence of our own when something in between answered. */
export function toApiError(status: number, body: unknown, language: Language): ApiError {
  if (!isErrorBody(body)) return new ApiError(status, 'ANSWER_UNREADABLE', unreadable[language]);

  return new ApiError(status, body.code, body.message, body.problems);
}

/** The network is down or the server is away: nothing was answered, so the same call may be sent again. */
export function unreachableError(language: Language): ApiError {
  return new ApiError(0, 'NETWORK_UNREACHABLE', unreachable[language]);
}

async function reach(settings: Settings, call: Call): Promise<Response> {
  try {
    return await settings.fetch(addressOf(settings, call.path, call.query), requestOf(settings, call));
  } catch {
    throw unreachableError(settings.language());
  }
}

function requestOf(settings: Settings, { method, body, key }: Call): RequestInit {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': settings.language() };
  if (key) headers['Idempotency-Key'] = key;
  if (body === undefined) return { method, headers, credentials: 'same-origin' };
  if (body instanceof Blob) return { method, headers: { ...headers, 'Content-Type': body.type }, body, credentials: 'same-origin' };

  return { method, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body), credentials: 'same-origin' };
}

function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body;
}

const unreachable = {
  zh: '网络不通，请检查网络后重试；已填写的内容不会丢失。',
  en: 'The server cannot be reached. Check the network and try again; nothing you typed is lost.',
};
const unreadable = { zh: '服务器的回答无法识别，请稍后重试。', en: 'The answer of the server could not be read. Please try again later.' };
