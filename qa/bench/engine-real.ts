import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { type Command, compilePackage, createPureBackend, readPackage, runScenario } from '@onething/processes';
import { chinaCalendar, done, type Facts } from '@onething/rules';
import pg from 'pg';
import { examplePackages } from '../../engine/src/database/demo-data.js';
import { uuidIds } from '../../engine/src/ids.js';
import type { CompiledRelease } from '../../engine/src/releases/release-library.js';
import { noFailpoint } from '../../engine/src/runtime/failpoint.js';
import { noMetrics } from '../../engine/src/runtime/step-metrics.js';
import type { CaseContext, GoneWork, OpenedCase } from '../../engine/src/runtime/step-rows.js';
import { type StepRunner, stepRunner } from '../../engine/src/runtime/step-runner.js';
import { placeOf } from '../../engine/src/second-opinion/processes/story.js';
import { playStoryOnBpmnEngine } from '../../engine/src/second-opinion/processes/story-cycle.js';
import { tellStory } from '../../engine/src/second-opinion/processes/tell-story.js';
import { stepStore } from '../../engine/src/stores/step-store.js';
import { region, taken } from '../support/small-world.js';
import type { TestDatabase } from '../support/test-database.js';
import { callers, casesIn } from './engine-peers.js';
import type { Figure } from './figure.js';

/** The largest process of the examples, and the case of a family that had to hand in something later. */
const [packageId, scenarioId] = ['student-aid', 'S1-supplement'];
/** A case takes bpmn-engine a second of one core: more callers would only wait for each other. */
const theirCallers = 4;
const warmUp = 3;
const doer = { id: 'bench', name: '测试' };

/** The same case of a real process on both engines, over the same PostgreSQL: what happens from outside is the same, and the state is saved after each of it. */
export async function realProcessFigures(database: TestDatabase, seconds: number): Promise<Figure[]> {
  const real = await realCase();
  const own = ownCase(database, real);
  // Long enough that the code is compiled: a server runs for weeks.
  await casesIn(warmUp, own);
  const ours = await casesIn(seconds, own);
  const theirs = await bpmnEngineCases(database, seconds, real);
  const elements = real.release.compiled.processes.process(packageId)?.elements.size ?? 0;
  return [
    {
      name: `cases of the real ${packageId} (${elements} elements) against bpmn-engine with its state saved`,
      value: ours.perSecond / theirs.perSecond,
      unit: '×',
      goal: 50,
      better: 'higher',
      against: `the same answers given to both: ${ours.perSecond.toFixed(1)} cases/s here (${callers} callers, p50 ${ours.p50.toFixed(0)} ms), each ${real.lived.length} saved steps with called processes, tasks, timers, jobs, history and audit; ${theirs.perSecond.toFixed(2)}/s (${theirCallers} callers, p50 ${theirs.p50.toFixed(0)} ms) for bpmn-engine 25, each ${theirs.saved} states saved, with called processes, decisions answered; forms, rights and connectors in neither; same PostgreSQL, same run`,
    },
  ];
}

interface RealCase {
  readonly release: CompiledRelease;
  readonly context: CaseContext;
  /** Every command of the case and when it came. */
  readonly lived: readonly { readonly command: Command; readonly now: string }[];
  readonly story: ReturnType<typeof tellStory>;
}

/** Lives through the scenario in memory and keeps what came from outside. */
async function realCase(): Promise<RealCase> {
  const packages = await Promise.all((await examplePackages(path.resolve('.'))).map(async (files) => taken(await readPackage(files))));
  const [own, common] = [packageId, 'common'].map((id) => packages.find(({ manifest }) => manifest.id === id));
  const scenario = own?.scenarios.find(({ id }) => id === scenarioId);
  if (!own || !common || !scenario) throw new Error(`The example ${packageId} with ${scenarioId} is not there`);
  const compiled = taken(compilePackage(own, [common]));
  const lived: { id: string; command: Command; now: string }[] = [];
  const backend = createPureBackend(compiled, scenario, (id, command, result) => {
    lived.push({ id, command, now: result.events[0]?.at ?? scenario.now });
    return result.state;
  });
  const { ids } = await runScenario(compiled, scenario, backend);
  const id = Object.values(ids)[0] ?? '';
  const told = backend.told(id);
  if (!told) throw new Error(`The scenario ${scenarioId} has no case`);
  return {
    release: { hash: 'real', package: own, required: {}, compiled },
    context: contextOf(told.facts),
    lived: lived.filter((one) => one.id === id),
    story: tellStory(compiled, told),
  };
}

function contextOf({ params, ...facts }: Facts): CaseContext {
  return { parameters: params as CaseContext['parameters'], facts: facts as CaseContext['facts'] };
}

/** Through load, step and save, with its own moments instead of today's. */
function ownCase({ app }: TestDatabase, real: RealCase): () => Promise<void> {
  const moments = new Map<string, string>();
  const store = stepStore(app, uuidIds.next(), () => uuidIds.next());
  const opening = real.lived[0];
  const steps = stepRunner({
    store: {
      ...store,
      load: async (tenant, wanted) => (await store.load(tenant, wanted)).map((one, n) => ({ ...one, now: moments.get(wanted[n]?.instance ?? '') ?? one.now })),
      loadOpenings: async (tenant, keys) => (await store.loadOpenings(tenant, keys)).map((one) => ({ ...one, now: opening?.now ?? one.now })),
    },
    releases: { ...nothingElse, release: async () => real.release, parameters: async () => ({}), calendar: async () => chinaCalendar },
    newId: () => uuidIds.next(),
    failpoint: noFailpoint,
    metrics: noMetrics,
    nodeForJobs: () => null,
    saved: () => undefined,
    long: () => undefined,
  });
  return async () => {
    const instance = uuidIds.next();
    for (const { command, now } of real.lived) {
      moments.set(instance, now);
      taken(await (command.type === 'startInstance' ? open(steps, real, instance, command) : move(steps, instance, command)));
    }
    moments.delete(instance);
  };
}

const nothingElse = {
  ofMatter: () => Promise.reject(new Error('nobody asks for a matter')),
  inForce: () => Promise.reject(new Error('nobody asks what is in force')),
};

function open(steps: StepRunner, { release, context }: RealCase, instance: string, command: Command) {
  return steps.open({
    ...{ tenant: region, instance, release, process: packageId, doer, action: 'case.open', once: { key: randomUUID(), body: {} } },
    decide: async ({ number }) => done({ command, reply: { id: instance }, opened: openedCase(instance, number, context) }),
  });
}

/** A person's answer has a key and a task; what a machine says takes its job or timer with it. */
function move(steps: StepRunner, instance: string, command: Command) {
  const activity = 'activity' in command ? command.activity : undefined;
  const person = command.type === 'completeActivity' && command.by !== undefined;
  const kind = kinds[command.type];
  const answered: GoneWork[] = kind && activity && !person ? [{ instance, activity, kind }] : [];
  return steps.step({
    ...{ tenant: region, instance, activity, doer, action: person ? 'task.complete' : 'job.run' },
    ...(person && { once: { key: randomUUID(), body: { activity, command } } }),
    decide: () => done({ command, reply: null, answered }),
  });
}

const kinds: Partial<Record<Command['type'], GoneWork['kind']>> = { completeActivity: 'connector', failActivity: 'connector', fireTimer: 'timer' };

function openedCase(id: string, number: string, context: CaseContext): OpenedCase {
  const { case: about, applicant } = context.facts;
  return {
    ...{ id, number, release: 'real', package: packageId, process: packageId, context, matter: about.matter, title: about.matter, form: 'apply' },
    ...{ region, region_name: about.regionName, applicant: applicant.id, applicant_name: applicant.name, values: {}, parameters_hash: 'bench' },
    opened_at: about.openedAt,
  };
}

/** One row a case, written after everything that has happened to it. */
async function bpmnEngineCases({ owner, url }: TestDatabase, seconds: number, { story, release }: RealCase) {
  // Our step decides on the spot; so does the other engine.
  const inner = new Set(Object.keys(story.models).flatMap((process) => decisionsOf(release, process)));
  await owner.raw('create table bench_real_peer (id uuid primary key, state json not null)');
  await owner.raw('grant insert, update, select on bench_real_peer to onething_app');
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  let saved = 0;
  const one = async () => {
    const id = randomUUID();
    saved = await playStoryOnBpmnEngine(story, inner, async (state) => {
      await pool.query('insert into bench_real_peer (id, state) values ($1, $2) on conflict (id) do update set state = excluded.state', [id, state]);
    });
  };
  await casesIn(warmUp, one, theirCallers);
  const cases = await casesIn(seconds, one, theirCallers);
  await pool.end();
  return { ...cases, saved };
}

function decisionsOf({ compiled }: CompiledRelease, process: string): string[] {
  const elements = [...(compiled.processes.process(process)?.elements.values() ?? [])];
  return elements.filter(({ type }) => type === 'businessRuleTask' || type === 'scriptTask').map(({ id }) => placeOf(process, id));
}
