import { randomUUID } from 'node:crypto';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { clerk, end, flow, openSmallWorld, region, type SmallWorld, start, taken, userTask } from '../support/small-world.js';
import type { TestDatabase } from '../support/test-database.js';
import { type BareSteps, prepareBareSteps, runBareSteps, tellOpenTasks } from './bare-steps.js';
import { type Figure, quantile } from './figure.js';

const instances = 512;
/** Odd, so that there is one in the middle. */
const turns = 5;
/** The server takes 100 connections, and the engine's pool is open too. */
const mostClients = 64;
/** With group commit more callers cost a commit less each. */
const rounds = [
  { callers: 32, goal: 1 },
  { callers: 128, goal: 1.5 },
];
/** Activities that one turn of the loop numbers: gateway, gateway, task. */
const stride = 3;

/** A task that comes again and again: every completion is one whole step. */
export const loop = [
  start,
  '<bpmn:exclusiveGateway id="again" name="再来？" default="again-check" />',
  userTask('check'),
  '<bpmn:exclusiveGateway id="more" name="继续？" default="more-again" />',
  end,
  flow('start', 'again', 'check', 'more', 'again'),
  '<bpmn:sequenceFlow id="more-end" sourceRef="more" targetRef="end"><bpmn:conditionExpression>verdict = "stop"</bpmn:conditionExpression></bpmn:sequenceFlow>',
].join('');

/** Steps a second of one node through the whole path (rights, form, pure step, save), beside the bare writes. */
export async function stepFigures({ app, url, owner }: TestDatabase, seconds: number): Promise<Figure[]> {
  const world = await openSmallWorld({ app, url }, loop);
  const ids = await Promise.all(Array.from({ length: instances }, async () => taken(await world.open()).id));
  await prepareBareSteps(owner, ids);
  const figures: Figure[] = [];
  const tasks = new Map(ids.map((id) => [id, 3]));
  // Long enough that the code is compiled: a server runs for weeks.
  await completeFor(world, tasks, 32, 3);
  for (const { callers, goal } of rounds) {
    const all: Turn[] = [];
    for (let n = 0; n < turns; n += 1) all.push(await turnOf({ app, url, owner }, world, tasks, callers, Math.ceil(seconds / 2)));
    const { engine, bare } = middle(all);
    const ours = `${engine.perSecond.toFixed(0)} steps/s, p99 ${engine.p99.toFixed(0)} ms, ${engine.cpu.toFixed(0)} µs of Node CPU a step`;
    const ratios = all.map((turn) => ratioOf(turn).toFixed(2)).join(', ');
    figures.push({
      name: `engine against bare writes at ${callers} callers`,
      value: engine.perSecond / bare.perSecond,
      unit: '×',
      goal,
      better: 'higher',
      against: `${ours}; ${bare.by} with ${bare.clients} clients: ${bare.perSecond.toFixed(0)}/s, same run; by turns (${ratios}), the middle one told`,
    });
  }
  return figures;
}

interface Turn {
  readonly engine: Completed;
  readonly bare: BareSteps;
}

/** First the one, then the other, for so many whole seconds each. */
async function turnOf(
  { app, url, owner }: Pick<TestDatabase, 'app' | 'url' | 'owner'>,
  world: SmallWorld,
  tasks: Map<string, number>,
  callers: number,
  seconds: number,
): Promise<Turn> {
  const engine = await completeFor(world, tasks, callers, seconds);
  await tellOpenTasks(owner, new Map([...tasks].map(([id, task]) => [id, `a${task}`])));
  const bare = await runBareSteps(url, instances, Math.min(callers, mostClients), seconds);
  await forgetBareTasks(app);
  return { engine, bare };
}

/** What else the machine does changes from second to second: of several turns the one in the middle. */
function middle(turns: readonly Turn[]): Turn {
  const sorted = [...turns].sort((a, b) => ratioOf(a) - ratioOf(b));
  const turn = sorted[Math.floor(sorted.length / 2)];
  if (!turn) throw new Error('There was no turn');
  return turn;
}

function ratioOf({ engine, bare }: Turn): number {
  return engine.perSecond / bare.perSecond;
}

interface Completed {
  readonly perSecond: number;
  readonly p99: number;
  /** Microseconds of this process a step. */
  readonly cpu: number;
}

async function completeFor({ runtime }: SmallWorld, tasks: Map<string, number>, callers: number, duration: number): Promise<Completed> {
  const times: number[] = [];
  const ids = [...tasks.keys()];
  const share = Math.floor(ids.length / callers);
  const until = performance.now() + duration * 1000;
  const before = process.cpuUsage();
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      const own = ids.slice(caller * share, (caller + 1) * share);
      for (let i = 0; performance.now() < until; i += 1) {
        const id = own[i % own.length] ?? '';
        const task = tasks.get(id) ?? 0;
        const began = performance.now();
        taken(await runtime.tasks.complete(`${id}.a${task}`, { verdict: 'go' }, clerk(caller), { key: randomUUID() }));
        times.push(performance.now() - began);
        tasks.set(id, task + stride);
      }
    }),
  );
  const { user, system } = process.cpuUsage(before);
  return { perSecond: times.length / duration, p99: quantile(times, 0.99), cpu: (user + system) / Math.max(1, times.length) };
}

/** The bare steps have closed the engine's tasks and opened their own: put things back for the next round. */
async function forgetBareTasks(app: TestDatabase['app']): Promise<void> {
  await withTenant(app, region, async (t) => {
    await t('task').whereRaw(`activity like 'b%'`).delete();
    await t.raw(`update task k set status = 'open', completed_at = null, completed_by = null, completed_by_name = null from (
      select i.id, a.value->>'id' as activity from instance i, json_each(i.state->'scopes') s, json_each(s.value->'activities') a where a.value->'work'->>'type' = 'openTask') w
      where k.instance = w.id and k.activity = w.activity`);
  });
}
