import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../engine/src/database/open-database.js';
import { applicant, clerk, openSmallWorld, type SmallWorld, taken } from '../support/small-world.js';
import type { TestDatabase } from '../support/test-database.js';
import { copies } from './engine-scale.js';
import type { Figure } from './figure.js';

const times = 20;
const waiting = 100;
/** Levels of an index grow with the logarithm of its rows: with ten times as many, one more. */
const goal = 1.5;
/** Fewer than these are the pages of an index, whatever it holds. */
const leastBlocks = 60;

/**
 * What people ask for, with so many finished cases in the tables: pages of the database that each reads. A plan that walks through
 * what is finished shows here at once and exactly, where times of a noisy machine and CPU of the node hide it.
 */
export async function blockFigures({ url, owner }: TestDatabase, process: string, count: number): Promise<Figure[]> {
  const { app, close } = openDatabase(url, { max: 1 });
  const world = await openSmallWorld({ app, url }, process);
  const asked = requests(world);
  // As many wait before as after: what is opened below is completed below.
  for (let n = 0; n < waiting; n += 1) taken(await world.open());
  const { id } = taken(await world.open());
  // A nearly empty table is rather read whole, which says nothing: a tenth of them stands there from the first.
  const tenth = Math.ceil(count / 10);
  const blocksWith = async (finished: number, from: number): Promise<number[]> => {
    await copies({ owner }, id, finished, 'completed', from);
    await owner.raw('analyze');
    // The plans of the connection follow the statistics.
    for (const { ask } of asked) await repeated(ask);
    return blocksOf(app, asked);
  };
  const before = await blocksWith(tenth, 1);
  const after = await blocksWith(count, tenth + 1);
  await close();
  return asked.map(({ name }, n) => ({
    name: `${name} with ${count} finished cases in the tables against a tenth of them`,
    value: Math.max(after[n] ?? Number.NaN, leastBlocks) / Math.max(before[n] ?? Number.NaN, leastBlocks),
    unit: '× the pages',
    goal,
    better: 'lower',
    against: `${before[n]?.toFixed(0)} pages of the database read with ${tenth} of them, ${after[n]?.toFixed(0)} with all, mean of ${times}, same run`,
  }));
}

interface Asked {
  readonly name: string;
  readonly ask: () => Promise<unknown>;
}

function requests({ runtime, open }: SmallWorld): readonly Asked[] {
  const by = clerk(1);
  const opened: string[] = [];
  return [
    { name: 'opening a case', ask: async () => opened.push(taken(await open()).id) },
    {
      name: 'completing a task',
      ask: async () => taken(await runtime.tasks.complete(`${opened.pop()}.a3`, { verdict: 'stop' }, by, { key: randomUUID() })),
    },
    { name: 'the tasks of a group', ask: () => runtime.tasks.list({ view: 'group' }, by) },
    { name: 'the own tasks', ask: () => runtime.tasks.list({ view: 'mine' }, by) },
    { name: 'the tasks a person has done', ask: () => runtime.tasks.list({ view: 'done' }, by) },
    { name: 'the cases of an applicant', ask: () => runtime.cases.mine(applicant) },
  ];
}

async function blocksOf(app: TestDatabase['app'], asked: readonly Asked[]): Promise<number[]> {
  const blocks: number[] = [];
  for (const { ask } of asked) {
    const from = await readSoFar(app);
    await repeated(ask);
    blocks.push(((await readSoFar(app)) - from) / times);
  }
  return blocks;
}

async function repeated(ask: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < times; n += 1) await ask();
}

/** The one connection tells at once what it has read, instead of some seconds later. */
async function readSoFar(app: TestDatabase['app']): Promise<number> {
  await app.raw('select pg_stat_force_next_flush()');
  const { rows } = await app.raw<{ rows: { blocks: string }[] }>(
    'select blks_hit + blks_read as blocks from pg_stat_database where datname = current_database()',
  );
  return Number(rows[0]?.blocks);
}
