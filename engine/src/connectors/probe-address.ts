import { bad, type CheckFinding, good, none } from './connector-check.js';

const patience = 5000;

/**
 * Asks an address with `HEAD`, which must change nothing on the other side (RFC 9110, 9.2.1): whether anybody answers, and whether the
 * credentials are refused. No redirect is followed, and what is answered is not read.
 */
export async function probeAddress(
  url: string,
  headers: Readonly<Record<string, string>>,
  hasCredentials: boolean,
): Promise<{ readonly reach: CheckFinding; readonly credentials: CheckFinding }> {
  try {
    const { status } = await fetch(url, { method: 'HEAD', headers, redirect: 'manual', signal: AbortSignal.timeout(patience) });
    const reach = status >= 500 ? bad(`对方应答 ${status}，暂不可用。`, `It answers ${status}: out of order for now.`) : reached(status);
    return { reach, credentials: credentialsAt(status, hasCredentials) };
  } catch (error) {
    return { reach: bad(`连接不上：${reasonOf(error)}`, `It cannot be reached: ${reasonOf(error)}`), credentials: unknown };
  }
}

/** `fetch` hides why it failed one level down: ECONNREFUSED, a certificate. */
export function reasonOf(error: unknown): string {
  const [outer, inner] = [messageOf(error), messageOf(propertyOf(error, 'cause'))];
  return [outer ?? String(error), inner].filter(Boolean).join(': ');
}

function messageOf(error: unknown): string | undefined {
  const message = propertyOf(error, 'message');
  return typeof message === 'string' ? message : undefined;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function credentialsAt(status: number, given: boolean): CheckFinding {
  if ([401, 403, 407].includes(status)) return bad(`凭据被拒绝（${status}）。`, `The credentials are refused (${status}).`);
  if (!given) return none('没有设置凭据，对方也没有要求。', 'No credentials are set, and none were asked for.');
  return good('凭据没有被拒绝。', 'The credentials are not refused.');
}

function reached(status: number): CheckFinding {
  return good(`已连通（应答 ${status}）。`, `It is reached (it answers ${status}).`);
}

const unknown = none('连接不上，无从得知。', 'Unknown while it cannot be reached.');
