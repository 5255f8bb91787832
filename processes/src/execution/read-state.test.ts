import { chinaCalendar } from '@onething/rules';
import { bpmn, flows, loop } from '../testing/bpmn-text.js';
import { play, processSetOf, valueIn } from '../testing/played-instance.js';
import { formatOne } from '../testing/stored-states.js';
import type { Command } from './command.js';
import { openWork } from './open-work.js';
import { readState, stateFormat } from './read-state.js';
import type { InstanceState } from './state.js';
import { step } from './step.js';
import { upcasters } from './upcasters/index.js';

const s = '<startEvent id="s"/>';
const e = '<endEvent id="e"/>';
const context = { now: '2026-09-14T09:00:00+08:00', calendar: chinaCalendar, parameters: {}, facts: {} };

describe('a stored state', () => {
  const tasks = `<userTask id="one">${loop.each('names', 'name', { sequential: true, collect: 'said' })}</userTask><userTask id="all">${loop.each('names', 'name', { collect: 'heard' })}</userTask>`;
  const model = bpmn('p', s, '<parallelGateway id="f"/><parallelGateway id="j"/>', tasks, e, flows('s > f > one > j > e', 'f > all > j'));

  it('of the format before keeps of a collection only the items of turns that have not begun', () => {
    const leftOver = valueIn(readState(JSON.parse(formatOne.leftOver)));
    expect([leftOver.scopes.a3?.turns?.items, leftOver.scopes.a4?.turns?.items]).toEqual([
      { '2': 'b', '3': 'c' },
      { '2': 'b', '3': 'c' },
    ]);
    const answered = valueIn(readState(JSON.parse(formatOne.answered)));
    expect([answered.scopes.a3?.turns?.items, answered.scopes.a4?.turns?.items]).toEqual([{ '3': 'c' }, undefined]);
  });

  it.each(['leftOver', 'answered'] as const)('of the format before goes on to the end as if nothing had changed: %s', async (which) => {
    const definitions = await processSetOf({ p: model });
    const stored: InstanceState = JSON.parse(formatOne[which]);
    const take = (before: InstanceState, command: Command) => valueIn(step(definitions, before, command, context)).state;
    let state = take(stored, which === 'leftOver' ? { type: 'continue' } : { type: 'setVariables', values: {} });
    for (let [task] = openWork(state).tasks; task; [task] = openWork(state).tasks) {
      const word = String(state.scopes[task.elementId === 'one' ? 'a3' : 'a4']?.activities[task.activity]?.local?.name);
      state = take(state, { type: 'completeActivity', activity: task.activity, output: { word: word.toUpperCase() } });
    }
    const words = ['A', 'B', 'C'].map((word) => ({ word }));
    expect([state.status, state.format, state.scopes.root?.variables]).toEqual([
      'completed',
      stateFormat,
      { names: ['a', 'b', 'c'], said: words, heard: words },
    ]);
  });

  it('of a later format is refused, and so is what is no state', () => {
    expect(readState({ format: stateFormat + 1 })).toMatchObject({ ok: false, code: 'STATE_FORMAT_NEWER' });
    const state = valueIn(readState(JSON.parse(formatOne.answered)));
    for (const wrong of [
      null,
      'x',
      {},
      { ...state, scopes: [] },
      { ...state, more: 1 },
      { ...state, scopes: { root: { ...state.scopes.root, joins: { f: -1 } } } },
    ])
      expect(readState(wrong)).toMatchObject({ ok: false, code: 'STATE_NOT_VALID' });
  });

  it('has one upcaster for each format that there was', () => {
    expect(upcasters.map(({ from }) => from)).toEqual(Array.from({ length: stateFormat - 1 }, (_, index) => index + 1));
  });
});

describe('the size of a state', () => {
  const sizeOf = (state: InstanceState) => JSON.stringify(state).length;
  /** The counter, the ids that it gives and the numbers in the variables grow by digits. */
  const digits = 60;

  it('stays the same over 10,000 turns of a loop', async () => {
    const round = '<exclusiveGateway id="m"/><userTask id="u"/><exclusiveGateway id="g" default="g-m"/>';
    const definitions = await processSetOf({ p: bpmn('p', s, round, e, flows('s > m > u > g', 'g > e when done', 'g > m')) });
    let { state } = valueIn(step(definitions, undefined, { type: 'startInstance', processId: 'p', variables: {} }, context));
    const first = sizeOf(state);
    for (let turn = 1; turn <= 10_000; turn++) {
      const activity = Object.keys(state.scopes.root?.activities ?? {})[0] ?? '';
      state = valueIn(step(definitions, state, { type: 'completeActivity', activity, output: { done: false, turn }, by: `clerk-${turn % 3}` }, context)).state;
      if (turn % 1000 === 0) expect(sizeOf(state)).toBeLessThan(first + 3 * 'clerk-0'.length + digits + 40);
    }
    expect(state.counter).toBeGreaterThan(30_000);
  });

  it('knows nothing more of 1,000 turns that are over', async () => {
    const definitions = await processSetOf({
      p: bpmn('p', s, `<userTask id="u">${loop.each('many', 'one')}</userTask><userTask id="after"/>`, e, flows('s > u > after > e')),
    });
    const many = Array.from({ length: 1000 }, (_, index) => index);
    const wide = { ...context, tokens: 2000, budget: 5000 };
    let { state } = valueIn(step(definitions, undefined, { type: 'startInstance', processId: 'p', variables: { many } }, wide));
    const [started, collection] = [sizeOf(state), JSON.stringify(many).length];
    const tasks = openWork(state).tasks;
    for (const [index, { activity }] of tasks.entries()) {
      state = valueIn(step(definitions, state, { type: 'completeActivity', activity, output: {} }, wide)).state;
      const left = tasks.length - index - 1;
      if (left % 250 === 0) expect(sizeOf(state)).toBeLessThan(1500 + collection + ((started - collection) * left) / tasks.length);
    }
    expect(openWork(state).tasks).toMatchObject([{ elementId: 'after' }]);
    expect(Object.keys(state.scopes)).toEqual(['root']);
  });

  it('shrinks with the collection that is worked off one by one', async () => {
    const instance = await play(
      { p: bpmn('p', s, `<userTask id="u">${loop.each('many', 'one', { sequential: true })}</userTask>`, e, flows('s > u > e')) },
      { many: ['a', 'b', 'c'] },
    );
    const items = () => Object.values(instance.state.scopes).flatMap(({ turns }) => Object.values(turns?.items ?? {}));
    expect(items()).toEqual(['b', 'c']);
    instance.complete('u');
    expect(items()).toEqual(['c']);
    instance.complete('u');
    expect(items()).toEqual([]);
  });
});
