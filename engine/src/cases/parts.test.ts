import {
  applicant,
  clerk,
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
import type { Connector } from '../connectors/connector.js';
import { NotRetriable } from '../connectors/not-retriable.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';
import { uuidIds } from '../ids.js';

const head: Actor = { ...clerk(1), person: 'head', name: '负责人', roles: ['departmentAdministrator'], ports: [] };
const many = `<bpmn:multiInstanceLoopCharacteristics onething:collection="[${Array.from({ length: 50 }, (_, n) => `&quot;第 ${n + 1} 校&quot;`)}]" onething:element="school" />`;
const asking = serviceTask('file').replace('connector="demo"', 'connector="register"').replace('value="1"', 'value="school"');
const inside = `<bpmn:startEvent id="in" />${userTask('visit')}${asking}<bpmn:endEvent id="out" />${flow('in', 'visit', 'file', 'out')}`;
const body = `${start}<bpmn:subProcess id="each" name="逐校核查">${inside}${many}</bpmn:subProcess>${end}${flow('start', 'each', 'end')}`;
const gone = new NotRetriable('REGISTER_GONE', { zh: '登记系统已停用。', en: 'The register is gone.' });

describe('a case with fifty sub-matters', () => {
  let database: TestDatabase;
  let world: SmallWorld;
  let id: string;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    // The first school that is asked about is not in the register.
    let asked = 0;
    const register: Connector = {
      id: 'register',
      check: async () => [],
      run: async () => (++asked === 1 ? Promise.reject(gone) : { status: 'answered', output: { x: 7 } }),
    };
    world = await openSmallWorld(database, body, { connectors: (known) => [...known, register] });
    id = taken(await world.open()).id;
    await world.runtime.start();
  }, 60_000);
  afterAll(async () => {
    await world.runtime.stop();
    await database.close();
  });

  const read = async (by: Actor) => taken(await world.runtime.cases.get(id, by));
  const tasks = () => withTenant(database.app, region, (t) => t('task').where({ instance: id }).whereIn('status', ['open', 'claimed']).orderBy('activity'));

  it('is one line with its progress, and not fifty places that it waits for', async () => {
    const detail = await read(applicant);
    expect(detail.waiting).toEqual([]);
    expect(detail.parts).toMatchObject([{ elementId: 'each', name: '逐校核查', total: 50, done: 0 }]);
    expect(detail.parts[0]?.items).toHaveLength(50);
    expect(detail.parts[0]?.items[0]).toMatchObject({ turn: 1, label: '第 1 校', state: 'open', steps: [{ name: 'visit', who: '办事员' }] });
    expect(detail.history.filter(({ text }) => text.zh === '转入“visit”。')).toHaveLength(1);
  });

  it('counts what is done, and tells staff who has the others and which one failed', async () => {
    // The list is worked off from the front; one of the schools is not in the register.
    for (const { activity } of (await tasks()).slice(0, 39))
      taken(await world.runtime.tasks.complete(`${id}.${activity}`, { verdict: '好' }, clerk(1), { key: uuidIds.next() }));
    const part = await eventually(
      async () => (await read(clerk(1))).parts[0],
      (found) => (found?.done ?? 0) + (found?.items.filter(({ state }) => state === 'failed').length ?? 0) >= 39,
    );
    const failed = part?.items.filter(({ state }) => state === 'failed') ?? [];
    expect((part?.done ?? 0) + failed.length).toBe(39);
    expect(part?.items).toHaveLength(50 - (part?.done ?? 0));
    expect(failed).toMatchObject([{ label: expect.stringMatching(/^第 \d+ 校$/), steps: [{ name: 'file' }] }]);
    expect(part?.done).toBe(38);

    const [next] = await tasks();
    taken(await world.runtime.tasks.claim(`${id}.${next.activity}`, clerk(2), { key: uuidIds.next() }));
    const told = async (by: Actor) => JSON.stringify((await read(by)).parts);
    expect(await told(clerk(1))).toContain('办事员2');
    expect(await told(applicant)).not.toContain('办事员2');
  }, 60_000);

  it('ends with all of them when the case is cancelled', async () => {
    const incident = (await world.runtime.incidents.list(head)).items.find((one) => one.case === id);
    taken(await world.runtime.incidents.cancel(incident?.id ?? '', '申请人撤回', head, { key: 'cancel-all' }));
    expect(await tasks()).toEqual([]);
    const detail = await read(applicant);
    expect([detail.state, detail.parts]).toEqual(['cancelled', []]);
    const open = await withTenant(database.app, region, (t) => t('incident').where({ instance: id, resolved_at: null }));
    expect(open).toEqual([]);
  }, 60_000);
});
