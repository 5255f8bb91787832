import {
  administrator,
  applicant,
  end,
  eventually,
  flow,
  openSmallWorld,
  plantSmallWorld,
  region,
  type SmallWorld,
  serviceTask,
  start,
  taken,
  userTask,
} from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { NotRetriable } from '../connectors/not-retriable.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';

const head: Actor = { person: 'head', name: '科长', tenant: region, roles: ['departmentAdministrator'], ports: [] };
const hopeless = new NotRetriable('REGISTER_GONE', { zh: '登记系统已停用。', en: 'The register is gone.' });

describe('incidents', () => {
  let database: TestDatabase;
  let world: SmallWorld;
  let broken = true;
  const body = start + serviceTask('ask') + userTask('check') + end + flow('start', 'ask', 'check', 'end');
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    const register = {
      id: 'register',
      check: async () => [],
      run: async () => (broken ? Promise.reject(hopeless) : { status: 'answered' as const, output: { x: 7 } }),
    };
    world = await openSmallWorld(database, body.replaceAll('connector="demo"', 'connector="register"'), { connectors: (known) => [...known, register] });
    await world.runtime.start();
  }, 30_000);
  beforeEach(() => {
    broken = true;
  });
  afterAll(async () => {
    await world.runtime.stop();
    await database.close();
  });

  async function stuck(count: number): Promise<string[]> {
    const ids = await Promise.all(Array.from({ length: count }, async () => taken(await world.open()).id));
    await eventually(
      async () => (await world.runtime.incidents.list(head)).items.filter((one) => ids.includes(one.case)).length,
      (n) => n === count,
    );
    return ids;
  }
  const stateOf = async (id: string) => taken(await world.runtime.cases.get(id, applicant));
  const incidentOf = async (id: string) => (await world.runtime.incidents.list(head)).items.find((one) => one.case === id)?.id ?? '';
  const kept = (id: string) => withTenant(database.app, region, (t) => t('incident').where({ instance: id }).first());

  it('are told by cause, and all of one cause are tried again at once, each once', async () => {
    const ids = await stuck(40);
    const { causes } = await world.runtime.incidents.list(head);
    expect(causes).toMatchObject([{ code: 'REGISTER_GONE', process: 'small', elementId: 'ask', count: 40, message: { zh: '登记系统已停用。' } }]);

    broken = false;
    const cause = { code: 'REGISTER_GONE', elementId: 'ask' };
    expect(taken(await world.runtime.incidents.retryAll(cause, head, { key: 'all-of-them' }))).toEqual({ retried: 40, refused: 0, left: 0 });
    await eventually(
      async () => (await Promise.all(ids.map(stateOf))).filter(({ state }) => state === 'running').length,
      (n) => n === 40,
    );
    expect(taken(await world.runtime.incidents.retryAll(cause, head, { key: 'all-of-them' }))).toEqual({ retried: 0, refused: 0, left: 0 });
    expect(await kept(ids[0] ?? '')).toMatchObject({ resolution: 'retried', resolved_by: 'head' });
  });

  it('are skipped by giving the answer that did not come, with a reason, and only by who answers for it', async () => {
    const [id = ''] = await stuck(1);
    const incident = await incidentOf(id);
    const answer = { reason: '已电话核实', values: { x: 5 } };

    expect(await world.runtime.incidents.skip(incident, answer, administrator, { key: 'skip-it' })).toMatchObject({ code: 'INCIDENT_NOT_FOUND' });
    taken(await world.runtime.incidents.skip(incident, answer, head, { key: 'skip-it' }));
    taken(await world.runtime.incidents.skip(incident, answer, head, { key: 'skip-it' }));
    expect(await stateOf(id)).toMatchObject({ state: 'running', waiting: [{ name: 'check' }] });
    expect(await kept(id)).toMatchObject({ resolution: 'skipped', reason: '已电话核实' });
    expect(await world.runtime.incidents.skip(incident, answer, head, { key: 'skip-again' })).toMatchObject({ code: 'INCIDENT_ALREADY_RESOLVED' });
  });

  it('end the case where nothing else is left to do', async () => {
    const [id = ''] = await stuck(1);
    taken(await world.runtime.incidents.cancel(await incidentOf(id), '申请人撤回', head, { key: 'cancel-it' }));

    expect(await stateOf(id)).toMatchObject({ state: 'cancelled' });
    expect(await kept(id)).toMatchObject({ resolution: 'cancelled', reason: '申请人撤回' });
  });

  it('are raised for a running case that waits for nothing, and a retry asks again for what its state waits for', async () => {
    broken = false;
    const { id } = taken(await world.open());
    await eventually(
      () => withTenant(database.app, region, (t) => t('task').where({ instance: id, status: 'open' })),
      (rows) => rows.length === 1,
    );
    expect(await world.runtime.selfCheck.checkNow()).toBe(0);
    await withTenant(database.app, region, (t) => t('task').where({ instance: id }).delete());

    expect(await world.runtime.selfCheck.checkNow()).toBe(1);
    expect(await world.runtime.selfCheck.checkNow()).toBe(0);
    expect(await stateOf(id)).toMatchObject({ state: 'incident' });
    taken(await world.runtime.incidents.retry(await incidentOf(id), head, { key: 'rearm-it' }));
    expect(await stateOf(id)).toMatchObject({ state: 'running' });
    expect(await withTenant(database.app, region, (t) => t('task').where({ instance: id }).pluck('status'))).toEqual(['open']);
    expect(await world.runtime.selfCheck.checkNow()).toBe(0);
  });
});
