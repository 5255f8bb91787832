import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Knex } from 'knex';
import type { Answered, Asked } from '../faults/node-process.js';
import { end, flow, plantSmallWorld, serviceTask, start } from '../support/small-world.js';
import { openBenchDatabase } from './bench-database.js';
import { quantile, report } from './figure.js';

/** Calls that one case makes after the other: long enough that a node dies in the middle of all of them. */
const calls = Array.from({ length: 60 }, (_, n) => `call${n}`);
const cases = Number(process.argv[2] ?? 100);
const patience = 60_000;
const body = start + calls.map(serviceTask).join('') + end + flow('start', ...calls, 'end');

/** Two nodes, the promised lease (heartbeat 3 s, expiry 10 s); one is killed with SIGKILL while it holds the jobs of many cases. */
const database = await openBenchDatabase();
const nodes: ChildProcess[] = [];
try {
  await plantSmallWorld(database);
  const dying = await startNode();
  const [held] = await database.owner('node').pluck('id');
  await startNode();
  await Promise.all(Array.from({ length: cases }, (_, n) => openOn(dying, n)));
  dying.kill('SIGKILL');
  const { killed, orphans } = await orphansOf(held);
  const times = await firstSteps(orphans, killed);
  report([
    {
      name: 'recovery: kill -9 of a node until the first step of each orphaned item, p99',
      value: quantile(times, 0.99),
      unit: 's',
      goal: 15,
      better: 'lower',
      against: `p50 ${quantile(times, 0.5).toFixed(1)} s, ${times.length} of ${orphans.length} jobs that it held, by the clock of the database; lease of 10 s`,
    },
  ]);
} finally {
  for (const node of nodes) node.kill('SIGKILL');
  await database.close();
}

async function startNode(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, '../faults/node-process.ts'), {
    env: { ...process.env, NODE_DATABASE_URL: database.url, NODE_PROCESS: body },
  });
  nodes.push(child);
  await new Promise((resolve) => child.once('message', resolve));
  return child;
}

function openOn(node: ChildProcess, n: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const listen = (answered: Answered) => {
      if (answered.n !== n) return;
      node.off('message', listen);
      if (answered.ok) resolve();
      else reject(new Error(answered.code));
    };
    node.on('message', listen);
    node.send({ n, key: randomUUID(), open: {} } satisfies Asked);
  });
}

/** What the dead node still holds; the owner reads through a transaction that says the tenant, like everybody. */
async function orphansOf(node: string): Promise<{ killed: Date; orphans: string[] }> {
  return inRegion(async (t) => ({
    killed: (await t.raw<{ rows: { now: Date }[] }>('select clock_timestamp() as now')).rows[0]?.now ?? new Date(Number.NaN),
    orphans: await t('job').where({ node }).distinct('instance').pluck('instance'),
  }));
}

/** Seconds until the next line of each case's history. */
async function firstSteps(orphans: readonly string[], killed: Date): Promise<number[]> {
  if (orphans.length === 0) throw new Error('The node held nothing when it died');
  for (const until = Date.now() + patience; ; await new Promise((resolve) => setTimeout(resolve, 250))) {
    const { rows } = await inRegion((t) =>
      t.raw<{ rows: { seconds: number }[] }>(
        `select extract(epoch from min(at) - ?::timestamptz)::float8 as seconds from history where instance = any(?::uuid[]) and at > ?::timestamptz group by instance`,
        [killed, [...orphans], killed] as Knex.RawBinding[],
      ),
    );
    if (rows.length === orphans.length || Date.now() > until) return rows.map(({ seconds }) => seconds);
  }
}

function inRegion<T>(work: (transaction: Knex.Transaction) => Promise<T>): Promise<T> {
  return database.app.transaction(async (t) => {
    await t.raw(`select set_config('app.tenant', '330199', true)`);
    return work(t);
  });
}
