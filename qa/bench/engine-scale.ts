import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { clerk, flow, openSmallWorld, region, type SmallWorld, taken } from '../support/small-world.js';
import type { TestDatabase } from '../support/test-database.js';
import { loop } from './engine-steps.js';
import type { Figure } from './figure.js';

/** As many as a run of all figures has time for; `npm run bench -- finished` takes a million. */
const finished = 100_000;
const waiting = 100_000;
const turns = 2000;
/** Elements of the large model, the limit of a process. */
const elements = 1000;

/** What grows without end in an installation must not make a step dearer: the age of a case, cases that are closed, cases that wait. */
export async function scaleFigures(database: TestDatabase): Promise<Figure[]> {
  const world = await openSmallWorld({ app: database.app, url: database.url }, loop);
  const model = await byModel(database, world);
  const age = await byAge(world);
  const flatFinished = await finishedFigure(database, world, finished);
  const memory = await byWaiting(database, world);
  return [
    flat(
      `a step in a process of ${elements} elements against one of 5, saved`,
      model.large,
      model.small,
      `${model.small.toFixed(0)} µs of Node CPU a step in the small one, ${model.large.toFixed(0)} in the large one, the least of five rounds of 100`,
    ),
    flat(
      `a step of a case after ${turns * 10} events`,
      age.old,
      age.young,
      `${age.young.toFixed(0)} µs of Node CPU a step in the first hundred, ${age.old.toFixed(0)} in the last`,
    ),
    flatFinished,
    {
      name: `memory of a node with ${waiting} waiting cases`,
      value: memory,
      unit: 'MB more',
      goal: 50,
      better: 'lower',
      against: 'resident memory of this process before they were there, both after a collection',
    },
    {
      name: 'statements after which an inbox shows what was done',
      value: await visibilityLag(database, world),
      unit: 'of 100 not in the next one',
      goal: 0,
      better: 'lower',
      against: 'the inbox query right after the answer',
    },
  ];
}

function flat(name: string, value: number, of: number, against: string): Figure {
  return { name, value: value / of, unit: '× the CPU', goal: 1.3, better: 'lower', against: `${against}, same run` };
}

/** The same loop, in a process to whose end hundreds of elements belong. */
async function byModel({ app, url }: TestDatabase, small: SmallWorld): Promise<{ small: number; large: number }> {
  const passing = Array.from({ length: elements - 5 }, (_, n) => `pass${n}`);
  const long =
    loop.replace('targetRef="end"', 'targetRef="pass0"') + passing.map((id) => `<bpmn:task id="${id}" name="${id}" />`).join('') + flow(...passing, 'end');
  const large = await openSmallWorld({ app, url }, long);
  const cases = [taken(await small.open()).id, taken(await large.open()).id];
  const rounds: { small: number; large: number }[] = [];
  for (let round = 0; round < 6; round += 1)
    rounds.push({
      small: await cpuOf(100, () => drive(small, cases[0] ?? '', round * 100, 100)),
      large: await cpuOf(100, () => drive(large, cases[1] ?? '', round * 100, 100)),
    });
  const counted = rounds.slice(1);
  return { small: Math.min(...counted.map((one) => one.small)), large: Math.min(...counted.map((one) => one.large)) };
}

/** One case again and again: CPU of its first hundred steps against its last. */
async function byAge(world: SmallWorld): Promise<{ young: number; old: number }> {
  const { id } = taken(await world.open());
  await drive(world, id, 0, 50);
  const young = await cpuOf(100, () => drive(world, id, 50, 100));
  await drive(world, id, 150, turns - 250);
  return { young, old: await cpuOf(100, () => drive(world, id, turns - 100, 100)) };
}

async function drive({ runtime }: SmallWorld, id: string, from: number, count: number): Promise<void> {
  for (let turn = from; turn < from + count; turn += 1)
    taken(await runtime.tasks.complete(`${id}.a${3 + turn * 3}`, { verdict: 'go' }, clerk(1), { key: randomUUID() }));
}

/** Steps of 32 cases before so many finished ones stand in the tables, and with them. */
export async function finishedFigure(database: TestDatabase, world: SmallWorld, count: number): Promise<Figure> {
  const ids = await Promise.all(Array.from({ length: 32 }, async () => taken(await world.open()).id));
  const round = (from: number) => Promise.all(ids.map((id) => drive(world, id, from, 10)));
  // Compiled code on both sides of the comparison.
  for (const from of [0, 10, 20, 30, 40, 50, 60, 70]) await round(from);
  const empty = await cpuOf(960, async () => {
    for (const from of [80, 90, 100]) await round(from);
  });
  await copies(database, taken(await world.open()).id, count, 'completed');
  await round(110);
  const full = await cpuOf(960, async () => {
    for (const from of [120, 130, 140]) await round(from);
  });
  return flat(
    `a step with ${count} finished cases in the tables`,
    full,
    empty,
    `${empty.toFixed(0)} µs of Node CPU a step before them, ${full.toFixed(0)} with them`,
  );
}

async function byWaiting(database: TestDatabase, world: SmallWorld): Promise<number> {
  await world.runtime.start();
  const { id } = taken(await world.open());
  const before = resident();
  await copies(database, id, waiting, 'running');
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await drive(world, id, 0, 50);
  const after = resident();
  await world.runtime.stop();
  return Math.max(0, after - before);
}

/** Rows as a case has them, under new ids in the order of time: instance, file, task, history, command and audit trail; a transaction each, two at a time; numbered up to `count`. */
export async function copies({ owner }: { readonly owner: Knex }, id: string, count: number, status: 'running' | 'completed', from = 1): Promise<void> {
  const closed = status === 'completed';
  const fresh = `(select ('${closed ? '019f0000' : '019f0001'}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, n from generate_series(${from}, ${count}) n) f`;
  // As work comes: no two at the same moment.
  const earlier = (at: string) => `${at} - f.n * interval '3 seconds'`;
  const insert = (sql: string, values: readonly string[]) =>
    owner.transaction(async (t) => {
      await t.raw(`select set_config('app.tenant', ?, true)`, [region]);
      await t.raw(sql, [...values]);
    });
  await Promise.all([
    insert(
      `insert into instance select i.tenant, f.id, i.rev, i.release, i.package, i.process, ?, i.context, i.state, i.lines from instance i, ${fresh} where i.id = ?`,
      [status, id],
    ),
    insert(
      `insert into case_file (tenant, id, number, package, matter, title, form, release, process, region, region_name, applicant, applicant_name, "values", state, parameters_hash, opened_at, closed_at)
       select c.tenant, f.id, c.number || '-' || f.n || ?, c.package, c.matter, c.title, c.form, c.release, c.process, c.region, c.region_name, c.applicant, c.applicant_name, c."values", ?, c.parameters_hash, ${earlier('c.opened_at')}, ${closed ? earlier('c.opened_at') : 'null'}
       from case_file c, ${fresh} where c.id = ?`,
      [closed ? 'f' : 'w', closed ? 'completed' : 'running', id],
    ),
    insert(
      `insert into task (tenant, instance, activity, element, process, name, form, candidates, excluded, input, status, created_at, completed_at, completed_by)
       select k.tenant, f.id, k.activity, k.element, k.process, k.name, k.form, k.candidates, k.excluded, k.input, ${closed ? `'completed', ${earlier('k.created_at')}, ${earlier('k.created_at')}, 'clerk-1'` : `'open', ${earlier('k.created_at')}, null, null`}
       from task k, ${fresh} where k.instance = ?`,
      [id],
    ),
    insert(
      `insert into history (tenant, month, instance, id, rev, at, type, process)
       select h.tenant, h.month, f.id, h.id, h.rev, h.at, h.type, h.process from ${fresh} cross join (select * from history where instance = ? order by id) h`,
      [id],
    ),
    insert(
      `insert into command (tenant, key, hash, instance, actor, at, reply)
       select c.tenant, c.key || '-' || f.n, c.hash, f.id, c.actor, c.at, c.reply from command c, ${fresh} where c.instance = ?`,
      [id],
    ),
    insert(
      `insert into audit (tenant, id, at, actor, action, subject) select a.tenant, f.id, a.at, a.actor, a.action, f.id::text from audit a, ${fresh} where a.subject = ?`,
      [id],
    ),
  ]);
}

/** How often the next task was not in the list that was asked for right after the answer. */
async function visibilityLag({ app }: TestDatabase, world: SmallWorld): Promise<number> {
  const { id } = taken(await world.open());
  let missing = 0;
  for (let turn = 0; turn < 100; turn += 1) {
    await drive(world, id, turn, 1);
    const next = await withTenant(app, region, (t) => t('task').where({ instance: id, activity: `a${3 + (turn + 1) * 3}`, status: 'open' }));
    if (next.length !== 1) missing += 1;
  }
  return missing;
}

async function cpuOf(steps: number, run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / steps;
}

function resident(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1_000_000;
}
