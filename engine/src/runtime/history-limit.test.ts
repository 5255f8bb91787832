import { applicant, clerk, end, eventually, flow, openSmallWorld, plantSmallWorld, region, start, taken, userTask } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';

const head: Actor = { person: 'head', name: '科长', tenant: region, roles: ['departmentAdministrator'], ports: [] };
const gateways = '<bpmn:exclusiveGateway id="again" default="again-check" /><bpmn:exclusiveGateway id="more" default="more-again" />';
const stop =
  '<bpmn:sequenceFlow id="more-end" sourceRef="more" targetRef="end"><bpmn:conditionExpression>verdict = "stop"</bpmn:conditionExpression></bpmn:sequenceFlow>';
const loop = start + gateways + userTask('check') + end + flow('start', 'again', 'check', 'more', 'again') + stop;
/** Activities that a turn numbers. */
const stride = 3;

describe('the history of a case', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
  });
  afterAll(() => database.close());

  it('is told of when it is long, and when it is full nothing happens any more but an end', async () => {
    const { runtime, open } = await openSmallWorld(database, loop);
    const { id } = taken(await open());
    const by = clerk(1);
    let task = 3;
    const turn = (n: number) => runtime.tasks.complete(`${id}.a${task}`, { verdict: 'go' }, by, { key: `turn-${n}-${task}` });
    const pass = async () => {
      taken(await turn(1));
      task += stride;
    };
    const incidentsOf = async () => (await runtime.incidents.list(head)).items.filter((one) => one.case === id);
    const stored = () => withTenant(database.app, region, (t) => t('instance').where({ id }).first('rev', 'lines', 'status'));
    const rowsOf = () => withTenant(database.app, region, async (t) => Number((await t('history').where({ instance: id }).count('* as n'))[0]?.n));

    for (let n = 0; n < 3; n += 1) await pass();
    const { lines } = await stored();
    expect(lines).toBe(await rowsOf());
    expect(lines).toBeGreaterThan(30);

    await happened(database, id, 4995 - lines);
    expect(await incidentsOf()).toEqual([]);
    await pass();
    const [told] = await eventually(incidentsOf, (items) => items.length > 0);
    expect(told).toMatchObject({ code: 'HISTORY_LONG' });
    expect(await runtime.incidents.retry(told?.id ?? '', head, { key: 'retry-long' })).toMatchObject({ code: 'INCIDENT_STOPS_NOTHING' });
    taken(await runtime.incidents.skip(told?.id ?? '', { reason: '已查看流程', values: {} }, head, { key: 'looked-at-it' }));
    await pass();
    expect(await incidentsOf()).toEqual([]);

    await happened(database, id, 19_999 - (await stored()).lines);
    await pass();
    const before = await stored();
    expect(await turn(2)).toMatchObject({ ok: false, code: 'HISTORY_FULL', message: { zh: expect.stringContaining('20000') } });
    expect(await stored()).toEqual(before);
    expect(before.lines).toBe(await rowsOf());
    const [again] = await eventually(incidentsOf, (items) => items.length > 0);
    taken(await runtime.incidents.cancel(again?.id ?? '', '流程反复循环', head, { key: 'end-it-now' }));
    expect(taken(await runtime.cases.get(id, applicant)).state).toBe('cancelled');
  }, 120_000);
});

/** As if so many events had happened: rows of the case's own month, and its own count of them. */
async function happened(database: TestDatabase, instance: string, count: number): Promise<void> {
  await withTenant(database.app, region, async (t) => {
    await t.raw(
      `insert into history (tenant, month, instance, id, rev, at, type, process)
       select h.tenant, h.month, h.instance, gen_random_uuid(), 1, h.at, 'flow.taken', 'small' from generate_series(1, ?),
         lateral (select * from history x where x.tenant = ? and x.instance = ? limit 1) h`,
      [count, region, instance],
    );
    await t('instance').where({ tenant: region, id: instance }).increment('lines', count);
  });
}
