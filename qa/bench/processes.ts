import { compileProcess, createProcessSet, type InstanceState, openWork, parseProcess, step } from '@onething/processes';
import { chinaCalendar, type Outcome } from '@onething/rules';
import { playOnBpmnEngine } from '../../engine/src/second-opinion/bpmn-engine-cycle.js';
import { type Figure, report } from './figure.js';
import { bundleFigures, loopFigures, memoryFigure } from './long-runs.js';

/** A step as a server has it: the state comes out of the database as text and goes back as text. Both sides take the same path. */
const turns = Number(process.argv[2] ?? 20);
const figures: Figure[] = [];
for (const tasks of [4, 60]) {
  const xml = modelOf(tasks);
  await ours(xml, tasks, 3);
  await theirs(xml, tasks, 1);
  const own = await ours(xml, tasks, turns * 5);
  const other = await theirs(xml, tasks, Math.max(1, Math.round(turns / (tasks / 4))));
  figures.push({
    name: `step of a process of ${tasks} tasks against bpmn-engine`,
    value: other / own,
    unit: '× less CPU',
    goal: 10,
    better: 'higher',
    against: `${own.toFixed(0)} µs a step here, ${other.toFixed(0)} µs for recover–signal–getState of bpmn-engine 25, same run`,
  });
}
figures.push(
  await twelveElements(),
  await largeModel(),
  await readingTime(),
  ...(await loopFigures()),
  await memoryFigure(turns * 50_000),
  ...(await bundleFigures()),
);
report(figures);

/** Start and three completions of a process of 12 elements, in memory: the state is at hand, as in a rehearsal. */
async function twelveElements(): Promise<Figure> {
  const xml = modelOf(3, 7);
  await theirs(xml, 3, 2);
  const definitions = createProcessSet({ processes: { bench: taken(compileProcess(taken(await parseProcess(xml, 'bench.bpmn')))) } });
  const context = { now: '2026-09-14T09:00:00+08:00', calendar: chinaCalendar, parameters: {}, facts: {} };
  const play = () => {
    let { state } = taken(step(definitions, undefined, { type: 'startInstance', processId: 'bench', variables: {} }, context));
    for (let [open] = openWork(state).tasks; open; [open] = openWork(state).tasks)
      state = taken(step(definitions, state, { type: 'completeActivity', activity: open.activity, output: {} }, context)).state;
  };
  for (let round = 0; round < 500; round += 1) play();
  const own = await cpuPerStep(turns * 100, async () => {
    for (let round = 0; round < turns * 100; round += 1) play();
  });
  const other = 3 * (await theirs(xml, 3, turns));
  return {
    name: 'start and three completions of a process of 12 elements against bpmn-engine',
    value: other / own,
    unit: '× less CPU',
    goal: 100,
    better: 'higher',
    against: `${own.toFixed(0)} µs here, ${other.toFixed(0)} µs for start and three times recover–signal–getState of bpmn-engine 25, same run`,
  };
}

/** The first step of a long process against that of a short one: cost follows the tokens that move, not the size of the model. */
async function largeModel(): Promise<Figure> {
  const [small, large] = [await firstStep(8), await firstStep(498)];
  return {
    name: 'one step in a process of 500 elements against one of 10',
    value: large / small,
    unit: '× the CPU',
    goal: 1.3,
    better: 'lower',
    against: `${small.toFixed(1)} µs a step with 10 elements, ${large.toFixed(1)} µs with 500, same run`,
  };
}

/** CPU microseconds of completing the first task; the least of five rounds, because other work on the machine only adds. */
async function firstStep(tasks: number): Promise<number> {
  const parsed = taken(await parseProcess(modelOf(tasks), 'bench.bpmn'));
  const definitions = createProcessSet({ processes: { bench: taken(compileProcess(parsed)) } });
  const context = { now: '2026-09-14T09:00:00+08:00', calendar: chinaCalendar, parameters: {}, facts: {} };
  const { state } = taken(step(definitions, undefined, { type: 'startInstance', processId: 'bench', variables: {} }, context));
  const activity = openWork(state).tasks[0]?.activity ?? '';
  const rounds: number[] = [];
  for (let round = 0; round < 6; round += 1)
    rounds.push(
      await cpuPerStep(5000, async () => {
        for (let turn = 0; turn < 5000; turn += 1) taken(step(definitions, state, { type: 'completeActivity', activity, output: {} }, context));
      }),
    );
  return Math.min(...rounds.slice(1));
}

/** Reading and compiling a model of 300 elements, once a release. */
async function readingTime(): Promise<Figure> {
  const xml = modelOf(298);
  const rounds: number[] = [];
  for (let round = 0; round < 6; round += 1)
    rounds.push(
      await cpuPerStep(1000, async () => {
        taken(compileProcess(taken(await parseProcess(xml, 'bench.bpmn'))));
      }),
    );
  return {
    name: 'parse and compile of a process of 300 elements',
    value: Math.min(...rounds.slice(1)),
    unit: 'ms CPU',
    goal: 50,
    better: 'lower',
    against: 'the least of five rounds',
  };
}

/** CPU microseconds a step of the pure function. */
async function ours(xml: string, tasks: number, instances: number): Promise<number> {
  const parsed = taken(await parseProcess(xml, 'bench.bpmn'));
  const definitions = createProcessSet({ processes: { bench: taken(compileProcess(parsed)) } });
  const context = { now: '2026-09-14T09:00:00+08:00', calendar: chinaCalendar, parameters: {}, facts: {} };
  return cpuPerStep(tasks * instances, async () => {
    for (let i = 0; i < instances; i += 1) {
      let text = JSON.stringify(taken(step(definitions, undefined, { type: 'startInstance', processId: 'bench', variables: {} }, context)).state);
      for (let task = 1; task <= tasks; task += 1) {
        const state: InstanceState = JSON.parse(text);
        const [open] = openWork(state).tasks;
        text = JSON.stringify(taken(step(definitions, state, { type: 'completeActivity', activity: open?.activity ?? '', output: {} }, context)).state);
      }
    }
  });
}

/** CPU microseconds a step of the ecosystem's engine, which is recovered from its state each time, as a server must. */
async function theirs(xml: string, tasks: number, instances: number): Promise<number> {
  return cpuPerStep(tasks * instances, async () => {
    for (let i = 0; i < instances; i += 1) await playOnBpmnEngine(xml, tasks);
  });
}

async function cpuPerStep(steps: number, run: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / steps;
}

/** One user task after the other, then some that pass by themselves. */
function modelOf(tasks: number, passing = 0): string {
  const quick = Array.from({ length: passing }, (_, i) => `pass${i + 1}`);
  const ids = ['start', ...Array.from({ length: tasks }, (_, i) => `task${i + 1}`), ...quick, 'end'];
  const flows = ids.slice(1).map((target, i) => `<bpmn:sequenceFlow id="f${i}" sourceRef="${ids[i]}" targetRef="${target}" />`);
  const elements = ids.slice(1, -1).map((id) => `<bpmn:${quick.includes(id) ? 'task' : 'userTask'} id="${id}" name="${id}" />`);
  return `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:onething:package"><bpmn:process id="bench" isExecutable="true"><bpmn:startEvent id="start" />${elements.join('')}<bpmn:endEvent id="end" />${flows.join('')}</bpmn:process></bpmn:definitions>`;
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems ?? [])}`);
}
