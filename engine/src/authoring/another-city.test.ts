import path from 'node:path';
import { compilePackage, type Package, readPackage, type Scenario } from '@onething/processes';
import type { Outcome } from '@onething/rules';
import { type EngineWorld, openEngineWorld } from '../../../qa/support/scenario-engine.js';
import { testAuthoring } from '../../../qa/support/test-authoring.js';
import type { TestDatabase } from '../../../qa/support/test-database.js';
import type { TestParts } from '../../../qa/support/test-parts.js';
import { examplePackages } from '../database/demo-data.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';

const [cityA, cityB, countyOfB] = ['330100', '330200', '330299'];
const publisherOfA: Actor = { person: 'publisher-a', name: '甲市发布员', tenant: cityA, roles: ['publisher'], ports: [] };
const designer: Actor = { person: 'designer-b', name: '袁媛', tenant: cityB, roles: ['designer'], ports: [] };
const publisher: Actor = { person: 'publisher-b', name: '蒋岚', tenant: cityB, roles: ['publisher'], ports: [] };

/** `student-aid` of city A, taken by city B with its own 低保 standard. */
describe('a package of another city', () => {
  let world: EngineWorld;
  let own: Package;
  let scenario: Scenario;

  beforeAll(async () => {
    const [common, files] = await packages();
    own = taken(await readPackage(files));
    const known = own.scenarios.find(({ id }) => id === 'T2-general');
    if (!known) throw new Error('the scenario is not there');
    scenario = { ...known, region: countyOfB, parameters: {} };
    const compiled = taken(compilePackage(own, [taken(await readPackage(common))]));
    world = await openEngineWorld(compiled, scenario, [common], (database, parts) => takeOver(database, parts, files));
  }, 120_000);
  afterAll(() => world?.close());

  it('recognises the same family by the standard of the city that took it, and pays what that level is paid', async () => {
    const [opening] = scenario.steps.flatMap((step) => ('open' in step ? [step.open] : []));
    const { caseId } = taken(await world.openCase({ matter: 'student-aid', by: named('周建国'), data: opening?.data ?? {} }));
    for (const [task, by, data] of [
      ['class-review', '班主任', { conclusion: '情况属实' }],
      ['vote', '组员一', { level: '困难' }],
      ['vote', '组员二', { level: '困难' }],
    ] as const)
      taken(await world.completeTask({ caseId, task, by: named(by), data }));

    const { decisions } = await world.inspect(caseId);
    const given = Object.fromEntries(decisions.map(({ id, output }) => [id, output]));
    // City A, in the scenario T2-general: 43 points, 一般困难, 1,000 yuan.
    expect(given).toMatchObject({ 'S1-score': { score: 53, grade: '困难' }, 'D2-grants': { rows: [{ grant: '国家助学金', amount: 200_000 }] } });
  }, 60_000);

  const named = (id: string) => {
    const person = scenario.people[id];
    if (!person) throw new Error(`nobody is called ${id}`);
    return { id, ...person };
  };
});

/** City A publishes, city B imports, binds, sets its standard, and a second person approves. */
async function takeOver(database: TestDatabase, parts: TestParts, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  taken(await parts.releases.publish(files, publisherOfA));
  await withTenant(database.app, cityB, (t) => t('department').insert({ tenant: cityB, id: 'education', name: '教育局' }));
  const authoring = testAuthoring(database, parts);
  const exported = taken(await parts.releases.files('student-aid', publisherOfA));
  expect(await parts.library.ofPackage('student-aid', countyOfB)).toBeUndefined();

  const { id } = taken(await authoring.importPackage(exported, designer));
  expect(await authoring.propose(id, '', designer)).toMatchObject({ ok: false, code: 'PORTS_NOT_BOUND' });
  for (const { id: role } of taken(await authoring.ports(id, designer)).roles)
    taken(await authoring.bindPort(id, { kind: 'role', port: role, target: 'education' }, designer));
  for (const [kind, port, target] of [
    ['account', 'grants', 'file'],
    ['notice', 'results', '乙市教育局'],
    ['channel', 'families', 'site'],
  ] as const) {
    expect(await authoring.propose(id, '', designer)).toMatchObject({ ok: false, code: 'PORTS_NOT_BOUND' });
    taken(await authoring.bindPort(id, { kind, port, target }, designer));
  }
  const standard = { parameter: 'dibaoStandard', from: '2020-01-01', value: 140_000, basis: { law: '乙市民政局 2020 年公布' } };
  taken(await authoring.setLocalValue(id, standard, designer));
  const proposal = taken(await authoring.propose(id, '从甲市引进', designer));
  expect(taken(await authoring.proposal(proposal.id, publisher)).settings.parameters).toEqual([standard]);
  taken(await authoring.approve(proposal.id, publisher));
}

async function packages(): Promise<[ReadonlyMap<string, Uint8Array>, ReadonlyMap<string, Uint8Array>]> {
  const all = await examplePackages(path.resolve('.'));
  const aid = all.find((files) => new TextDecoder().decode(files.get('manifest.json')).includes('"id": "student-aid"'));
  if (!all[0] || !aid) throw new Error('the examples are not there');
  // One of its scenarios is enough here; all of them are played elsewhere.
  return [all[0], new Map([...aid].filter(([file]) => !file.startsWith('scenarios/') || file === 'scenarios/T2-general.json'))];
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems?.slice(0, 5))}`);
}
