import type { Package } from '@onething/processes';
import { noSettings, withBinding } from './local-settings.js';
import { portsOf } from './ports.js';
import { portsNotBound } from './ports-not-bound.js';
import type { Surroundings } from './surroundings.js';

const around: Surroundings = {
  departments: [
    { tenant: '330200', id: 'education', name: '教育局', ports: ['aid/county.aid@SCH201'] },
    { tenant: '330200', id: 'finance', name: '财务科', ports: [] },
  ],
  line: [
    { id: '330200', name: '乙市' },
    { id: '330000', name: '浙江省' },
  ],
  held: new Map([['330000', ['student']]]),
  bound: [],
  endpoints: [],
  programs: [{ id: 'p1', name: '学籍系统', topics: ['aid/roll-check'] }],
  offers: new Map(),
  installed: { bank: false, channels: [{ id: 'sms', title: { zh: '短信' } }] },
};

const taxBinding = { url: 'https://tax.example/ask', method: 'POST' as const, response: { format: 'json' as const, values: { income: { at: 'income' } } } };

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
      endpoints: [{ id: 'tax', title: '税务核验', outputs: { income: { title: '收入', type: 'number' as const, required: true } } }],
      topics: [
        { id: 'roll-check', title: '学籍比对' },
        { id: 'home-visit', title: '入户核查' },
      ],
      accounts: [{ id: 'grants', title: '发放户' }],
      notices: [{ id: 'board', title: '公示栏' }],
      channels: [{ id: 'families', title: '给家庭的消息' }],
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
      ...{ 'roll-check': 'bound', 'home-visit': 'unbound', grants: 'unbound', board: 'unbound', families: 'unbound' },
    });
  });

  it('offer what could answer', () => {
    const offered = Object.fromEntries(portsOf(pkg, noSettings, around).map(({ id, candidates }) => [id, candidates.map((one) => one.id)]));
    expect(offered).toMatchObject({
      'finance.maker': ['education', 'finance'],
      student: ['own', '330200', '330000'],
      school: ['乙市教育局', '乙市财务科'],
      tax: [],
      'home-visit': ['p1'],
      // Without a bank there is one way to pay; nobody is offered what is not there.
      grants: ['file'],
      board: ['own', '乙市教育局', '乙市财务科'],
      families: ['all', 'site', 'sms'],
    });
  });

  it('are closed by a choice, and by one that was approved before', () => {
    const chosen = withBinding(noSettings, { kind: 'registry', port: 'student', target: '330000', name: '浙江省' });
    expect(portsOf(pkg, chosen, around).find(({ id }) => id === 'student')).toMatchObject({ state: 'bound', boundTo: ['浙江省'] });
    const approved = { ...around, bound: [{ tenant: '330200', kind: 'registry' as const, port: 'student', target: {}, name: null }] };
    expect(portsOf(pkg, noSettings, approved).find(({ id }) => id === 'student')).toMatchObject({ state: 'bound', boundTo: ['各地自有数据'] });
  });

  it('that are open refuse publishing, each with its sentence', () => {
    const refusal = portsNotBound(portsOf(pkg, noSettings, around).filter(({ state }) => state === 'unbound'));
    expect(refusal).toMatchObject({ ok: false, code: 'PORTS_NOT_BOUND' });
    expect(!refusal.ok && refusal.problems?.map(({ message }) => message.zh)).toEqual([
      '岗位“制单”还没有指定由哪个部门办理。',
      '本地没有“学籍”的数据，上级有：请指定使用谁的数据。',
      '接口“税务核验”还没有地址：请安全管理员在“接口绑定”页登记，登记之前不能发布。',
      '外部办理“入户核查”还没有指定由哪个系统领取：请安全管理员先开通对接账号。',
      '账户“发放户”还没有指定发放渠道（银行直连，或导出文件交银行）。',
      '公示栏“公示栏”还没有指定公示在哪里。',
      '消息通道“给家庭的消息”还没有指定用什么方式发送。',
    ]);
  });

  it('take an address that is used for another port, if it answers all that this one must know', () => {
    const other = { tenant: '330200', package: 'tax-refund', port: 'income', binding: taxBinding };
    const poor = { ...other, port: 'name', binding: { ...taxBinding, response: { format: 'json' as const, values: {} } } };
    const tax = portsOf(pkg, noSettings, { ...around, endpoints: [other, poor] }).find(({ id }) => id === 'tax');
    expect(tax).toMatchObject({ state: 'unbound', candidates: [{ id: 'tax-refund/income' }] });
    const own = { ...other, package: 'aid', port: 'tax' };
    expect(portsOf(pkg, noSettings, { ...around, endpoints: [own] }).find(({ id }) => id === 'tax')).toMatchObject({
      state: 'bound',
      boundTo: [taxBinding.url],
    });
  });

  it('say what the package wants of them', () => {
    const wants = Object.fromEntries(portsOf(pkg, noSettings, around).map((port) => [port.id, port.wants.zh]));
    expect(wants).toMatchObject({
      student: '只读取，用来预填和核对',
      certificate: '读取，并写入办理结果',
      tax: '发出：—；取回：收入',
      grants: '按批准的清单发放资金',
    });
  });
});
