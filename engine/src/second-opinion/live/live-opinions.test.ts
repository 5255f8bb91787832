import { compileDecision, type DecisionTableDefinition } from '@onething/rules';
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
  start,
  taken,
  userTask,
} from '../../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../../qa/support/test-database.js';
import { withTenant } from '../../database/with-tenant.js';
import type { Actor } from '../../engine.js';
import type { CompiledRelease } from '../../releases/release-library.js';
import { faultsOf } from '../decisions/testing/plant-fault.js';
import { isSampled } from './sample-decision.js';

const head: Actor = { person: 'head', name: '科长', tenant: region, roles: ['departmentAdministrator'], ports: [] };
const table: DecisionTableDefinition = {
  id: 'level',
  kind: 'decision-table',
  title: '档次',
  hitPolicy: 'F',
  facts: { amount: { title: '金额', type: 'number' } },
  inputs: [{ id: 'a', title: '金额', expr: 'amount' }],
  outputs: [{ id: 'out', title: '档', type: 'number' }],
  rows: [
    { id: 'r1', when: ['< 100'], then: { out: 1 } },
    { id: 'r2', when: ['-'], then: { out: 2 } },
  ],
};
const decide = '<bpmn:businessRuleTask id="level" name="定档" onething:decision="level" onething:result="level" />';
const body = start + decide + userTask('check') + end + flow('start', 'level', 'check', 'end');
const files = { 'decisions/level.json': JSON.stringify(table) };

/** What runs decides as the fault says; what was published is right. */
function faulty(release: CompiledRelease): CompiledRelease {
  const fault = faultsOf(table).find((one) => JSON.stringify(one).includes('<= 100'));
  const compiled = fault && compileDecision(fault);
  if (!compiled?.ok) throw new Error('the fault compiles');
  const { processes } = release.compiled;
  const decision: typeof processes.decision = (id) => (id === 'level' ? compiled.value : processes.decision(id));

  return { ...release, compiled: { ...release.compiled, processes: { ...processes, decision } } };
}

describe('a second opinion on live decisions', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
  }, 30_000);
  afterAll(() => database.close());

  const kept = (instance: string) =>
    withTenant(database.app, region, (t) =>
      t('second_opinion').where({ instance }).first<{ verdict: string | null; facts: unknown; decision: string } | undefined>(),
    );

  async function answered(world: SmallWorld, id: string) {
    await world.runtime.liveOpinions.askNow();
    return kept(id);
  }

  it('agrees, forgets the facts, and a case never waits for it', async () => {
    const world = await openSmallWorld(database, body, {}, files, { sampledShare: 1 });
    const { id } = taken(await world.open({ amount: 100 }));

    expect(await kept(id)).toMatchObject({ verdict: null, decision: 'level', facts: { amount: 100 } });
    expect(taken(await world.runtime.cases.get(id, applicant))).toMatchObject({ state: 'running', waiting: [{ name: 'check' }] });
    expect(await answered(world, id)).toMatchObject({ verdict: 'agree', facts: null });
    expect((await world.runtime.incidents.list(head)).items).toEqual([]);
  });

  it('tells of a planted fault as an incident with both results, which stops nothing', async () => {
    const world = await openSmallWorld(database, body, {}, files, { sampledShare: 1, plant: faulty });
    await world.runtime.start();
    const { id } = taken(await world.open({ amount: 100 }));
    expect(await answered(world, id)).toMatchObject({ verdict: 'differ', facts: { amount: 100 } });
    expect(await world.runtime.liveOpinions.askNow()).toBe(0);

    const [incident, ...more] = (await world.runtime.incidents.list(head)).items;
    expect(more).toEqual([]);
    expect(incident).toMatchObject({ case: id, code: 'SECOND_OPINION_DIFFERS', elementId: 'level', name: '定档' });
    expect(incident?.message.zh).toMatch(/本引擎：\[r1\] \{"out":1\}（理由：.+）；它：\[r2\] \{"out":2\}/);
    expect(incident?.message.en).toContain('Ours: [r1]');

    const open = await eventually(
      () => world.runtime.tasks.list({ view: 'group' }, clerk(1)),
      ({ items }) => items.some((task) => task.case.id === id),
    );
    const task = open.items.find((one) => one.case.id === id)?.id ?? '';
    taken(await world.runtime.tasks.claim(task, clerk(1), { key: 'take' }));
    taken(await world.runtime.tasks.complete(task, { verdict: '同意' }, clerk(1), { key: 'do' }));
    expect(taken(await world.runtime.cases.get(id, applicant))).toMatchObject({ state: 'completed' });

    expect(await world.runtime.incidents.retry(incident?.id ?? '', head, { key: 'again' })).toMatchObject({ code: 'INCIDENT_STOPS_NOTHING' });
    expect(await world.runtime.incidents.cancel(incident?.id ?? '', '试', head, { key: 'cancel' })).toMatchObject({ code: 'INCIDENT_STOPS_NOTHING' });
    const found = { reason: '已核对：本引擎有误，已修正', values: {} };
    taken(await world.runtime.incidents.skip(incident?.id ?? '', found, head, { key: 'found' }));
    taken(await world.runtime.incidents.skip(incident?.id ?? '', found, head, { key: 'found' }));
    expect((await world.runtime.incidents.list(head)).items).toEqual([]);
    await world.runtime.stop();
  });

  it('goes on when the other engine breaks, asks again, and gives up with no opinion', async () => {
    const broken = { decider: async () => Promise.reject(new Error('the child died')) };
    const world = await openSmallWorld(database, body, broken, files, { sampledShare: 1 });
    const { id } = taken(await world.open({ amount: 5 }));
    const free = () => database.owner.raw(`update second_opinion set claimed_until = null where verdict is null`);
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(world.runtime.liveOpinions.askNow()).rejects.toThrow('the child died');
      expect(await world.runtime.liveOpinions.askNow()).toBe(0);
      await free();
    }
    expect(await answered(world, id)).toMatchObject({ verdict: 'no opinion', facts: null });
    expect(taken(await world.runtime.cases.get(id, applicant))).toMatchObject({ state: 'running' });
  });

  it('takes one decision in a hundred, the same ones whoever asks', () => {
    const chosen = (share: number) => Array.from({ length: 20_000 }, (_, n) => isSampled(`case-${n}`, 'level-1', share));
    const count = chosen(0.01).filter(Boolean).length;
    expect(count).toBeGreaterThan(150);
    expect(count).toBeLessThan(250);
    expect(chosen(0.01)).toEqual(chosen(0.01));
    expect(chosen(0)).not.toContain(true);
    expect(chosen(1)).not.toContain(false);
  });
});
