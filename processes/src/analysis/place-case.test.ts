import type { ActivityInstance, InstanceState, Scope } from '../execution/state.js';
import { parseProcess } from '../language/parse-process.js';
import type { ProcessModel } from '../language/process-model.js';
import { bpmn, flows } from '../testing/bpmn-text.js';
import { valueIn } from '../testing/played-instance.js';
import { placingOf } from './place-case.js';

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const task = (id: string) => `<userTask id="${id}" name="${id}"/>`;
const gates = '<parallelGateway id="split"/><parallelGateway id="join"/>';
const sequence = [task('check'), task('sign'), flows('s > check > sign > e')];
const parallel = [task('a'), task('b'), gates, flows('s > split > a > join > e', 'split > b > join')];

async function modelOf(parts: readonly string[]): Promise<ProcessModel> {
  const [model] = valueIn(await parseProcess(bpmn('p', ends, ...parts))).processes;
  if (!model) throw new Error('No process');
  return model;
}

function standing(elements: readonly string[], more: Partial<Scope> = {}, role: ActivityInstance['role'] = 'token'): InstanceState {
  const activities = elements.map((elementId, index) => ({ id: `a${index}`, elementId, status: 'waiting', role, since: '2026-09-14T09:00:00+08:00' }) as const);
  const root: Scope = {
    ...{ id: 'root', processId: 'p', kind: 'process', variables: {}, joins: {} },
    ...{ activities: Object.fromEntries(activities.map((activity) => [activity.id, activity])), ...more },
  };
  return { format: 2, status: 'running', counter: 9, scopes: { root } };
}

async function problems(earlier: readonly string[], later: readonly string[] | undefined, state: InstanceState): Promise<readonly string[]> {
  const [before, after] = [await modelOf(earlier), later && (await modelOf(later))];
  return placingOf(
    () => before,
    () => after,
  )(state).map(({ element, message }) => `${element}: ${message.zh}`);
}

describe('a running case and a later release', () => {
  it('has a place where nothing around it has changed, or something ahead', async () => {
    const longer = [...sequence.slice(0, 2), task('keep'), flows('s > check > sign > keep > e')];
    expect(await problems(sequence, longer, standing(['check']))).toEqual([]);
    expect(await problems(parallel, parallel, standing(['a'], { joins: { 'b-join': 1 } }))).toEqual([]);
  });

  it.each([
    ['its step is gone', [task('check'), flows('s > check > e')], 'sign', '没有这个环节'],
    ['its step is drawn anew under another id', [task('check'), '<userTask id="sign2" name="sign"/>', flows('s > check > sign2 > e')], 'sign', '编号已改变'],
    ['it has not passed what is required now', [task('check'), task('new'), task('sign'), flows('s > check > new > sign > e')], 'sign', '没有办过'],
  ])('has none where %s', async (_, later, at, why) => {
    expect(await problems(sequence, later, standing([at]))).toEqual([expect.stringContaining(why)]);
  });

  it('has none where a branch was added beside it', async () => {
    const three = [task('a'), task('b'), task('c'), gates, flows('s > split > a > join > e', 'split > b > join', 'split > c > join')];
    expect(await problems(parallel, three, standing(['a', 'b']))).toEqual([
      'split: 有分支已到达这个汇合点，新版本中这条线已改变。',
      'join: 有分支已到达这个汇合点，新版本中这条线已改变。',
    ]);
    expect(await problems(parallel, parallel, standing(['a', 'b']))).toEqual([]);
  });

  it('has none where its process is gone, an armed event is, or it is on the move', async () => {
    expect(await problems(sequence, undefined, standing(['check']))).toEqual([': 新版本中没有这个流程。']);
    expect(await problems(sequence, [task('check'), flows('s > check > e')], standing(['sign'], {}, 'boundary'))).toEqual([
      expect.stringContaining('等待的事件'),
    ]);
    expect(await problems(sequence, sequence, { ...standing(['check']), queue: [{ scope: 'root', elementId: 'sign' }] })).toEqual([
      expect.stringContaining('正在推进'),
    ]);
  });
});
