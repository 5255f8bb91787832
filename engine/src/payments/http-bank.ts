import { good } from '../connectors/connector-check.js';
import { probeAddress } from '../connectors/probe-address.js';
import type { Bank, BankReply, ResultRow } from './bank.js';

/** Where the city's bank, or the adapter in front of it, takes orders. */
export interface BankEndpoint {
  readonly url: string;
  readonly token?: string;
}

/**
 * A bank over HTTP: `POST` of the order as JSON with its key in `Idempotency-Key`. The answer is `{ "status": "accepted" }` or
 * `{ "rows": [{ id, amount, status: "paid" | "failed", reason?, reference? }] }`, amounts in 分. Everything else is no answer, and
 * the order is sent again under the same key.
 */
export function httpBank({ url, token }: BankEndpoint): Bank {
  const credentials: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return {
    check: async () => ({
      target: new URL(url).host,
      settings: good('设置完整。', 'The settings are complete.'),
      ...(await probeAddress(url, credentials, token !== undefined)),
    }),

    async pay(order) {
      const headers = {
        'Content-Type': 'application/json',
        'Idempotency-Key': order.key,
        ...credentials,
      };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(order), redirect: 'error', signal: AbortSignal.timeout(patience) });
      if (!response.ok) throw new Error(`The bank answered ${response.status}`);

      return readReply(await response.json());
    },
  };
}

/** Shorter than a connector's own patience, so that the error says who was silent. */
const patience = 20_000;

function readReply(body: unknown): BankReply {
  if (!isObject(body)) throw new Error('The bank answered with something that is no object');
  if (body.status === 'accepted') return { status: 'accepted' };
  if (!Array.isArray(body.rows)) throw new Error('The bank answered without rows');

  return { status: 'answered', rows: body.rows.map(readRow) };
}

function readRow(row: unknown): ResultRow {
  if (!isObject(row)) throw new Error('The bank answered with a row that is no object');
  const { id, amount, status, reason, reference } = row;
  if (typeof id !== 'string' || typeof amount !== 'number' || (status !== 'paid' && status !== 'failed'))
    throw new Error('The bank answered with an unreadable row');

  return { id, amount, status, ...(typeof reason === 'string' && { reason }), ...(typeof reference === 'string' && { reference }) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
