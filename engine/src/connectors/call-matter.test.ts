import { v7 } from 'uuid';
import { grantPackage, householdPackage } from '../../../qa/support/calling-packages.js';
import { eventually, taken } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { plantClock, testParts } from '../../../qa/support/test-parts.js';
import { plantTenants } from '../database/demo-tenants.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';
import { createRuntime } from '../runtime/create-runtime.js';
import type { Runtime } from '../runtime-parts.js';
import { portStore } from '../stores/port-store.js';
import type { Connector } from './connector.js';

const [here, far] = ['330199', '330298'];
const family: Actor = { person: 'family', name: '张三', tenant: '330000', roles: ['applicant'], ports: [] };
const publisher: Actor = { person: 'publisher', name: '沈括', tenant: '330000', roles: ['publisher'], ports: [] };
const clerkOf = (tenant: string): Actor => ({ person: `clerk-${tenant}`, name: '核实员', tenant, roles: ['clerk'], ports: ['household/clerk'] });

describe('a matter that another has done for it', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  const tried: string[] = [];
  const looking = { slowly: false, looks: 0 };
  let parts: ReturnType<typeof testParts>;

  beforeAll(async () => {
    database = await openTestDatabase();
    await plantTenants(database.owner);
    await plantClock(database);
    await withTenant(database.app, '330000', (t) => t('person').insert({ tenant: '330000', id: family.person, account: family.person, name: family.name }));
    parts = testParts(database);
    for (const files of [householdPackage(), grantPackage()]) taken(await parts.releases.publish(files, publisher));
    runtime = createRuntime(parts.runtime, {
      warm: false,
      connectors: (known) => known.map((one) => (one.id === 'call-matter' ? twice(one, tried, looking) : one)),
    });
    await runtime.start();
  }, 60_000);
  afterAll(async () => {
    await runtime.stop();
    await database.close();
  });

  const begin = async (matter: string, values: Record<string, unknown> = { idNo: '1', members: 3 }) => {
    const draft = taken(await parts.drafts.open(`grant/${matter}`, here, family));
    return taken(await runtime.cases.open({ draft: draft.id, values }, family, { key: v7() })).id;
  };
  const calledBy = (id: string, tenant = here) =>
    eventually(
      () => withTenant(database.app, tenant, (t) => t('instance').whereRaw(`context -> 'calledBy' ->> 'instance' = ?`, [id]).select('id')),
      (rows) => rows.length > 0,
    );
  const decide = async (id: string, verdict: string, tenant = here) => {
    const [called, ...others] = await calledBy(id, tenant);
    expect(others).toEqual([]);
    const [task] = await withTenant(database.app, tenant, (t) => t('task').where({ instance: called.id, status: 'open' }));
    taken(await runtime.tasks.complete(`${called.id}.${task.activity}`, { verdict }, clerkOf(tenant), { key: v7() }));
    return String(called.id);
  };
  const ended = (id: string) =>
    eventually(
      async () =>
        withTenant(database.app, here, (t) =>
          t('case_file as c').join('instance as i', { 'i.id': 'c.id' }).where({ 'c.id': id }).first('c.state', 'c.outcome', 'i.state as instance'),
        ),
      ({ state }) => state !== 'running',
    );
  const variablesOf = (row: { instance: { scopes: Record<string, { variables: Record<string, unknown> }> } }) =>
    Object.values(row.instance.scopes)[0]?.variables;

  it('is opened once, waited for, and its published results come back', async () => {
    const id = await begin('here');
    const called = await decide(id, '属实');
    const row = await ended(id);
    const file = await withTenant(database.app, here, (t) => t('case_file').where({ id: called }).first());
    expect(row).toMatchObject({ state: 'completed', outcome: 'end' });
    expect(variablesOf(row)).toMatchObject({ verdict: '属实', called: file.number });
    expect(file).toMatchObject({ matter: 'household/verify', values: { idNo: '1', members: 3 }, about: id, applicant: 'family' });
    // Tried twice beside itself before, and again after the end: one case.
    expect(tried.length).toBeGreaterThanOrEqual(2);
  });

  it('is heard of also when it ends while the caller is just looking', async () => {
    looking.slowly = true;
    const before = looking.looks;
    const id = await begin('here');
    await eventually(
      async () => looking.looks,
      (looks) => looks > before,
    );
    await decide(id, '属实');
    looking.slowly = false;
    expect(await ended(id)).toMatchObject({ state: 'completed', outcome: 'end' });
  });

  it('goes the way that is drawn for a refusal', async () => {
    const id = await begin('here');
    await decide(id, '不属实');
    expect(await ended(id)).toMatchObject({ state: 'completed', outcome: 'end-refused' });
  });

  it('is not waited for where the model goes on', async () => {
    const id = await begin('going-on');
    const row = await ended(id);
    expect(row).toMatchObject({ state: 'completed', outcome: 'end' });
    const [called] = await calledBy(id);
    expect(await withTenant(database.app, here, (t) => t('case_file').where({ id: called.id }).first('state'))).toEqual({ state: 'running' });
  });

  it('is an incident where its form does not take what it is given, and opens nothing', async () => {
    const id = await begin('here', { idNo: '2', members: 0 });
    const [incident] = await eventually(
      () => withTenant(database.app, here, (t) => t('incident').where({ instance: id })),
      (rows) => rows.length > 0,
    );
    expect(incident).toMatchObject({ code: 'CASE_NOT_OPENED', message: { zh: expect.stringContaining('家庭人数') } });
    expect(await withTenant(database.app, here, (t) => t('case_file').where({ about: id }))).toEqual([]);
  });

  it('is done by another place only where it is bound and that place has allowed it, as the account that stands there', async () => {
    const simulated = await ended(await begin('far'));
    expect(variablesOf(simulated)).toMatchObject({ verdict: '属实' });

    const ports = portStore(database.app);
    const hand = { id: 'admin', name: '管理员' };
    await ports.apply(here, 'grant', { bindings: [{ kind: 'service', port: 'far', target: far, name: '乙市望海县' }], parameters: [] }, hand);
    const refused = await begin('far');
    const [incident] = await eventually(
      () => withTenant(database.app, here, (t) => t('incident').where({ instance: refused })),
      (rows) => rows.length > 0,
    );
    expect(incident.code).toBe('SERVICE_NOT_ALLOWED');

    const account = {
      tenant: far,
      id: v7(),
      name: '示例县转来',
      topics: [`household/verify@${here}`],
      token_hash: 'a'.repeat(64),
      created_by: 'admin',
      created_at: new Date(),
    };
    await withTenant(database.app, far, (t) => t('service_account').insert(account));
    expect(await ports.offers(here, 'household/verify')).toMatchObject([{ tenant: far, accountName: '示例县转来' }]);
    expect(await ports.offers('330198', 'household/verify')).toEqual([]);
    const id = await begin('far');
    const called = await decide(id, '属实', far);
    expect(variablesOf(await ended(id))).toMatchObject({ verdict: '属实' });
    const file = await withTenant(database.app, far, (t) => t('case_file').where({ id: called }).first());
    expect(file).toMatchObject({ tenant: far, region: far, about: null, applicant: `service:${account.id}`, applicant_name: '示例县转来' });
    const [row] = await withTenant(database.app, far, (t) => t('audit').where({ action: 'case.open' }));
    expect(row.actor).toBe(`service:${account.id}`);
    expect(await withTenant(database.app, here, (t) => t('case_file').where({ id: called }))).toEqual([]);
  });

  it('proves itself: who does it, whether it is in force there, whether this place may', async () => {
    const checked = (await runtime.checkConnectors(here)).find(({ id }) => id === 'call-matter');
    expect(checked?.checks.map(({ target, settings, reach, credentials }) => [target, settings.state, reach.state, credentials.state])).toEqual([
      ['grant/verify', 'good', 'good', 'none'],
      ['grant/far', 'good', 'good', 'good'],
    ]);
    await withTenant(database.app, far, (t) => t('service_account').update({ revoked_at: new Date() }));
    const again = (await runtime.checkConnectors(here)).find(({ id }) => id === 'call-matter');
    expect(again?.checks.at(-1)?.credentials.state).toBe('bad');
  });
});

/** As a machine that dies after the answer: the same call, also beside itself. */
function twice({ id, check, run }: Connector, tried: string[], looking: { slowly: boolean; looks: number }): Connector {
  return {
    id,
    check,
    async run(input, call) {
      tried.push(call.key);
      const [one, other] = await Promise.all([run(input, call), run(input, call)]);
      expect(other).toEqual(one);
      looking.looks += 1;
      if (looking.slowly) await new Promise((resolve) => setTimeout(resolve, 800));
      return one;
    },
  };
}
