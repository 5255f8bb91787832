import { v7 } from 'uuid';
import { context, nothing, openingOf, running } from '../../../qa/support/opening-of.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { withTenant } from '../database/with-tenant.js';
import type { StepRows, StepToSave } from '../runtime/step-rows.js';
import { type StepStore, stepStore } from './step-store.js';
import { type WorkStore, workStore } from './work-store.js';

const tenant = '330199';
describe('the two round trips of a step', () => {
  let database: TestDatabase;
  let steps: StepStore;
  let work: WorkStore;
  const node = v7();

  beforeAll(async () => {
    database = await openTestDatabase();
    steps = stepStore(database.app, node, v7);
    work = workStore(database.app, node);
  });
  afterAll(() => database.close());

  const seen = (table: string, where: Record<string, string>, column: string) =>
    withTenant(database.app, tenant, (transaction) => transaction(table).where(where).pluck(column));

  it('opens a case, gives its state back and counts its revision', async () => {
    const opening = openingOf('k1');
    expect(await steps.save(tenant, [opening])).toEqual(['saved']);

    const [loaded] = await steps.load(tenant, [{ instance: opening.instance }]);
    expect(loaded).toMatchObject({ rev: 1, status: 'running', state: running, context });
  });

  it('numbers openings of one day one after the other, and gives no new number to a key that was answered', async () => {
    const opening = openingOf('numbered');
    await steps.save(tenant, [opening]);

    const given = await steps.loadOpenings(tenant, ['fresh-a', 'numbered', 'fresh-b']);

    expect(given.map(({ stored }) => stored?.reply)).toEqual([undefined, { id: opening.instance }, undefined]);
    const [first, , second] = given.map(({ number }) => Number(number.slice(-5)));
    expect(second).toBe((first ?? 0) + 1);
    expect(given[0]?.number).toMatch(/^OT-330199-\d{8}-\d{5}$/);
  });

  it('saves a step once: the same revision a second time is a conflict and leaves nothing behind', async () => {
    const opening = openingOf();
    await steps.save(tenant, [opening]);
    const step: StepToSave = { ...opening, opened: undefined, rev: 1, rows: { ...nothing, tasks: [taskOf(opening.instance)] } };

    expect(await steps.save(tenant, [step])).toEqual(['saved']);
    expect(await steps.save(tenant, [{ ...step, rows: { ...nothing, tasks: [{ ...taskOf(opening.instance), activity: 'a9' }] } }])).toEqual(['conflict']);
    expect(await seen('task', { instance: opening.instance }, 'activity')).toEqual(['a1']);
  });

  it('answers each item of a batch for itself', async () => {
    const [good, stale] = [openingOf(), openingOf()];
    await steps.save(tenant, [good, stale]);
    const twice = openingOf('same-key');

    const results = await steps.save(tenant, [
      { ...good, opened: undefined, rev: 1, rows: nothing },
      { ...stale, opened: undefined, rev: 7, rows: nothing },
      twice,
      openingOf('same-key'),
    ]);

    expect(results).toEqual(['saved', 'conflict', 'saved', 'repeated']);
    expect(await seen('case_file', { id: twice.instance }, 'state')).toEqual(['running']);
  });

  it('goes on after the 99,999th case of a day', async () => {
    const numbers = async (keys: readonly string[]) => (await steps.loadOpenings(tenant, keys)).map(({ number }) => number);
    const [first = ''] = await numbers([v7()]);
    const series = first.slice(0, -6);
    await withTenant(database.app, tenant, (transaction) => transaction('sequence_number').where({ tenant, name: series }).update({ value: 99_997 }));

    expect(await numbers([v7(), v7(), v7()])).toEqual([`${series}-99998`, `${series}-99999`, `${series}-100000`]);
    expect(await numbers([v7()])).toEqual([`${series}-100001`]);
  });

  it('closes a task that is there, once, and makes none that is not', async () => {
    const opening = openingOf();
    await steps.save(tenant, [{ ...opening, rows: { ...nothing, tasks: [taskOf(opening.instance)] } }]);
    const closed = { instance: opening.instance, activity: 'a1', status: 'completed' as const, actor: 'clerk', actor_name: '办事员' };
    const closed_tasks = [closed, { ...closed, actor: 'other' }, { ...closed, activity: 'a7' }];
    const step: StepToSave = { ...opening, opened: undefined, rev: 1, once: undefined, rows: { ...nothing, closed_tasks } };

    expect(await steps.save(tenant, [step])).toEqual(['saved']);
    expect(await seen('task', { instance: opening.instance }, 'activity')).toEqual(['a1']);
    expect(await seen('task', { instance: opening.instance }, 'status')).toEqual(['completed']);

    // What is done stays done by whom it was done.
    const [by] = await seen('task', { instance: opening.instance }, 'completed_by');
    await steps.save(tenant, [{ ...step, rev: 2, rows: { ...nothing, closed_tasks: [{ instance: opening.instance, activity: 'a1', status: 'cancelled' }] } }]);
    expect(await seen('task', { instance: opening.instance }, 'completed_by')).toEqual([by]);
  });

  it('keeps the lines of every step of a batch apart, with the moment, the revision and the words of each', async () => {
    const [one, two] = [openingOf(), openingOf()];
    await steps.save(tenant, [one, two]);
    const line = (instance: string, at: string, actor: string) => ({
      ...{ instance, id: v7(), rev: 2, at, type: 'activity.completed' as const, process: 'common:supply', element: 'null', activity: 'a1', actor },
      data: { text: 'a "b" \\ {c}, 甲\n乙' },
    });
    const lines = [line(one.instance, '2026-09-14T02:00:00Z', '何"静'), line(two.instance, '2026-10-01T00:00:00+08:00', 'NULL')];
    await steps.save(
      tenant,
      [one, two].map((opening, n) => ({ ...opening, opened: undefined, rev: 1, rows: { ...nothing, events: lines.slice(n, n + 1) } })),
    );

    for (const { instance, at, actor, data, element } of lines) {
      const found = await withTenant(database.app, tenant, (transaction) => transaction('history').where({ instance, rev: 2 }));
      expect(found).toMatchObject([{ actor, data, element, at: new Date(at), process: 'common:supply' }]);
    }
  });

  it('gives a due job to one node only, again when that node is gone, and no timer early', async () => {
    const opening = openingOf();
    const place = { instance: opening.instance, element: 'e', process: 'p' };
    const job = { ...place, activity: 'a1', kind: 'connector' as const, connector: 'demo', input: { x: 1 }, due_at: '2020-01-01T00:00:00Z', node: null };
    const timers = [
      { ...place, activity: 'a2', rule: { kind: 'date' as const, at: '' }, provisional: false, due_at: '2020-01-01T00:00:00Z' },
      { ...place, activity: 'a3', rule: { kind: 'date' as const, at: '' }, provisional: false, due_at: '2999-01-01T00:00:00Z' },
    ];
    await steps.save(tenant, [{ ...opening, rows: { ...nothing, jobs: [job], timers } }]);
    const other = workStore(database.app, v7());
    await Promise.all([work.renewLease(10), other.renewLease(10)]);

    const claimed = [await work.claim({ jobs: 8, timers: 8 }), await other.claim({ jobs: 8, timers: 8 })];
    expect(claimed.map((list) => list.map(({ activity }) => activity))).toEqual([['a1', 'a2'], []]);
    expect(await work.job({ tenant, instance: opening.instance, activity: 'a1', kind: 'connector' })).toMatchObject({ input: { x: 1 }, attempts: 0, context });

    await work.leave();
    expect((await other.claim({ jobs: 8, timers: 8 })).map(({ activity }) => activity)).toEqual(['a1', 'a2']);
    await other.leave();
  });

  it('shows nothing of it to another tenant', async () => {
    const opening = openingOf();
    await steps.save(tenant, [opening]);

    expect(await steps.load('330198', [{ instance: opening.instance }])).toMatchObject([{ rev: 0 }]);
  });
});

function taskOf(instance: string): StepRows['tasks'][number] {
  return {
    instance,
    activity: 'a1',
    element: 'e',
    process: 'p',
    name: '复核',
    form: 'f',
    candidates: ['p/r'],
    assignee: null,
    assignee_name: null,
    excluded: [],
    input: {},
    created_at: '2026-09-14T01:00:00Z',
    due: null,
    due_at: null,
    warn_at: null,
  };
}
