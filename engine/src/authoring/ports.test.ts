import type { Package } from '@onething/processes';
import { noSettings, withBinding } from './local-settings.js';
import { portsNotBound, portsOf, type Surroundings } from './ports.js';

const around: Surroundings = {
  departments: [
    { tenant: '330200', id: 'education', name: '教育局', ports: ['aid/county.aid'] },
    { tenant: '330200', id: 'finance', name: '财务科', ports: [] },
  ],
  line: [
    { id: '330200', name: '乙市' },
    { id: '330000', name: '浙江省' },
  ],
  held: new Map([['330000', ['student']]]),
  bound: [],
};

const pkg = {
  manifest: {
    ...{ id: 'aid', version: '1.0.0', kind: 'service', title: '资助', legalBasis: [], matters: [] },
    ports: {
      roles: [
        { id: 'county.aid', title: '资助中心' },
        { id: 'finance.maker', title: '制单' },
      ],
      registries: [
        { id: 'student', title: '学籍', access: 'read' },
        { id: 'certificate', title: '证照', access: 'write' },
      ],
      seals: [{ id: 'school', title: '学校印章' }],
      endpoints: [{ id: 'tax', title: '税务核验' }],
    },
  },
  ...{ processes: {}, decisions: {}, forms: {}, registries: {}, seeds: {}, documents: {}, parameters: [], scenarios: [], texts: {} },
} satisfies Package;

const states = (ports: ReturnType<typeof portsOf>) => Object.fromEntries(ports.map(({ id, state }) => [id, state]));

describe('the ports of a package', () => {
  it('are bound where people hold them, ready where every place has its own, and open where it must be said', () => {
    expect(states(portsOf(pkg, noSettings, around))).toEqual({
      ...{ 'county.aid': 'bound', 'finance.maker': 'unbound' },
      // The province holds pupils and the city none: whose are read is not for us to guess.
      ...{ student: 'unbound', certificate: 'ready', school: 'ready', tax: 'unbound' },
    });
  });

  it('offer what could answer', () => {
    const offered = Object.fromEntries(portsOf(pkg, noSettings, around).map(({ id, candidates }) => [id, candidates.map((one) => one.id)]));
    expect(offered).toMatchObject({
      'finance.maker': ['education', 'finance'],
      student: ['own', '330200', '330000'],
      school: ['乙市教育局', '乙市财务科'],
      tax: [],
    });
  });

  it('are closed by a choice, and by one that was approved before', () => {
    const chosen = withBinding(noSettings, { kind: 'registry', port: 'student', target: '330000', name: '浙江省' });
    expect(portsOf(pkg, chosen, around).find(({ id }) => id === 'student')).toMatchObject({ state: 'bound', boundTo: ['浙江省'] });
    const approved = { ...around, bound: [{ kind: 'registry' as const, port: 'student', target: {} }] };
    expect(portsOf(pkg, noSettings, approved).find(({ id }) => id === 'student')).toMatchObject({ state: 'bound', boundTo: ['各地自有数据'] });
  });

  it('that are open refuse publishing, each with its sentence', () => {
    const refusal = portsNotBound(portsOf(pkg, noSettings, around).filter(({ state }) => state === 'unbound'));
    expect(refusal).toMatchObject({ ok: false, code: 'PORTS_NOT_BOUND' });
    expect(!refusal.ok && refusal.problems?.map(({ message }) => message.zh)).toEqual([
      '岗位“制单”还没有指定由哪个部门办理。',
      '本地没有“学籍”的数据，上级有：请指定使用谁的数据。',
      '接口“税务核验”还没有由管理员登记，登记之前不能发布。',
    ]);
  });
});
