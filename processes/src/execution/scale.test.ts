import { chinaCalendar, type Facts } from '@onething/rules';
import { bpmn, flows } from '../testing/bpmn-text.js';
import { processSetOf, valueIn } from '../testing/played-instance.js';
import type { Command } from './command.js';
import type { ProcessSet } from './process-set.js';
import type { InstanceState } from './state.js';
import { step } from './step.js';
import type { StepResult } from './step-result.js';

const wide = { bytes: 50_000_000, elements: 20_000, depth: 60, tags: 200_000 };

function take(definitions: ProcessSet, state: InstanceState | undefined, command: Command, budget?: number): StepResult {
  return valueIn(step(definitions, state, command, { now: '2026-09-14T09:00:00+08:00', calendar: chinaCalendar, parameters: {}, facts: {}, budget }));
}

const start = (variables: Facts = {}): Command => ({ type: 'startInstance', processId: 'p', variables });

function chain(length: number): string {
  const tasks = Array.from({ length }, (_, index) => `<task id="t${index}"/>`);
  return bpmn('p', '<startEvent id="s"/>', ...tasks, '<endEvent id="e"/>', flows(['s', ...tasks.map((_, index) => `t${index}`), 'e'].join(' > ')));
}

const loop = bpmn(
  'p',
  '<startEvent id="s"/><exclusiveGateway id="m"/><scriptTask id="add" scriptFormat="urn:onething:feel:1" onething:result="n"><script>n + 1</script></scriptTask><exclusiveGateway id="g" default="g-m"/><endEvent id="e"/>',
  flows('s > m > add > g', 'g > e when n >= turns', 'g > m'),
);

describe('long runs', () => {
  it.each([400, 5000])('a chain of %i nodes runs in one step with a constant stack', async (length) => {
    const definitions = await processSetOf({ p: chain(length) }, {}, wide);
    const { state, events } = take(definitions, undefined, start(), length + 2);
    expect(state.status).toBe('completed');
    expect(events.length).toBeLessThanOrEqual(6 * (length + 2));
  });

  it('10,000 turns of a loop', async () => {
    const definitions = await processSetOf({ p: loop });
    const { state } = take(definitions, undefined, start({ n: 0, turns: 10_000 }), 100_000);
    expect(state.scopes.root?.variables.n).toBe(10_000);
    expect(JSON.stringify(state).length).toBeLessThan(500);
  });

  it('a step over its budget saves what is left and goes on as a job, with the same result', async () => {
    const definitions = await processSetOf({ p: loop });
    let result = take(definitions, undefined, start({ n: 0, turns: 1000 }));
    let slices = 1;
    while (result.effects.some(({ type }) => type === 'continueLater')) {
      expect(result.state.queue).toHaveLength(1);
      result = take(definitions, JSON.parse(JSON.stringify(result.state)) as InstanceState, { type: 'continue' });
      slices++;
    }
    expect(slices).toBe(2);
    expect(result.state.status).toBe('completed');
    expect(result.state.scopes.root?.variables.n).toBe(1000);
    expect(
      step(definitions, { ...result.state, status: 'running' }, { type: 'continue' }, { now: '', calendar: chinaCalendar, parameters: {}, facts: {} }),
    ).toMatchObject({ ok: false, code: 'NOTHING_TO_CONTINUE' });
  });

  it('one step costs the same in a small and in a large model', async () => {
    const tail = (count: number) => {
      const tasks = Array.from({ length: count }, (_, index) => `t${index}`);
      return bpmn(
        'p',
        '<startEvent id="s"/><userTask id="u"/>',
        ...tasks.map((id) => `<task id="${id}"/>`),
        '<userTask id="v"/><endEvent id="e"/>',
        flows('s > u > v', ['v', ...tasks, 'e'].join(' > ')),
      );
    };
    const cost = async (count: number) => {
      const definitions = await processSetOf({ p: tail(count) }, {}, wide);
      const { state } = take(definitions, undefined, start());
      const turns = () => {
        const started = performance.now();
        for (let turn = 0; turn < 2000; turn++) take(definitions, state, { type: 'completeActivity', activity: 'a2', output: {} });
        return performance.now() - started;
      };
      turns();
      return Math.min(turns(), turns(), turns());
    };
    const [small, large] = [await cost(10), await cost(900)];
    expect(large / small).toBeLessThan(3);
  });
});
