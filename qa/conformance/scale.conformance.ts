import { type StepResult, step } from '@onething/processes';
import { chinaCalendar, type Facts } from '@onething/rules';
import { bpmn, flows } from '../../processes/src/testing/bpmn-text.js';
import { processSetOf, valueIn } from '../../processes/src/testing/played-instance.js';

const wide = { bytes: 50_000_000, elements: 20_000, depth: 60, tags: 200_000 };
const s = '<startEvent id="s"/>';
const e = '<endEvent id="e"/>';

/** The whole run in one step, however long it is: the engine's slices are tested where they are. */
async function runAll(xml: string, variables: Facts = {}): Promise<StepResult> {
  const definitions = await processSetOf({ p: xml }, {}, wide);
  const context = { now: '2026-09-14T09:00:00+08:00', calendar: chinaCalendar, parameters: {}, facts: {}, budget: 10_000_000 };
  const started = performance.now();
  const result = valueIn(step(definitions, undefined, { type: 'startInstance', processId: 'p', variables }, context));
  console.info(`${Math.round(performance.now() - started)} ms, ${result.events.length} events`);
  return result;
}

const perNode = ({ events }: StepResult, visits: number) => events.length / visits;

// Figures are printed; what must hold are results, events a node and a stack that does not grow.
describe('scale', () => {
  it.each(['parallelGateway', 'inclusiveGateway'])('50 diamonds of %s', async (gateway) => {
    const parts = Array.from({ length: 50 }, (_, i) => {
      const when = gateway === 'inclusiveGateway' ? ' when true' : '';
      const paths = flows(`f${i} > a${i}${when}`, `f${i} > b${i}${when}`, `a${i} > j${i}`, `b${i} > j${i}`, i < 49 ? `j${i} > f${i + 1}` : `j${i} > e`);
      return `<${gateway} id="f${i}"/><task id="a${i}"/><task id="b${i}"/><${gateway} id="j${i}"/>${paths}`;
    });
    const result = await runAll(bpmn('p', s, e, ...parts, flows('s > f0')));
    expect(result.state.status).toBe('completed');
    expect(result.events.filter(({ type, elementId }) => type === 'activity.completed' && elementId === 'e')).toHaveLength(1);
    expect(perNode(result, 202)).toBeLessThanOrEqual(6);
  });

  it('a chain of 5,000 nodes', async () => {
    const ids = Array.from({ length: 5000 }, (_, index) => `t${index}`);
    const result = await runAll(bpmn('p', s, ...ids.map((id) => `<task id="${id}"/>`), e, flows(['s', ...ids, 'e'].join(' > '))));
    expect(result.state.status).toBe('completed');
    expect(perNode(result, 5002)).toBeLessThanOrEqual(6);
  });

  it('a loop of 100,000 turns', async () => {
    const add = '<scriptTask id="add" scriptFormat="urn:onething:feel:1" onething:result="n"><script>n + 1</script></scriptTask>';
    const loop = bpmn(
      'p',
      s,
      `<exclusiveGateway id="m"/>${add}<exclusiveGateway id="g" default="g-m"/>`,
      e,
      flows('s > m > add > g', 'g > e when n >= turns', 'g > m'),
    );
    const result = await runAll(loop, { n: 0, turns: 100_000 });
    expect(result.state.scopes.root?.variables.n).toBe(100_000);
    expect(perNode(result, 300_002)).toBeLessThanOrEqual(6);
    expect(JSON.stringify(result.state).length).toBeLessThan(500);
  });
});
