import { compileProcess, createProcessSet, type InstanceState, openWork, parseProcess, step } from '@onething/processes';
import { chinaCalendar, type Outcome } from '@onething/rules';
import { playOnBpmnEngine } from '../../engine/src/second-opinion/bpmn-engine-cycle.js';
import { type Figure, report } from './figure.js';

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
report(figures);

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

/** One user task after the other. */
function modelOf(tasks: number): string {
  const ids = ['start', ...Array.from({ length: tasks }, (_, i) => `task${i + 1}`), 'end'];
  const flows = ids.slice(1).map((target, i) => `<bpmn:sequenceFlow id="f${i}" sourceRef="${ids[i]}" targetRef="${target}" />`);
  const elements = ids.slice(1, -1).map((id) => `<bpmn:userTask id="${id}" name="${id}" />`);
  return `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:onething:package"><bpmn:process id="bench" isExecutable="true"><bpmn:startEvent id="start" />${elements.join('')}<bpmn:endEvent id="end" />${flows.join('')}</bpmn:process></bpmn:definitions>`;
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems ?? [])}`);
}
