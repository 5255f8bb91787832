import type { Package } from '@onething/processes';
import { type Outcome, type Problem, refused } from '@onething/rules';
import { ownRecords, type PortHolder, type PortStore, type StoredBinding, type TenantInLine } from '../stores/port-store.js';
import type { Port } from './authoring.js';
import type { Binding, LocalSettings, PortKind } from './local-settings.js';

/** Everything that is needed to say who could answer for a port. */
export interface Surroundings {
  readonly departments: readonly PortHolder[];
  readonly line: readonly TenantInLine[];
  /** Registers by the tenant that holds records of them. */
  readonly held: ReadonlyMap<string, readonly string[]>;
  readonly bound: readonly StoredBinding[];
}

/** Reads what surrounds a package in its tenant. */
export async function surroundingsOf(ports: PortStore, tenant: string, { manifest }: Package): Promise<Surroundings> {
  const [departments, line, bound] = await Promise.all([ports.departments(tenant), ports.line(tenant), ports.bindings(tenant, manifest.id)]);
  const registries = manifest.ports.registries.map(({ id }) => id);
  const held = await Promise.all(line.map(async ({ id }) => [id, await ports.held(id, registries)] as const));
  return { departments, line, bound, held: new Map(held) };
}

/** Every port of a package: what answers for it, and what could. */
export function portsOf({ manifest }: Package, { bindings }: LocalSettings, around: Surroundings): Port[] {
  const { roles, registries, seals = [], endpoints = [], accounts = [] } = manifest.ports;
  const chosen = (kind: PortKind, id: string) => bindings.find((one) => one.kind === kind && one.port === id);
  return [
    ...roles.map((port) => role(port, `${manifest.id}/${port.id}`, chosen('role', port.id), around)),
    ...registries.map((port) => registry(port, chosen('registry', port.id), around)),
    ...seals.map((port) => seal(port, chosen('seal', port.id), around)),
    // Nothing here answers for these yet: an administrator would have to allow the place first.
    ...endpoints.map(({ id, title }) => portOf('endpoint', id, title, [], [], 'unbound')),
    ...accounts.map(({ id, title }) => portOf('account', id, title, [], [], 'unbound')),
  ];
}

interface Named {
  readonly id: string;
  readonly title: string;
}

function role({ id, title }: Named, port: string, chosen: Binding | undefined, { departments, bound }: Surroundings): Port {
  const candidates = departments.map((one) => ({ id: one.id, name: one.name }));
  const holders = departments.filter(({ ports }) => ports.includes(port)).map(({ name }) => name);
  const before = bound.find((one) => one.kind === 'role' && one.port === id)?.target.department;
  const decided = chosen?.name ?? departments.find((one) => one.id === before)?.name;
  const boundTo = [...new Set([...holders, ...(decided ? [decided] : [])])];
  return portOf('role', id, title, candidates, boundTo, boundTo.length > 0 ? 'bound' : 'unbound');
}

/** Every place reads its own records, unless somebody above holds them and the place has none: then it must be said. */
function registry({ id, title, access }: Named & { access: 'read' | 'write' }, chosen: Binding | undefined, { line, held, bound }: Surroundings): Port {
  const [own, ...above] = line;
  const holders = above.filter((tenant) => held.get(tenant.id)?.includes(id));
  const candidates = [eachItsOwn, ...line.map((tenant) => ({ id: tenant.id, name: tenant.name }))];
  const before = bound.find((one) => one.kind === 'registry' && one.port === id);
  const name = chosen?.name ?? (before && (line.find((tenant) => tenant.id === before.target.tenant)?.name ?? eachItsOwn.name));
  if (name !== undefined) return portOf('registry', id, title, candidates, [name], 'bound');

  const mustBeSaid = access === 'read' && holders.length > 0 && !held.get(own?.id ?? '')?.includes(id);
  return portOf('registry', id, title, candidates, mustBeSaid ? [] : [eachItsOwn.name], mustBeSaid ? 'unbound' : 'ready');
}

const eachItsOwn = { id: ownRecords, name: '各地自有数据' };

/** Unless it is said otherwise, the education bureau of the place seals. */
function seal({ id, title }: Named, chosen: Binding | undefined, { departments, line, bound }: Surroundings): Port {
  const [own] = line;
  const candidates = departments.map(({ name }) => `${own?.name ?? ''}${name}`).map((authority) => ({ id: authority, name: authority }));
  const name = chosen?.name ?? bound.find((one) => one.kind === 'seal' && one.port === id)?.target.authority;
  return portOf('seal', id, title, candidates, [name ?? '办件所在地的教育局'], name === undefined ? 'ready' : 'bound');
}

function portOf(kind: PortKind, id: string, title: string, candidates: Port['candidates'], boundTo: string[], state: Port['state']): Port {
  return { kind, id, title, state, boundTo, candidates };
}

/** Says of each port that nobody answers for what is to be done. */
export function portsNotBound(ports: readonly Port[]): Outcome<never> {
  const sentence = { zh: '请先为每个岗位、数据和接口指定由本地的谁来承担。', en: 'Say first who answers here for each role, register and endpoint.' };
  return refused('PORTS_NOT_BOUND', sentence, ports.map(problemOf));
}

function problemOf({ kind, id, title }: Port): Problem {
  return { code: 'PORT_NOT_BOUND', place: `manifest.json#/ports/${places[kind]} ${id}`, message: sentences[kind](title) };
}

const places: Readonly<Record<PortKind, string>> = { role: 'roles', registry: 'registries', seal: 'seals', endpoint: 'endpoints', account: 'accounts' };

const sentences: Readonly<Record<PortKind, (title: string) => Problem['message']>> = {
  role: (title) => ({ zh: `岗位“${title}”还没有指定由哪个部门办理。`, en: `No department answers for the role "${title}" yet.` }),
  registry: (title) => ({
    zh: `本地没有“${title}”的数据，上级有：请指定使用谁的数据。`,
    en: `There are no records of "${title}" here, but above: say whose are read.`,
  }),
  seal: (title) => ({ zh: `印章“${title}”还没有指定用印单位。`, en: `No authority is named for the seal "${title}" yet.` }),
  endpoint: (title) => ({
    zh: `接口“${title}”还没有由管理员登记，登记之前不能发布。`,
    en: `An administrator has not allowed the endpoint "${title}" yet: until then it cannot be published.`,
  }),
  account: (title) => ({
    zh: `账户“${title}”还没有由管理员登记，登记之前不能发布。`,
    en: `An administrator has not registered the account "${title}" yet: until then it cannot be published.`,
  }),
};
