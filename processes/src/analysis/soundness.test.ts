import { checkProcess } from '../language/check-process.js';
import { parseProcess } from '../language/parse-process.js';
import { bpmn, flows, trigger } from '../testing/bpmn-text.js';
import { NaiveTokens } from '../testing/naive-tokens.js';
import { valueIn } from '../testing/played-instance.js';
import { chanceOf, drawGraph, randomGraph } from '../testing/random-graph.js';
import { soundnessOf } from './soundness.js';

const ends = '<startEvent id="s"/><endEvent id="e"/>';

async function verdictOf(xml: string, bound?: number) {
  const [model] = valueIn(await parseProcess(xml)).processes;
  if (!model) throw new Error('No process');
  return soundnessOf(model, model.id, bound);
}

describe('soundness', () => {
  const deadlock = bpmn(
    'p',
    ends,
    '<exclusiveGateway id="x" default="x-b"/><task id="a"/><task id="b"/><parallelGateway id="j"/>',
    flows('s > x', 'x > a when c', 'x > b', 'a > j', 'b > j > e'),
  );

  it('tells the way to a join that waits for ever', async () => {
    expect(await verdictOf(deadlock)).toEqual({ verdict: 'unsound', path: ['s', 'x', 'b'], rests: ['j'] });
    const finding = checkProcess(valueIn(await parseProcess(deadlock, 'p.bpmn'))).find(({ code }) => code === 'MAY_NEVER_COMPLETE');
    expect(finding).toMatchObject({ severity: 'warning', place: 'p.bpmn <parallelGateway id="j">' });
    expect(finding?.message.zh).toContain('s → x → b');
  });

  it('is proven for parallel branches with a reminder, an exit and an early end', async () => {
    const model = bpmn(
      'p',
      ends,
      '<parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><endEvent id="o"/>',
      `<boundaryEvent id="late" attachedToRef="a" cancelActivity="false">${trigger.timer('P1D')}</boundaryEvent>`,
      `<boundaryEvent id="out" attachedToRef="b">${trigger.message('M1')}</boundaryEvent><endEvent id="stop">${trigger.terminate()}</endEvent>`,
      flows('s > f > a > j > e', 'f > b > j', 'late > o', 'out > stop'),
    );
    expect((await verdictOf(model)).verdict).toBe('sound');
  });

  it('sees that leaving a branch by a boundary event keeps the join waiting', async () => {
    const model = bpmn(
      'p',
      ends,
      '<parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><endEvent id="o"/>',
      `<boundaryEvent id="out" attachedToRef="b">${trigger.message('M1')}</boundaryEvent>`,
      flows('s > f > a > j > e', 'f > b > j', 'out > o'),
    );
    expect(await verdictOf(model)).toMatchObject({ verdict: 'unsound', rests: ['j'] });
  });

  it('leaves the question open beyond its bound, and says the bound', async () => {
    const model = bpmn('p', ends, '<exclusiveGateway id="m"/><parallelGateway id="f"/><task id="a"/>', flows('s > m > f > a > e', 'f > m'));
    expect(await verdictOf(model, 50)).toEqual({ verdict: 'notDecided', bound: 50 });
  });

  it('looks at few states where many orders are possible', async () => {
    const branches = Array.from({ length: 12 }, (_, index) => `t${index}`);
    const model = bpmn(
      'p',
      ends,
      '<parallelGateway id="f"/><parallelGateway id="j"/>',
      ...branches.map((id) => `<task id="${id}"/>`),
      flows('s > f', 'j > e', ...branches.map((id) => `f > ${id} > j`)),
    );
    expect(await verdictOf(model, 40)).toEqual({ verdict: 'sound', proof: 'structure' });
  });

  it('says of random processes what a naive interpreter finds in every order', async () => {
    const seed = Date.now() & 0x7fffffff;
    console.info(`seed ${seed}`);
    const seen = { sound: 0, unsound: 0 };
    for (let turn = 0; turn < 150; turn++) {
      const graph = randomGraph(chanceOf(seed + turn * 7919));
      const expected = graph.nodes.length > 40 ? undefined : new NaiveTokens(graph).isSound(300);
      const result = await verdictOf(drawGraph(graph));
      if (expected === undefined || result.verdict === 'notDecided') continue;
      expect({ seed: seed + turn * 7919, verdict: result.verdict }).toEqual({ seed: seed + turn * 7919, verdict: expected ? 'sound' : 'unsound' });
      seen[expected ? 'sound' : 'unsound']++;
    }
    console.info(JSON.stringify(seen));
    expect(Math.min(seen.sound, seen.unsound)).toBeGreaterThan(5);
  });
});
