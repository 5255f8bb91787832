import { appendFileSync } from 'node:fs';
import { openDatabase } from '../../engine/src/database/open-database.js';
import { httpBank } from '../../engine/src/payments/http-bank.js';
import type { FailpointName } from '../../engine/src/runtime/failpoint.js';
import { payRegion } from '../support/pay-package.js';
import { financePerson, openPayRuntime } from '../support/pay-runtime.js';

/** What finance asks of a node over the channel between their processes. */
export type PayAsked = { readonly key: string } & (
  | { readonly open: string }
  | { readonly complete: string; readonly by: string; readonly port: string; readonly values: Record<string, unknown> }
);

/** Sent only after the command's promise was kept. */
export interface PayAnswered {
  readonly key: string;
  readonly code?: string;
}

/**
 * One node of the engine in a process of its own, with a bank over HTTP. It imports everything, says `warm`, and starts when it
 * is told where to die: `{ failpoint: "after-bank:2" }` kills it by its own hand the second time it passes that place.
 */
const { NODE_DATABASE_URL = '', BANK_URL = '', DEATHS = '' } = process.env;
let [place, left] = ['', 0];
const failpoint = (name: FailpointName): void => {
  if (name !== place || --left !== 0) return;
  appendFileSync(DEATHS, `${name}\n`);
  process.kill(process.pid, 'SIGKILL');
};

const database = openDatabase(NODE_DATABASE_URL);
const { runtime, parts, open } = openPayRuntime(
  { app: database.app, url: NODE_DATABASE_URL, owner: database.app, ownerUrl: '', close: async () => undefined },
  { failpoint, warm: false, bank: httpBank({ url: BANK_URL }) },
);

process.on('message', async (message: { failpoint: string } | PayAsked) => {
  if ('key' in message) return void process.send?.(await answer(message));
  const [name = '', count = ''] = message.failpoint.split(':');
  [place, left] = [name, Number(count)];
  await runtime.start();
  process.send?.('started');
});
process.on('disconnect', () => process.exit(0));
// Compiled before the signal, so that a node's short life is spent on work.
await parts.library.ofMatter('pay/pay', payRegion);
process.send?.('warm');

async function answer(asked: PayAsked): Promise<PayAnswered> {
  const { key } = asked;
  try {
    const outcome = 'open' in asked ? await open(asked.open, key) : await complete(asked);
    return outcome.ok ? { key } : { key, code: outcome.code };
  } catch (error) {
    return { key, code: String(error) };
  }
}

function complete({ key, complete: task, by, port, values }: Extract<PayAsked, { complete: string }>) {
  return runtime.tasks.complete(task, values, financePerson(by, port), { key });
}
