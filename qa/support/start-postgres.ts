import { fork } from 'node:child_process';
import path from 'node:path';

/**
 * Jest global setup of the store project: one real PostgreSQL for all suites, with a migrated template that each suite copies.
 * It lives in a process of its own, because jest loads this file without the conditions that lead imports to the sources, and
 * because that process ends the server also when jest is killed. `TEST_DATABASE_URL` (a superuser's) uses a server that is there.
 */
export default async function startPostgres(): Promise<void> {
  const program = path.join(process.cwd(), 'qa/support/postgres-process.ts');
  const child = fork(program, {
    execArgv: ['--import', 'tsx', '--conditions', 'onething-src', '--no-warnings'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.env.TEST_POSTGRES = await new Promise<string>((resolve, reject) => {
    child.once('message', (urls) => resolve(JSON.stringify(urls)));
    child.once('exit', () => reject(new Error('The PostgreSQL of the tests did not start; see above.')));
  });
  Reflect.set(globalThis, stopKey, async () => {
    child.disconnect();
    await ended;
  });
}

/** Where the teardown, which jest loads as another module, finds how to stop. */
const stopKey = Symbol.for('onething.stop-test-postgres');
