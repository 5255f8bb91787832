import { type Package, type PortContract, portName, type ServicePort } from '@onething/processes';
import type { StoredBinding } from '../stores/port-store.js';
import { ownRecords } from '../stores/port-store.js';
import type { Port } from './authoring.js';
import type { Binding, LocalSettings, PortKind } from './local-settings.js';
import { type PortWants, wantsOf } from './port-wants.js';
import type { Surroundings } from './surroundings.js';

/** What is decided about a port of the package so far. */
interface Asked {
  readonly wants: PortWants;
  readonly around: Surroundings;
  chosen(kind: PortKind, id: string): Binding | undefined;
  before(kind: PortKind, id: string): StoredBinding | undefined;
}

/** Every port of a package: what it is wanted for, what answers for it here, and what could. */
export function portsOf(pkg: Package, { bindings }: LocalSettings, around: Surroundings): Port[] {
  const { id: name, ports } = pkg.manifest;
  const asked: Asked = {
    wants: wantsOf(pkg),
    around,
    chosen: (kind, id) => bindings.find((one) => one.kind === kind && one.port === id),
    before: (kind, id) => around.bound.find((one) => one.kind === kind && one.port === id),
  };
  return [
    ...ports.roles.map((port) => role(port, `${name}/${port.id}`, asked)),
    ...ports.registries.map((port, at) => registry(withEnglish(port, pkg.texts[`/manifest.json/ports/registries/${at}/title`]), asked)),
    ...(ports.seals ?? []).map((port, at) => seal(withEnglish(port, pkg.texts[`/manifest.json/ports/seals/${at}/title`]), asked)),
    ...(ports.endpoints ?? []).map((port) => endpoint(port, name, asked)),
    ...(ports.topics ?? []).map((port) => topic(port, `${name}/${port.id}`, asked)),
    ...(ports.accounts ?? []).map((port) => named('account', port, accountsIn(around), asked)),
    ...(ports.notices ?? []).map((port) => named('notice', port, boardsIn(around), asked)),
    ...(ports.channels ?? []).map((port) => named('channel', port, channelsIn(around), asked)),
    ...(ports.services ?? []).map((port) => service(port, asked)),
  ];
}

type Candidates = Port['candidates'];

interface Named {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
}

/** These kinds have their English name among the texts of the package. */
function withEnglish<P extends Named>(port: P, titleEn: string | undefined): P {
  return titleEn === undefined ? port : { ...port, titleEn };
}

function role(port: Named, held: string, asked: Asked): Port {
  const { departments } = asked.around;
  const candidates = departments.map((one) => ({ id: one.id, name: one.name }));
  const holders = departments.filter(({ ports }) => ports.some((port) => portName(port) === held)).map(({ name }) => name);
  const before = asked.before('role', port.id)?.target.department;
  const decided = asked.chosen('role', port.id)?.name ?? departments.find((one) => one.id === before)?.name;
  return portOf('role', port, candidates, [...new Set([...holders, ...(decided ? [decided] : [])])], asked);
}

/** Every place reads its own records, unless somebody above holds them and the place has none: then it must be said. */
function registry(port: Named & { access: 'read' | 'write' }, asked: Asked): Port {
  const { line, held } = asked.around;
  const [own, ...above] = line;
  const holders = above.filter((tenant) => held.get(tenant.id)?.includes(port.id));
  const candidates = [eachItsOwn, ...line.map((tenant) => ({ id: tenant.id, name: tenant.name }))];
  const before = asked.before('registry', port.id);
  const name = asked.chosen('registry', port.id)?.name ?? (before && (line.find((one) => one.id === before.target.tenant)?.name ?? eachItsOwn.name));
  if (name !== undefined) return portOf('registry', port, candidates, [name], asked);

  const mustBeSaid = port.access === 'read' && holders.length > 0 && !held.get(own?.id ?? '')?.includes(port.id);
  return mustBeSaid ? portOf('registry', port, candidates, [], asked) : { ...portOf('registry', port, candidates, [eachItsOwn.name], asked), state: 'ready' };
}

const eachItsOwn = { id: ownRecords, name: '各地自有数据' };

/** Unless it is said otherwise, the education bureau of the place seals. */
function seal(port: Named, asked: Asked): Port {
  const { departments, line } = asked.around;
  const candidates = departments.map(({ name }) => `${line[0]?.name ?? ''}${name}`).map((authority) => ({ id: authority, name: authority }));
  const name = asked.chosen('seal', port.id)?.name ?? textOf(asked.before('seal', port.id)?.target.authority);
  if (name !== undefined) return portOf('seal', port, candidates, [name], asked);
  return { ...portOf('seal', port, candidates, ['办件所在地的教育局'], asked), state: 'ready' };
}

/** An address of the own administrator; one that is used for another port will do if it answers all that this one must know. */
function endpoint(port: PortContract, owner: string, asked: Asked): Port {
  const { endpoints } = asked.around;
  const needed = Object.entries(port.outputs ?? {}).flatMap(([name, { required }]) => (required ? [name] : []));
  const fitting = endpoints.filter(({ binding }) => needed.every((name) => name in binding.response.values));
  const candidates = fitting.map((one) => ({ id: `${one.package}/${one.port}`, name: `${one.binding.url}（${one.package}/${one.port}）` }));
  const own = endpoints.find((one) => one.package === owner && one.port === port.id);
  const name = asked.chosen('endpoint', port.id)?.name ?? own?.binding.url;
  const fields = { inputs: fieldsOf(port.inputs), outputs: fieldsOf(port.outputs) };
  return { ...portOf('endpoint', port, candidates, name === undefined ? [] : [name], asked), ...fields };
}

function fieldsOf(fields: PortContract['inputs']): NonNullable<Port['inputs']> {
  return Object.entries(fields ?? {}).map(([name, { title, titleEn, required = false }]) => ({ name, title, ...(titleEn && { titleEn }), required }));
}

/** Programs of others with an account here. */
function topic(port: PortContract, held: string, asked: Asked): Port {
  const { programs } = asked.around;
  const candidates = programs.map(({ id, name }) => ({ id, name }));
  const holders = programs.filter(({ topics }) => topics.includes(held)).map(({ name }) => name);
  const chosen = asked.chosen('topic', port.id)?.name;
  return portOf('topic', port, candidates, [...new Set([...holders, ...(chosen ? [chosen] : [])])], asked);
}

/** Done here, unless the package says that another place does it: then one that has allowed it. */
function service(port: ServicePort, asked: Asked): Port {
  const fields = { inputs: fieldsOf(port.inputs), outputs: fieldsOf(port.outputs) };
  if (!port.elsewhere) return { ...portOf('service', port, [], [`本地办理 ${port.matter}`], asked), ...fields, state: 'ready' };

  const candidates = (asked.around.offers.get(port.matter) ?? []).map(({ tenant, name }) => ({ id: tenant, name }));
  const before = asked.before('service', port.id)?.target.tenant;
  const name = asked.chosen('service', port.id)?.name ?? candidates.find(({ id }) => id === before)?.name;
  const decided = { ...portOf('service', port, candidates, name === undefined ? [] : [name], asked), ...fields };
  // The process knows what to do while nobody takes it in.
  const goesOn = port.errors?.includes('SERVICE_NOT_BOUND') && name === undefined;
  return goesOn ? { ...decided, boundTo: ['未指定，流程另行处理'], state: 'ready' } : decided;
}

/** A port that is one of a few things that a tenant has. */
function named(kind: 'account' | 'notice' | 'channel', port: Named, candidates: Candidates, asked: Asked): Port {
  const before = asked.before(kind, port.id);
  const known = candidates.find(({ id }) => id === before?.target.target);
  const name = asked.chosen(kind, port.id)?.name ?? known?.name;
  return portOf(kind, port, candidates, name === undefined ? [] : [name], asked);
}

function accountsIn({ installed }: Surroundings): Candidates {
  const file = { id: 'file', name: '导出文件交银行' };
  return installed.bank ? [{ id: 'bank', name: '银行直连' }, file] : [file];
}

function boardsIn({ departments, line }: Surroundings): Candidates {
  const own = { id: 'own', name: '办件所在地的公示栏' };
  const authorities = departments.map(({ name }) => `${line[0]?.name ?? ''}${name}`);
  // The authority itself is what is kept: its counties put up theirs under its name.
  return [own, ...authorities.map((id) => ({ id, name: `${id}公示栏` }))];
}

function channelsIn({ installed }: Surroundings): Candidates {
  const ways = installed.channels.map(({ id, title }) => ({ id, name: `只发${title.zh}` }));
  return [{ id: 'all', name: '按各人选择的方式' }, { id: 'site', name: '只发站内消息' }, ...ways];
}

function portOf(kind: PortKind, { id, title, titleEn }: Named, candidates: Candidates, boundTo: string[], { wants }: Asked): Port {
  return { kind, id, title, ...(titleEn && { titleEn }), wants: wants(kind, id), state: boundTo.length > 0 ? 'bound' : 'unbound', boundTo, candidates };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
