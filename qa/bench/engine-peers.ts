import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { playOnBpmnEngine } from '../../engine/src/second-opinion/bpmn-engine-cycle.js';
import { clerk, end, flow, openSmallWorld, start, taken, userTask } from '../support/small-world.js';
import type { TestDatabase } from '../support/test-database.js';
import { type Figure, quantile } from './figure.js';

/** The typical process of `processes.ts`: three tasks for people, seven that pass by themselves, start and end. */
export const tasks = ['task1', 'task2', 'task3'];
export const passing = Array.from({ length: 7 }, (_, n) => `pass${n + 1}`);
export const callers = 32;

/** The same process, on the same PostgreSQL, by the library that the ecosystem uses: state saved after the start and after each completion. */
export async function peerFigures(database: TestDatabase, seconds: number): Promise<Figure[]> {
  const ours = await ownCases(database, seconds);
  const theirs = await bpmnEngineCases(database, seconds);
  return [
    {
      name: `cases of 12 elements against bpmn-engine with its state saved, at ${callers} callers`,
      value: ours.perSecond / theirs.perSecond,
      unit: '×',
      goal: 50,
      better: 'higher',
      against: `start and three completions each: ${ours.perSecond.toFixed(0)} cases/s (p50 ${ours.p50.toFixed(0)} ms) with tasks, history, audit, rights, form and idempotency keys; ${theirs.perSecond.toFixed(1)}/s (p50 ${theirs.p50.toFixed(0)} ms) for recover–signal–getState and one row written a step by bpmn-engine 25, which keeps its state only; a made-up process, small for both: the goal is judged by the real one; same PostgreSQL, same run`,
    },
  ];
}

/** What a case of four commands costs, as often as it goes. */
export interface Cases {
  readonly perSecond: number;
  /** Milliseconds from start to end of one case. */
  readonly p50: number;
}

/** Through rights, form, step and save. */
export async function ownCases({ app, url }: TestDatabase, seconds: number): Promise<Cases> {
  const body = [
    start,
    ...tasks.map((id) => userTask(id)),
    ...passing.map((id) => `<bpmn:task id="${id}" name="${id}" />`),
    end,
    flow('start', ...tasks, ...passing, 'end'),
  ];
  const world = await openSmallWorld({ app, url }, body.join(''));
  return casesIn(seconds, async () => {
    const { id } = taken(await world.open());
    for (let n = 0; n < tasks.length; n += 1) taken(await world.runtime.tasks.complete(`${id}.a${n + 2}`, { verdict: 'ok' }, clerk(n), { key: randomUUID() }));
  });
}

async function bpmnEngineCases({ owner, url }: TestDatabase, seconds: number): Promise<Cases> {
  await owner.raw('create table bench_peer (id uuid primary key, state json not null)');
  await owner.raw('grant insert, update, select on bench_peer to onething_app');
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  const rate = await casesIn(seconds, async () => {
    const id = randomUUID();
    await playOnBpmnEngine(model(), tasks.length, async (state) => {
      await pool.query('insert into bench_peer (id, state) values ($1, $2) on conflict (id) do update set state = excluded.state', [id, state]);
    });
  });
  await pool.end();
  return rate;
}

/** The first round warms both sides up and is not counted. */
export async function casesIn(seconds: number, one: () => Promise<void>, together = callers): Promise<Cases> {
  await Promise.all(Array.from({ length: together }, one));
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: together }, async () => {
      while (performance.now() < until) {
        const from = performance.now();
        await one();
        times.push(performance.now() - from);
      }
    }),
  );
  return { perSecond: times.length / ((performance.now() - began) / 1000), p50: quantile(times, 0.5) };
}

/** The same process for engines that know no attributes of ours. */
export function model(attributes = ''): string {
  const ids = ['start', ...tasks, ...passing, 'end'];
  const flows = ids.slice(1).map((target, n) => `<bpmn:sequenceFlow id="f${n}" sourceRef="${ids[n]}" targetRef="${target}" />`);
  const elements = [...tasks.map((id) => `<bpmn:userTask id="${id}" name="${id}" />`), ...passing.map((id) => `<bpmn:task id="${id}" name="${id}" />`)];
  return `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" ${attributes} id="d" targetNamespace="urn:onething:package"><bpmn:process id="bench" isExecutable="true"><bpmn:startEvent id="start" />${elements.join('')}<bpmn:endEvent id="end" />${flows.join('')}</bpmn:process></bpmn:definitions>`;
}
