import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { compileProcess, createProcessSet, type InstanceState, parseProcess, step } from '@onething/processes';
import { chinaCalendar, type Outcome } from '@onething/rules';
import { build } from 'vite';
import type { Figure } from './figure.js';

const context = { now: '2026-09-14T09:00:00+08:00', calendar: chinaCalendar, parameters: {}, facts: {}, budget: 10_000_000 };
const head = `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:onething="urn:onething:bpmn:1" id="d" targetNamespace="urn:onething:package">`;
const flow = (from: string, to: string, when = '') =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${when && `<conditionExpression>${when}</conditionExpression>`}</sequenceFlow>`;

/** What a loop of 100,000 turns costs in one step, and that a turn of a long loop costs what one of a short loop does. */
export async function loopFigures(): Promise<readonly Figure[]> {
  const add = '<scriptTask id="add" scriptFormat="urn:onething:feel:1" onething:result="n"><script>n + 1</script></scriptTask>';
  const xml = `${head}<process id="bench" isExecutable="true"><startEvent id="s"/><exclusiveGateway id="m"/>${add}<exclusiveGateway id="g" default="g-m"/><endEvent id="e"/>${flow('s', 'm')}${flow('m', 'add')}${flow('add', 'g')}${flow('g', 'e', 'n &gt;= turns')}${flow('g', 'm')}</process></definitions>`;
  const definitions = await setOf(xml);
  const run = (turns: number) => taken(step(definitions, undefined, { type: 'startInstance', processId: 'bench', variables: { n: 0, turns } }, context));
  const cost = (turns: number, rounds: number) => Math.min(...Array.from({ length: rounds }, () => cpuMilliseconds(() => run(turns))));
  cost(5_000, 3);
  const [short, long] = [cost(5_000, 8) / 5_000, cost(100_000, 3) / 100_000];
  const against = `${(short * 1000).toFixed(1)} µs a turn of 5,000, ${(long * 1000).toFixed(1)} µs of 100,000, least of several rounds, same run`;
  return [
    { name: 'a loop of 100,000 turns in one step', value: (long * 100_000) / 1000, unit: 's CPU', goal: 1, better: 'lower', against },
    { name: 'a turn of a loop of 100,000 against one of 5,000', value: long / short, unit: '× the CPU', goal: 1.5, better: 'lower', against },
  ];
}

/** Heap after so many steps of one instance against the heap after the first tenth of them. */
export async function memoryFigure(steps: number): Promise<Figure> {
  const xml = `${head}<process id="bench" isExecutable="true"><startEvent id="s"/><exclusiveGateway id="m"/><userTask id="u"/><exclusiveGateway id="g" default="g-m"/><endEvent id="e"/>${flow('s', 'm')}${flow('m', 'u')}${flow('u', 'g')}${flow('g', 'e', 'done')}${flow('g', 'm')}</process></definitions>`;
  const definitions = await setOf(xml);
  let { state } = taken(step(definitions, undefined, { type: 'startInstance', processId: 'bench', variables: {} }, context));
  const advance = (count: number) => {
    for (let turn = 0; turn < count; turn += 1) state = answered(definitions, state);
    return heap();
  };
  const early = advance(steps / 10);
  const late = advance(steps - steps / 10);
  return {
    name: `heap after ${steps.toLocaleString('en')} steps against the first tenth of them`,
    value: late / early,
    unit: '× the heap',
    goal: 1.1,
    better: 'lower',
    against: `${(early / 1e6).toFixed(1)} MB, then ${(late / 1e6).toFixed(1)} MB; state ${JSON.stringify(state).length} bytes`,
  };
}

function answered(definitions: Awaited<ReturnType<typeof setOf>>, state: InstanceState): InstanceState {
  const activity = Object.keys(state.scopes.root?.activities ?? {})[0] ?? '';
  return taken(step(definitions, state, { type: 'completeActivity', activity, output: { done: false } }, context)).state;
}

function heap(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

/** What a page loads to draw, check and play processes, what it loads to play them only, and what the designer's worker loads. */
export async function bundleFigures(): Promise<readonly Figure[]> {
  const entries = [
    { entry: 'modelling', goal: 120, holds: 'language, checks, analyses, execution, connectors, fragments' },
    { entry: 'execution', goal: 85, holds: 'execution only' },
    { entry: 'index', goal: 250, holds: 'all of it, with packages, scenarios, decisions, forms and RE2: loaded by a worker' },
  ];
  const figures: Figure[] = [];
  for (const { entry, goal, holds } of entries) {
    const value = await sizeOf(`processes/src/${entry}.ts`);
    const name = `bundle of @onething/processes${entry === 'index' ? '' : `/${entry}`}`;
    figures.push({ name, value, unit: 'kB gzip', goal, better: 'lower', against: `${holds}; minified, gzip, without bpmn-moddle` });
  }
  const own = await sizeOf('processes/src/index.ts', [/^@onething\/(rules|forms)/]);
  const against = 'the workspace itself, with packages and scenarios; without the workspaces rules and forms, which a page has anyway';
  return [...figures, { name: 'bundle of @onething/processes, its own code', value: own, unit: 'kB gzip', goal: 120, better: 'lower', against }];
}

async function sizeOf(entry: string, without: readonly RegExp[] = []): Promise<number> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['onething-src', 'browser', 'module', 'import', 'default'] },
    // Not as a library, whose blanks are left for whoever bundles it: as the page is served.
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict', external: [/^bpmn-moddle/, /^moddle/, /^saxen/, ...without] },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  return outputs.reduce((sum, chunk) => sum + (chunk.type === 'chunk' ? gzipSync(chunk.code).length / 1000 : 0), 0);
}

async function setOf(xml: string) {
  return createProcessSet({ processes: { bench: taken(compileProcess(taken(await parseProcess(xml, 'bench.bpmn')))) } });
}

function cpuMilliseconds(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems ?? [])}`);
}
