import { v7 } from 'uuid';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import type { StepRows, StepToSave } from '../../engine/src/runtime/step-rows.js';
import { messageStore } from '../../engine/src/stores/message-store.js';
import { type StepStore, stepStore } from '../../engine/src/stores/step-store.js';
import { workStore } from '../../engine/src/stores/work-store.js';
import { nothing, openingOf } from '../support/opening-of.js';
import type { TestDatabase } from '../support/test-database.js';

const tenant = '330199';
const at = '2026-09-14T01:00:00Z';

/** Which promises the save breaks: one step of one case writes all of its rows, and none of the twin that looks just like it. */
export async function brokenBySave(database: TestDatabase): Promise<readonly string[]> {
  const [mine, theirs] = [v7(), v7()];
  const store = stepStore(database.app, mine, v7);
  const work = workStore(database.app, theirs);
  await work.renewLease(60);
  const [one, twin, stale] = [twinOf('one'), twinOf('twin'), twinOf('stale')];
  const broken: string[] = [];
  const look = (what: string, found: unknown, wanted: unknown) => {
    const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
    if (a !== b) broken.push(`${what}: ${a} instead of ${b}`);
  };

  look('openings', await store.save(tenant, [one, twin, stale]), ['saved', 'saved', 'saved']);
  const seen = (instance: string, of = tables) => Promise.all(of.map((table) => rowsOf(database, table, instance)));
  await beforeTheStep(database, [one.instance, twin.instance, stale.instance], theirs);
  const before = [await seen(twin.instance), await seen(stale.instance)];

  look('the step', await store.save(tenant, stepsOf(one, stale, mine)), ['saved', 'conflict']);
  look('the twin and the stale one stay as they were', [await seen(twin.instance), await seen(stale.instance)], before);
  look('tasks', await columns(database, 'task', one.instance, ['activity', 'status', 'assignee', 'assignee_name', 'excluded', 'completed_by']), [
    ['a1', 'completed', null, null, [], 'clerk'],
    ['a10', 'claimed', 'p2', '二', ['p2'], null],
    ['a11', 'claimed', 'p3', '三', ['p2'], null],
    ['a12', 'completed', 'p2', '二', [], 'earlier'],
    ['a2', 'open', null, null, ['p2'], null],
    ['a9', 'open', null, null, [], null],
  ]);
  look('timers', await columns(database, 'timer', one.instance, ['activity']), [['b3']]);
  // The case is held by another node: it takes the new job too.
  look('jobs', await columns(database, 'job', one.instance, ['activity', 'node']), [
    ['a13', null],
    ['b4', theirs],
  ]);
  look('external work', await columns(database, 'external_work', one.instance, ['activity', 'topic']), [['b5', 'p/topic']]);
  look('subscriptions', await columns(database, 'subscription', one.instance, ['activity', 'kind']), [
    ['a7', 'signal'],
    ['b6', 'message'],
  ]);
  look('incidents', await columns(database, 'incident', one.instance, ['activity', 'resolution', 'reason', 'resolved_by']), [
    ['a8', 'skipped', '已核实', 'head'],
    ['b8', null, null, null],
  ]);
  look('decisions', await columns(database, 'decision_made', one.instance, ['decision']), [['d']]);
  look('the revision', await columns(database, 'instance', one.instance, ['rev', 'status']), [[2, 'running']]);
  look('the case', await columns(database, 'case_file', one.instance, ['state', 'outcome']), [['incident', 'half']]);
  // The second step had no key: no row of the trail is written for it.
  look('the trail', (await rowsOf(database, 'audit', one.instance)).length, 1);

  broken.push(...(await brokenByQuietSteps(database, store, twin, mine)));
  await work.leave();
  return broken;
}

/** A step that gives its node a job keeps it; a message that came first is given once. */
async function brokenByQuietSteps(database: TestDatabase, store: StepStore, twin: StepToSave, mine: string): Promise<readonly string[]> {
  const broken: string[] = [];
  const messages = messageStore(database.app);
  for (const [id, keys] of [
    ['first', ['k']],
    ['other', ['z']],
    ['again', ['k']],
  ] as const)
    await messages.receive(tenant, { id, name: 'm', keys: [...keys], payload: {} });
  await database.owner.raw(`update job set node = null where instance = ?`, [twin.instance]);
  const place = { instance: twin.instance, element: 'e', process: 'p' };
  const quiet: StepToSave = { ...twin, once: undefined, opened: undefined, rev: 1, rows: nothing };
  await store.save(tenant, [quiet]);
  await store.save(tenant, [{ ...quiet, rev: 7 }]);

  const jobs = [{ ...place, activity: 'c1', kind: 'connector' as const, connector: 'demo', input: {}, due_at: at, node: mine }];
  const subscriptions = [
    { ...place, activity: 'c2', kind: 'message' as const, name: 'm', keys: JSON.stringify(['k']) },
    { ...place, activity: 'c3', kind: 'signal' as const, name: 'm', keys: JSON.stringify(['z']) },
  ];
  await store.save(tenant, [{ ...quiet, rev: 2, rows: { ...nothing, jobs, subscriptions } }]);
  const given = await columns(database, 'job', twin.instance, ['activity', 'kind', 'node']);
  for (const wanted of [
    ['c1', 'connector', mine],
    ['c2', 'delivery', null],
  ])
    if (!given.some((row) => row.join() === wanted.join())) broken.push(`no job ${wanted.join()}`);
  if (given.some(([activity]) => activity === 'c3')) broken.push('a signal was given a message');
  const delivered = await withTenant(database.app, tenant, (t) => t('buffered_message').whereNotNull('delivered_to').orderBy('id').pluck('id'));
  if (delivered.join() !== 'first') broken.push(`messages were given: ${delivered.join()}`);
  return broken;
}

const tables = ['instance', 'case_file', 'task', 'timer', 'job', 'external_work', 'subscription', 'incident', 'history', 'decision_made', 'command', 'audit'];

/** A case with two of everything that a step can leave behind. */
function twinOf(key: string): StepToSave {
  const opening = openingOf(key);
  const { instance } = opening;
  const place = (activity: string) => ({ instance, activity, element: 'e', process: 'p' });
  const job = { input: {}, due_at: at, node: null };
  const rows: StepRows = {
    ...opening.rows,
    tasks: [
      task(instance, 'a1'),
      task(instance, 'a2', 'p2', '二'),
      { ...task(instance, 'a10', 'p2', '二'), candidates: [] },
      task(instance, 'a11', 'p3', '三'),
      task(instance, 'a12', 'p2', '二'),
    ],
    timers: ['a3', 'b3'].map((activity) => ({ ...place(activity), rule: { kind: 'date', at: '' }, provisional: false, due_at: '2999-01-01T00:00:00Z' })),
    jobs: [
      ...['a4', 'b4'].map((activity) => ({ ...place(activity), kind: 'connector' as const, connector: 'demo', ...job })),
      ...['a5', 'b5'].map((activity) => ({ ...place(activity), kind: 'external' as const, topic: 'p/topic', ...job })),
    ],
    subscriptions: [
      ...['a6', 'b6'].map((activity) => ({ ...place(activity), kind: 'message' as const, name: `m-${key}`, keys: '[]' })),
      { ...place('a7'), kind: 'signal' as const, name: 's', keys: '[]' },
    ],
    incidents: ['a8', 'b8'].map((activity) => ({ ...place(activity), id: v7(), code: 'C', message: { zh: '', en: '' }, attempts: 1 })),
    decisions: [{ id: v7(), instance, at, element: 'e', decision: 'd', status: 'decided' as never, evaluation: {} as never }],
  };
  return { ...opening, rows };
}

/** Another node holds a job of each case, and one task was done before. */
async function beforeTheStep(database: TestDatabase, instances: readonly string[], theirs: string): Promise<void> {
  for (const instance of instances) {
    await database.owner.raw(`update job set node = ? where instance = ? and activity = 'b4'`, [theirs, instance]);
    await database.owner.raw(`update task set status = 'completed', completed_by = 'earlier', completed_at = now() where instance = ? and activity = 'a12'`, [
      instance,
    ]);
  }
}

function stepsOf(one: StepToSave, stale: StepToSave, node: string): readonly StepToSave[] {
  return [one, stale].map(({ instance, ...step }, n) => ({
    ...step,
    instance,
    once: n === 0 ? undefined : { key: 'stale-step', hash: 'h', reply: null },
    opened: undefined,
    rev: n === 0 ? 1 : 5,
    rows: {
      ...nothing,
      changed: [{ instance, state: 'incident', outcome: 'half' }],
      closed_tasks: [{ instance, activity: 'a1', status: 'completed', actor: 'clerk', actor_name: '办事员' }],
      moved_tasks: ['a2', 'a10', 'a11', 'a12'].map((activity) => ({ instance, activity, excluded: ['p2'] })),
      tasks: [task(instance, 'a9')],
      jobs: [{ instance, activity: 'a13', element: 'e', process: 'p', kind: 'connector', connector: 'demo', input: {}, due_at: at, node }],
      gone: [
        { instance, activity: 'a3', kind: 'timer' },
        { instance, activity: 'a4', kind: 'connector' },
        { instance, activity: 'a5', kind: 'external' },
        { instance, activity: 'a6', kind: 'subscription' },
      ],
      closed_incidents: [{ instance, activity: 'a8', actor: 'head', resolution: 'skipped', reason: '已核实' }],
    },
  }));
}

function task(instance: string, activity: string, assignee: string | null = null, name: string | null = null): StepRows['tasks'][number] {
  const dates = { created_at: at, due: null, due_at: null, warn_at: null };
  return {
    instance,
    activity,
    element: 'e',
    process: 'p',
    name: '复核',
    form: 'f',
    candidates: ['p/r'],
    assignee,
    assignee_name: name,
    excluded: [],
    input: {},
    ...dates,
  };
}

function rowsOf({ app }: TestDatabase, table: string, instance: string): Promise<unknown[]> {
  const own: Readonly<Record<string, string>> = { instance: 'id', case_file: 'id', audit: 'subject' };
  return withTenant(app, tenant, (t) =>
    t(table)
      .where({ [own[table] ?? 'instance']: instance })
      .orderByRaw('1, 2, 3, 4'),
  );
}

async function columns({ app }: TestDatabase, table: string, instance: string, names: readonly string[]): Promise<unknown[][]> {
  const id = table === 'instance' || table === 'case_file' ? 'id' : 'instance';
  const rows: Record<string, unknown>[] = await withTenant(app, tenant, (t) =>
    t(table)
      .where({ [id]: instance })
      .select(names)
      .orderBy(names[0] ?? ''),
  );
  return rows.map((row) => names.map((name) => row[name]));
}
