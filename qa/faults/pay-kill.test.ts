import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { plantTenants } from '../../engine/src/database/demo-tenants.js';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { grant, payPackage, payRegion } from '../support/pay-package.js';
import { eventually, taken } from '../support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { plantClock, testParts } from '../support/test-parts.js';
import { bundled, forkFile, messageOf } from './bundled.js';
import { FinanceClient } from './finance-client.js';
import { violations } from './invariants.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';

const kills = Number(process.env.ROUNDS ?? 36);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Half of the deaths are at random times, half at named places in turn, most of these around the bank. */
const places = ['after-order', 'after-bank', 'after-result', 'after-bank', 'before-connector', 'after-connector', 'after-save', 'before-save', 'after-claim'];
const grantsOfList = 3;

describe('kill -9 at any point of the pay flow', () => {
  let database: TestDatabase;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onething-pay-'));
  const [ledger, deaths] = [path.join(folder, 'ledger'), path.join(folder, 'deaths')];
  const children = new Set<ChildProcess>();

  beforeAll(async () => {
    for (const file of [ledger, deaths]) writeFileSync(file, '');
    database = await openTestDatabase();
    await arrange(database);
  }, 60_000);
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    `pays nobody twice and everybody once, ${kills} times (seed ${seed})`,
    async () => {
      const random = randomOf(seed);
      const bank = start(bundled('pay-bank'), { LEDGER: ledger });
      const url = `http://127.0.0.1:${await messageOf<number>(bank)}`;
      const program = bundled('pay-node');
      const node = () => start(program, { NODE_DATABASE_URL: database.url, BANK_URL: url, DEATHS: deaths });
      const client = new FinanceClient(database);

      // A node warms up while the one before it lives.
      let spare = node();
      let warm = messageOf(spare);
      for (let round = 0; round < kills; round += 1) {
        const living = spare;
        await warm;
        spare = node();
        warm = messageOf(spare);
        const place = round % 2 === 0 ? '' : `${places[Math.floor(round / 2) % places.length]}:${1 + Math.floor(random() * 2)}`;
        client.open(`T${round}`);
        await live(client, living, place, round % 2 === 0 ? 50 + random() * 250 : 10_000);
      }
      await warm;
      await finish(client, spare, database);

      const book = readLedger(ledger);
      const paid = book.flatMap((line) => (line.paid === undefined ? [] : [line.paid]));
      const asked = book.flatMap((line) => line.asked ?? []);
      const kept = await paymentsOf(database);
      expect(new Set(paid).size).toBe(paid.length);
      expect([...paid].sort()).toEqual(kept.paid.sort());
      expect(paid).toHaveLength(kills * grantsOfList);
      // Every order was carried out by the bank, and the bank knows of no other (I8); the money adds up (I10).
      expect([...new Set(asked)].sort()).toEqual(kept.orders.sort());
      expect(kept.ordered - kept.refusedByBank).toBe(kept.paidTotal);
      expect(book.reduce((sum, { amount = 0 }) => sum + amount, 0)).toBe(kept.paidTotal);
      expect(await violations(database.app, payRegion, [])).toEqual([]);
      expect(client.refused).toEqual([]);
      // Otherwise the nodes were killed while nothing was going on.
      expect(asked.length).toBeGreaterThan(new Set(asked).size + kills / 10);
      const measured = { paid: paid.length, orders: new Set(asked).size, askedAgain: asked.length - new Set(asked).size };
      recordRun({ test: 'T-kill in paying', cycles: kills, faults: kills, violations: 0, seed, measured });
      if (kills >= 36) expect(readFileSync(deaths, 'utf8').split('\n')).toEqual(expect.arrayContaining(['after-order', 'after-bank', 'after-result']));
    },
    kills * 10_000 + 120_000,
  );

  function start(file: string, environment: Readonly<Record<string, string>>): ChildProcess {
    const child = forkFile(file, environment);
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  }
});

/** A node's life: it is told where to die, serves the office, and is killed at the latest after `most` milliseconds. */
async function live(client: FinanceClient, node: ChildProcess, failpoint: string, most: number): Promise<void> {
  const gone = new Promise<void>((resolve) => node.once('exit', () => resolve()));
  const started = messageOf(node);
  node.send({ failpoint });
  await started;
  client.turnTo(node);
  const end = performance.now() + most;
  while (node.exitCode === null && node.signalCode === null && performance.now() < end) {
    await client.work();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  node.kill('SIGKILL');
  await gone;
}

/** The last node lives until every list is paid. */
async function finish(client: FinanceClient, node: ChildProcess, database: TestDatabase): Promise<void> {
  const started = messageOf(node);
  node.send({ failpoint: '' });
  await started;
  client.turnTo(node);
  await eventually(
    async () => {
      await client.work();
      const rows = await withTenant(database.app, payRegion, (t) => t('instance').where({ status: 'running' }).select('id'));
      return rows.length + client.outstanding;
    },
    (open) => open === 0,
    90_000 + kills * 1000,
  );
  node.kill('SIGKILL');
}

async function arrange(database: TestDatabase): Promise<void> {
  const parts = testParts(database);
  await plantTenants(database.owner);
  await plantClock(database);
  const publisher = { person: 'publisher', name: '发布员', tenant: '330000', roles: ['publisher' as const], ports: [] };
  for (const files of (await payPackage()).files) taken(await parts.releases.publish(files, publisher));
  for (let list = 0; list < kills; list += 1) {
    for (let n = 1; n <= grantsOfList; n += 1) {
      // The bank is busy at the first try of the last one: half of the orders are second ones.
      const values = { ...grant(n, n === grantsOfList ? { account: `62170000${n}0001` } : {}), id: `T${list}-${n}`, term: `T${list}` };
      taken(await parts.registries.save(payRegion, 'grant', { key: { id: values.id }, values, provenance: 'test' }));
    }
  }
}

function readLedger(file: string): readonly { readonly paid?: string; readonly amount?: number; readonly asked?: string }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

async function paymentsOf({ app }: TestDatabase): Promise<{ paid: string[]; orders: string[]; ordered: number; refusedByBank: number; paidTotal: number }> {
  return withTenant(app, payRegion, async (transaction) => {
    const rows: { id: string; amount: string; state: string; sent_in: number }[] = await transaction('pay_row').select('id', 'amount', 'state', 'sent_in');
    const orders: { list: string; number: number; total: string }[] = await transaction('pay_order').whereNotNull('answered_at').select();
    const paid = rows.filter(({ state }) => state === 'paid');
    const sum = (amounts: readonly { amount: string }[]) => amounts.reduce((total, { amount }) => total + Number(amount), 0);
    return {
      paid: paid.map(({ id }) => id),
      orders: orders.map(({ list, number }) => `${payRegion}/${list}/${number}`),
      ordered: orders.reduce((total, order) => total + Number(order.total), 0),
      // What was paid by the second order had failed in the first.
      refusedByBank: sum(paid.filter(({ sent_in }) => sent_in > 1)),
      paidTotal: sum(paid),
    };
  });
}
