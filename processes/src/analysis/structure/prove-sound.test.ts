import { parseProcess } from '../../language/parse-process.js';
import { bpmn, flows, trigger } from '../../testing/bpmn-text.js';
import { NaiveTokens } from '../../testing/naive-tokens.js';
import { valueIn } from '../../testing/played-instance.js';
import { chanceOf, drawGraph, randomGraph } from '../../testing/random-graph.js';
import { flowNetOf } from '../flow-net.js';
import { isProvedSound } from './prove-sound.js';

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const limits = { bytes: 50_000_000, elements: 20_000, depth: 60, tags: 200_000 };

async function isProved(xml: string): Promise<boolean> {
  const [model] = valueIn(await parseProcess(xml, 'p.bpmn', limits)).processes;
  const net = model && flowNetOf(model, model.id);
  if (!net) throw new Error('No net');
  return isProvedSound(net);
}

describe('a proof from the structure', () => {
  it('needs no bound: twenty branches, each with its own choice of ten ways', async () => {
    const branches = Array.from({ length: 20 }, (_, b) => {
      const ways = Array.from({ length: 10 }, (_way, w) => flows(`g${b} > t${b}_${w} when c${w}`, `t${b}_${w} > j${b}`).concat(`<task id="t${b}_${w}"/>`));
      return `<inclusiveGateway id="g${b}"/><inclusiveGateway id="j${b}"/>${ways.join('')}${flows(`f > g${b}`, `j${b} > j`)}`;
    });
    expect(await isProved(bpmn('p', ends, '<parallelGateway id="f"/><parallelGateway id="j"/>', ...branches, flows('s > f', 'j > e')))).toBe(true);
  });

  it('sees loops in loops, with parallel work and a reminder inside', async () => {
    const model = bpmn(
      'p',
      ends,
      '<exclusiveGateway id="m1"/><exclusiveGateway id="m2"/><parallelGateway id="f"/><parallelGateway id="j"/><userTask id="a"/><userTask id="b"/><exclusiveGateway id="x1"/><exclusiveGateway id="x2"/><task id="told"/>',
      `<boundaryEvent id="late" attachedToRef="a" cancelActivity="false">${trigger.timer('P1D')}</boundaryEvent>`,
      flows('s > m1 > m2 > f > a > j > x2 > x1 > e', 'f > b > j', 'x2 > m2 when again', 'x1 > m1 when more', 'late > told'),
    );
    expect(await isProved(model)).toBe(true);
  });

  it('sees what is not drawn in blocks: two decisions that belong together only by where they lead', async () => {
    const model = bpmn(
      'p',
      ends,
      '<exclusiveGateway id="x"/><parallelGateway id="f1"/><parallelGateway id="f2"/><exclusiveGateway id="m1"/><exclusiveGateway id="m2"/><parallelGateway id="j"/>',
      flows('s > x > f1 > m1 > j > e', 'x > f2 > m2 > j', 'f1 > m2').concat('<sequenceFlow id="f2-m1" sourceRef="f2" targetRef="m1"/>'),
    );
    expect(await isProved(model)).toBe(true);
  });

  it.each([
    ['a join after a choice', '<exclusiveGateway id="x"/><parallelGateway id="j"/>', ['s > x > a > j > e', 'x > b > j']],
    [
      'a branch that leaves by its border',
      `<parallelGateway id="x"/><parallelGateway id="j"/><boundaryEvent id="o" attachedToRef="a">${trigger.message('M1')}</boundaryEvent><endEvent id="oe"/>`,
      ['s > x > a > j > e', 'x > b > j', 'o > oe'],
    ],
    [
      'a turn of a loop that leaves a token at a join',
      '<exclusiveGateway id="m"/><parallelGateway id="x"/><parallelGateway id="j"/><exclusiveGateway id="y"/>',
      ['s > m > x > a > y > j > e', 'x > b > j', 'y > m'],
    ],
    ['a loop without a way out', '<exclusiveGateway id="m"/><parallelGateway id="x"/><parallelGateway id="j"/>', ['s > m > x > a > j > m', 'x > b > j']],
  ])('is not given to %s', async (_what, elements, paths) => {
    expect(await isProved(bpmn('p', ends, '<task id="a"/><task id="b"/>', elements, flows(...paths)))).toBe(false);
  });

  it('never says more than a naive interpreter finds in every order, and seldom less', async () => {
    const seed = Date.now() & 0x7fffffff;
    console.info(`seed ${seed}`);
    const seen = { proved: 0, missed: 0, unsound: 0 };
    for (let turn = 0; turn < 200; turn++) {
      const graph = randomGraph(chanceOf(seed + turn * 7919));
      if (graph.nodes.length > 40) continue;
      const sound = new NaiveTokens(graph).isSound(300);
      if (sound === undefined) continue;
      const proved = await isProved(drawGraph(graph));
      if (proved) expect({ seed: seed + turn * 7919, sound }).toEqual({ seed: seed + turn * 7919, sound: true });
      seen[proved ? 'proved' : sound ? 'missed' : 'unsound']++;
    }
    console.info(JSON.stringify(seen));
    expect(seen.proved).toBeGreaterThan(seen.missed);
  });
});
