import { patience } from './patience.js';

const mostCharacters = 100_000;

/** One POST to an address of the installation's own settings; the answer as an object. No redirect is followed. Throws when there is no such answer. */
export async function callJson(url: URL, headers: Readonly<Record<string, string>>, body?: string): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(patience) });
  const text = await response.text();
  if (text.length > mostCharacters) throw new Error(`${url.host} answered more than ${mostCharacters} characters`);

  const answer = read(text);
  if (!answer) throw new Error(`${url.host} answered ${response.status} and no object`);
  return answer;
}

function read(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return isObject(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
