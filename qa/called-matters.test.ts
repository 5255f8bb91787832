import { checkPackage, compilePackage, readPackage, runScenario, type Scenario } from '@onething/processes';
import { type GrantManifest, grantPackage, householdPackage } from './support/calling-packages.js';
import { taken } from './support/small-world.js';

describe('matters that are called', () => {
  it.each<[string, (manifest: GrantManifest) => void, readonly string[]]>([
    ['all is well', () => undefined, []],
    ['nobody has installed the package', (manifest) => void manifest.requires.pop(), ['SERVICE_PACKAGE_MISSING', 'SERVICE_PACKAGE_MISSING']],
    ['there is no such matter', ({ ports: { services } }) => void Object.assign(at(services), { matter: 'household/nothing' }), ['SERVICE_MATTER_UNKNOWN']],
    [
      'the form has no such field',
      ({ ports: { services } }) => void Object.assign(at(services).inputs, { income: { title: '收入', type: 'number' } }),
      ['SERVICE_INPUT_UNKNOWN'],
    ],
    [
      'the field is of another type',
      ({ ports: { services } }) => void Object.assign(at(services).inputs, { members: { title: '人数', type: 'string' } }),
      ['SERVICE_INPUT_UNKNOWN'],
    ],
    [
      'the contract does not have what a task gives',
      ({ ports: { services } }) => void delete at(services).inputs.members,
      ['SERVICE_INPUT_UNKNOWN', 'SERVICE_INPUT_UNKNOWN'],
    ],
    [
      'the matter does not tell what is wanted',
      ({ ports: { services } }) => void Object.assign(at(services).outputs, { income: { title: '收入', type: 'number' } }),
      ['SERVICE_OUTPUT_UNKNOWN'],
    ],
  ])('%s', async (_, change, codes) => {
    const [household, grant] = [taken(await readPackage(householdPackage())), taken(await readPackage(grantPackage(change)))];
    const required = grant.manifest.requires?.length ? [household] : [];
    expect(checkPackage(household, []).filter(({ severity }) => severity === 'error')).toEqual([]);
    const found = checkPackage(grant, required).filter(({ severity }) => severity === 'error');
    expect(found.map(({ code }) => code)).toEqual(codes);
    for (const { message } of found) expect(message.zh).toMatch(/[一-鿿]/);
  });
});

function at(services: GrantManifest['ports']['services']): GrantManifest['ports']['services'][number] {
  const [first] = services;
  if (!first) throw new Error('The package calls a matter');
  return first;
}

describe('cases that call each other in a circle', () => {
  it('are found before anybody opens one', async () => {
    const circle = grantPackage(({ ports: { services } }) => void Object.assign(at(services), { matter: 'grant/here', outputs: {} }));
    const [household, grant] = [taken(await readPackage(householdPackage())), taken(await readPackage(circle))];
    const found = checkPackage(grant, [household]).filter(({ code }) => code === 'SERVICE_ENDLESS');
    expect(found.map(({ place }) => place)).toEqual([expect.stringContaining('here.bpmn')]);
  });
});

describe('a rehearsal', () => {
  it('answers for a called matter with the example of the contract', async () => {
    const compiled = taken(compilePackage(taken(await readPackage(grantPackage())), [taken(await readPackage(householdPackage()))]));
    const scenario: Scenario = {
      ...{ id: 'called', title: '核实', now: '2026-09-14T09:00:00+08:00', region: '330199', registries: {} },
      people: { 家长: { name: '张三' } },
      steps: [{ open: { matter: 'here', by: '家长', data: { idNo: '1', members: 3 } } }, { expect: { outcome: 'end', variables: { verdict: '属实' } } }],
    };
    expect((await runScenario(compiled, scenario)).failures).toEqual([]);
  });
});
