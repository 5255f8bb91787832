import { end, flow, form, processFile, smallPackage, taken, userTask } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { setClock, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { plantTenants } from '../database/demo-tenants.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';
import { uuidIds } from '../ids.js';
import { createRuntime } from '../runtime/create-runtime.js';
import type { Runtime } from '../runtime-parts.js';
import { caseMoveStore } from '../stores/case-move-store.js';
import type { CaseMoves } from './case-moves.js';
import { createCaseMoves } from './create-case-moves.js';

const county = '330199';
const publisher: Actor = { person: 'publisher', name: '发布员', tenant: '330000', roles: ['publisher'], ports: [] };
const second: Actor = { ...publisher, person: 'second', name: '复核员' };
const staff: Actor = { person: 'clerk', name: '办事员', tenant: county, roles: ['clerk'], ports: ['small/clerk'] };

const twoSteps = userTask('check') + userTask('sign') + end + flow('start', 'check', 'sign', 'end') + flow('tick', 'check');
const longer = userTask('check') + userTask('sign') + userTask('keep') + end + flow('start', 'check', 'sign', 'keep', 'end') + flow('tick', 'check');
const shorter = userTask('check') + end + flow('start', 'check', 'end') + flow('tick', 'check');

/** A matter that the clock begins too, so that a test opens its cases by moving the clock. */
function files(version: string, body: string, parameters = '[]'): ReadonlyMap<string, Uint8Array> {
  const times = '<bpmn:timerEventDefinition><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">0 8 * * *</bpmn:timeCycle></bpmn:timerEventDefinition>';
  const starts = `<bpmn:startEvent id="start" onething:form="apply" /><bpmn:startEvent id="tick" name="每日">${times}</bpmn:startEvent>`;
  const small = smallPackage('');
  const manifest = JSON.parse(small['manifest.json'] ?? '');
  const changed = { ...manifest, version, matters: manifest.matters.map((matter: object) => ({ ...matter, audience: 'staff', openedBy: ['clerk'] })) };
  const all = {
    ...{ ...small, 'manifest.json': JSON.stringify(changed), 'parameters.json': parameters },
    ...{ 'processes/small.bpmn': processFile('small', starts + body), 'forms/decide.json': form('decide', { verdict: { type: 'string', title: '结论' } }) },
  };
  return new Map(Object.entries(all).map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

describe('running cases moved to the release in force', () => {
  let database: TestDatabase;
  let parts: TestParts;
  let runtime: Runtime;
  let moves: CaseMoves;
  let first: string;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantTenants(database.owner);
    await setClock(database, '2026-09-14T07:00:00+08:00');
    parts = testParts(database);
    runtime = createRuntime(parts.runtime);
    moves = createCaseMoves({ store: caseMoveStore(database.app), library: parts.library, ids: uuidIds });
    await database.owner('person').insert({ tenant: county, id: 'clerk', account: 'clerk', name: '办事员' });
    const appointment = { tenant: county, id: 'clerk', person: 'clerk', role: 'clerk', ports: ['small/clerk'], valid_from: '2000-01-01' };
    await withTenant(database.app, county, (t) => t('appointment').insert(appointment));
    first = await publish('1.0.0', twoSteps);
    await runtime.scheduledStarts.openNow();
    for (const day of ['14', '15', '16']) {
      await setClock(database, `2026-09-${day}T08:00:01+08:00`);
      await runtime.scheduledStarts.openNow();
    }
  }, 60_000);
  afterAll(() => database.close());

  const publish = async (version: string, body: string, parameters?: string) =>
    taken(await parts.releases.publish(files(version, body, parameters), publisher)).release;
  const instances = () => withTenant(database.app, county, (t) => t('instance').where({ tenant: county }).orderBy('id'));
  const releases = async () => (await instances()).map(({ release }) => release);
  const tasks = async () => (await runtime.tasks.list({ view: 'group' }, staff)).items;
  const complete = async (position: number) => {
    const task = (await tasks())[position];
    return taken(await runtime.tasks.complete(task?.id ?? '', { verdict: '同意' }, staff, { key: uuidIds.next() }));
  };

  it('is only looked at first: each has a place when a step is added at the end', async () => {
    expect(await releases()).toEqual([first, first, first]);
    expect(taken(await moves.plan('small', publisher)).groups).toEqual([]);
    expect(await moves.propose('small', '更正', publisher)).toMatchObject({ code: 'NOTHING_TO_MOVE' });
    await complete(0);
    await publish('1.1.0', longer);
    expect(taken(await moves.plan('small', publisher))).toMatchObject({
      ...{ package: 'small', version: '1.1.0' },
      groups: [{ release: first, version: '1.0.0', running: 3, movable: 3, problems: [] }],
    });
    expect(await releases()).toEqual([first, first, first]);
    expect(await moves.plan('nothing', publisher)).toMatchObject({ code: 'PACKAGE_NOT_FOUND' });
  });

  it('needs a second person, and says so in the history of each', async () => {
    const proposed = taken(await moves.propose('small', '新规要求归档', publisher));
    expect(proposed).toMatchObject({ version: '1.1.0', proposedBy: '发布员', moved: 0, mayDecide: false });
    expect(await moves.approve(proposed.id, publisher)).toMatchObject({ code: 'FOUR_EYES' });
    expect(await moves.approve(proposed.id, { ...second, tenant: county })).toMatchObject({ code: 'CASE_MOVE_NOT_FOUND' });
    expect(await moves.approve(proposed.id, { ...second, roles: ['designer'] })).toMatchObject({ code: 'CASE_MOVE_NOT_FOUND' });
    expect(await releases()).toEqual([first, first, first]);

    const approved = taken(await moves.approve(proposed.id, second));
    expect(approved).toMatchObject({ decidedBy: '复核员', moved: 3 });
    expect(await releases()).toEqual(Array(3).fill(proposed.release));
    const [row] = await instances();
    const detail = taken(await runtime.cases.get(row.id, staff));
    expect(detail.history.find(({ type }) => type === 'release.changed')?.text.zh).toBe('办件改按新发布的版本（1.1.0）继续办理。');
    const audit = await withTenant(database.app, county, (t) => t('audit').where({ action: 'case.move' }));
    expect(audit.map(({ actor }) => actor)).toEqual(['second', 'second', 'second']);
    expect(taken(await moves.approve(proposed.id, second))).toMatchObject({ moved: 3 });
  });

  it('lets the cases go on: the added step comes to those who stood before it', async () => {
    for (let n = 0; n < 4; n += 1) await complete(0);
    const names = (await tasks()).map(({ name }) => name);
    expect(names).toContain('keep');
    expect((await instances()).every(({ status }) => status === 'running')).toBe(true);
  });

  it('is refused as a whole where one case has no place, with the step and the cases in words', async () => {
    const before = await releases();
    await publish('2.0.0', shorter);
    const plan = taken(await moves.plan('small', publisher));
    const [group] = plan.groups;
    expect(group?.running).toBe(3);
    expect(group?.problems.length).toBeGreaterThan(0);
    const refused = await moves.propose('small', '精简', publisher);
    expect(refused).toMatchObject({ code: 'CASES_WITHOUT_PLACE', problems: expect.arrayContaining([expect.objectContaining({ place: 'small/keep' })]) });
    expect(!refused.ok && refused.problems?.[0]?.message.zh).toMatch(/^1\.1\.0 版的 \d 件停在“.+”（.+）：新版本中没有这个环节/);
    expect(await releases()).toEqual(before);
  });

  it('is overtaken when another release comes into force before the second person decides', async () => {
    await publish('2.1.0', longer, JSON.stringify([addedParameter]));
    const proposed = taken(await moves.propose('small', '参数', publisher));
    await publish('2.2.0', longer);
    expect(await moves.approve(proposed.id, second)).toMatchObject({ code: 'CASE_MOVE_OVERTAKEN' });
    taken(await parts.releases.restore('small', proposed.release, '恢复', publisher));
    expect(taken(await moves.approve(proposed.id, second))).toMatchObject({ moved: 3 });
  });

  it('brings parameters that are new, at the value of the day of acceptance', async () => {
    const [row] = await instances();
    expect(row.context.parameters).toEqual({ fee: 10 });
  });

  it('leaves alone a case that something happened to meanwhile', async () => {
    const store = caseMoveStore(database.app);
    const [row] = await instances();
    const [found] = await store.next(county, 'small', 'another', undefined, 1);
    if (!found) throw new Error('a case runs');
    await withTenant(database.app, county, (t) =>
      t('instance')
        .where({ tenant: county, id: found.id })
        .update({ rev: row.rev + 1 }),
    );
    const moving = { found, release: first, version: '1.0.0', parameters: {}, parametersHash: '', move: uuidIds.next(), reason: '' };
    expect(await store.move(county, moving, { id: 'second', name: '复核员' }, uuidIds.next)).toBe(false);
    expect((await instances())[0].release).toBe(row.release);
  });

  it('of somebody who proposed it is refused by the database too', async () => {
    const id = uuidIds.next();
    await caseMoveStore(database.app).add('330000', { id, package: 'small', release: first, version: '1.0.0', reason: 'x' }, { id: 'one', name: '一人' });
    await expect(caseMoveStore(database.app).decided('330000', id, { id: 'one', name: '一人' })).rejects.toThrow(/case_move/);
  });
});

const addedParameter = {
  ...{ id: 'fee', title: '工本费', type: 'number' },
  values: [
    { from: '2026-01-01', value: 10, basis: { law: '测试' } },
    { from: '2026-09-20', value: 20, basis: { law: '测试' } },
  ],
};
