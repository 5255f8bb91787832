import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { playOnBpmnEngine } from '../../engine/src/second-opinion/bpmn-engine-cycle.js';
import { clerk, end, flow, openSmallWorld, start, taken, userTask } from '../support/small-world.js';
import type { TestDatabase } from '../support/test-database.js';
import type { Figure } from './figure.js';

const tasks = ['one', 'two', 'three', 'four'];
const callers = 32;

/** The same process of four tasks, on the same PostgreSQL, by the library that the ecosystem uses: state saved after each step. */
export async function peerFigures(database: TestDatabase, seconds: number): Promise<Figure[]> {
  const ours = await ownSteps(database, seconds);
  const theirs = await bpmnEngineSteps(database, seconds);
  return [
    {
      name: `whole steps against bpmn-engine with its state saved, at ${callers} callers`,
      value: ours / theirs,
      unit: '×',
      goal: 50,
      better: 'higher',
      against: `${ours.toFixed(0)} steps/s with task, history, audit and idempotency key, ${theirs.toFixed(0)}/s for recover–signal–getState and one update of bpmn-engine 25, same PostgreSQL, same run`,
    },
  ];
}

/** Cases a second, four completions each, through rights, form, step and save. */
async function ownSteps({ app, url }: TestDatabase, seconds: number): Promise<number> {
  const world = await openSmallWorld({ app, url }, start + tasks.map((id) => userTask(id)).join('') + end + flow('start', ...tasks, 'end'));
  return perSecond(seconds, async () => {
    const { id } = taken(await world.open());
    for (let n = 0; n < tasks.length; n += 1) taken(await world.runtime.tasks.complete(`${id}.a${n + 2}`, { verdict: 'ok' }, clerk(n), { key: randomUUID() }));
  });
}

async function bpmnEngineSteps({ owner, url }: TestDatabase, seconds: number): Promise<number> {
  await owner.raw('create table bench_peer (id uuid primary key, state json not null)');
  await owner.raw('grant insert, update, select on bench_peer to onething_app');
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  const rate = await perSecond(seconds, async () => {
    const id = randomUUID();
    await playOnBpmnEngine(model(), tasks.length, async (state) => {
      await pool.query('insert into bench_peer (id, state) values ($1, $2) on conflict (id) do update set state = excluded.state', [id, state]);
    });
  });
  await pool.end();
  return rate;
}

/** Steps a second: `turn` is one case, opening and tasks. */
async function perSecond(seconds: number, turn: () => Promise<void>): Promise<number> {
  const until = performance.now() + seconds * 1000;
  const began = performance.now();
  let cases = 0;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (; performance.now() < until; cases += 1) await turn();
    }),
  );
  return (cases * (tasks.length + 1)) / ((performance.now() - began) / 1000);
}

function model(): string {
  const ids = ['start', ...tasks.map((_, n) => `task${n + 1}`), 'end'];
  const flows = ids.slice(1).map((target, n) => `<bpmn:sequenceFlow id="f${n}" sourceRef="${ids[n]}" targetRef="${target}" />`);
  const elements = ids.slice(1, -1).map((id) => `<bpmn:userTask id="${id}" />`);
  return `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:onething:package"><bpmn:process id="bench" isExecutable="true"><bpmn:startEvent id="start" />${elements.join('')}<bpmn:endEvent id="end" />${flows.join('')}</bpmn:process></bpmn:definitions>`;
}
