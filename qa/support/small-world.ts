import { compilePackage, readPackage } from '@onething/processes';
import { chinaCalendar, done, type Outcome, refused } from '@onething/rules';
import pino from 'pino';
import { type DemoConnector, demo } from '../../engine/src/connectors/demo.js';
import { plantTenants } from '../../engine/src/database/demo-tenants.js';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import type { DraftEntry } from '../../engine/src/drafts/drafts.js';
import type { Actor } from '../../engine/src/engine.js';
import { uuidIds } from '../../engine/src/ids.js';
import type { CompiledRelease, ReleaseLibrary } from '../../engine/src/releases/release-library.js';
import { createRuntime, type RuntimeExtras } from '../../engine/src/runtime/create-runtime.js';
import type { Runtime, RuntimeParts } from '../../engine/src/runtime-parts.js';
import type { TestDatabase } from './test-database.js';
import { testParts } from './test-parts.js';

/** A runtime on a real database that runs one small process, without publishing: for tests of the engine itself. */
export interface SmallWorld {
  readonly runtime: Runtime;
  readonly demo: DemoConnector;
  /** Opens a case as its applicant, answered or refused. `key` is the idempotency key. */
  open(values?: Record<string, unknown>, key?: string, by?: Actor): Promise<Outcome<{ id: string; number: string }>>;
}

export const region = '330199';
export const applicant: Actor = { person: 'applicant', name: '申请人', tenant: '330000', roles: ['applicant'], ports: [] };

/** A clerk who holds the one role of the small package. */
export function clerk(n: number): Actor {
  return { person: `clerk-${n}`, name: `办事员${n}`, tenant: region, roles: ['clerk'], ports: ['small/clerk'] };
}

export const administrator: Actor = { person: 'administrator', name: '系统管理员', tenant: region, roles: ['systemAdministrator'], ports: [] };

/** The tree of tenants and the applicant, needed once a database. */
export async function plantSmallWorld({ app, owner }: Pick<TestDatabase, 'app' | 'owner'>): Promise<void> {
  await plantTenants(owner);
  const { person: id, name, tenant } = applicant;
  await withTenant(app, tenant, (t) => t('person').insert({ tenant, id, account: id, name }));
}

/** One node over the database. `body` is the inside of the process, `files` are further files of the package. */
export async function openSmallWorld(
  database: Pick<TestDatabase, 'app' | 'url'>,
  body: string,
  extras: RuntimeExtras = {},
  files: Readonly<Record<string, string>> = {},
  { plant = (release) => release, sampledShare, calendar }: SmallChanges = {},
): Promise<SmallWorld> {
  const release = plant(await smallRelease(body, files));
  const connector = demo();
  const parts = smallParts(database, release);
  const releases = { ...parts.releases, ...(calendar && { calendar }) };
  const runtime = createRuntime(
    { ...parts, releases, sampledShare },
    { ...extras, connectors: (known) => [...(extras.connectors?.(known) ?? known), connector] },
  );
  return {
    runtime,
    demo: connector,
    open: (values = {}, key = uuidIds.next(), by = applicant) => runtime.cases.open({ draft: key, values }, by, { key }),
  };
}

/** What a test changes: a fault in what runs, how many decisions another engine is asked about, the calendar of the cases. */
export interface SmallChanges {
  readonly plant?: (release: CompiledRelease) => CompiledRelease;
  readonly sampledShare?: number;
  readonly calendar?: ReleaseLibrary['calendar'];
}

/** The parts over a database, with one release in memory and a draft for whoever asks. */
function smallParts(database: Pick<TestDatabase, 'app' | 'url'>, release: CompiledRelease): RuntimeParts {
  const { runtime } = testParts({ ...database, owner: database.app, ownerUrl: '', close: async () => undefined });
  return {
    ...runtime,
    releases: smallLibrary(release),
    drafts: smallDrafts(release),
    logger: pino({ level: process.env.SMALL_WORLD_LOG ?? 'silent' }),
    ids: uuidIds,
  };
}

function smallLibrary(release: CompiledRelease): ReleaseLibrary {
  return {
    release: async () => release,
    ofMatter: async () => refused('MATTER_NOT_FOUND', { zh: '没有这个事项', en: 'no such matter' }),
    parameters: async () => ({}),
    calendar: async () => chinaCalendar,
    inForce: async () => [],
  };
}

/** Every key has a draft of its own, which stays: whether a case was opened from it is the case's own knowledge. */
function smallDrafts(release: CompiledRelease): RuntimeParts['drafts'] {
  return {
    async get(id) {
      const form = release.package.forms.apply;
      if (!form) throw new Error('the small package has a form');
      const draft: DraftEntry = { id, matter: 'small/small', region, release: release.hash, form, texts: {}, values: {}, prefilled: {}, savedAt: '', rev: 1 };
      return done(draft);
    },
    remove: async () => undefined,
  };
}

/** Compiles a package of one process, one form and one role. */
export async function smallRelease(body: string, more: Readonly<Record<string, string>> = {}): Promise<CompiledRelease> {
  const files = new Map(Object.entries({ ...smallPackage(body), ...more }).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const read = taken(await readPackage(files));
  return { hash: 'small', package: read, required: {}, compiled: taken(compilePackage(read, [])) };
}

/** The files of the small package. */
export function smallPackage(body: string): Record<string, string> {
  const limit = { value: 5, unit: 'workday' };
  const matter = {
    id: 'small',
    title: '小事项',
    summary: '测试用',
    process: 'small',
    form: 'apply',
    audience: 'applicant',
    conditions: [],
    materials: [],
    promised: limit,
    statutory: limit,
  };
  return {
    'manifest.json': JSON.stringify({
      ...{ id: 'small', version: '1.0.0', kind: 'service', title: '小事项', legalBasis: [] },
      ports: { roles: [{ id: 'clerk', title: '办事员' }], registries: [] },
      matters: [matter],
    }),
    'forms/apply.json': form('apply', { note: { type: 'string', title: '备注', maxLength: 100 }, amount: { type: 'integer', title: '金额' } }),
    'forms/decide.json': form('decide', { verdict: { type: 'string', title: '结论', maxLength: 20 } }),
    'processes/small.bpmn': processFile('small', body),
  };
}

/** A file with one process. */
export function processFile(id: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:onething="urn:onething:bpmn:1" id="d" targetNamespace="urn:onething:package">
<bpmn:message id="m" name="answer" /><bpmn:process id="${id}" name="小流程" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;
}

/** A form with these fields, as a file. */
export function form(id: string, properties: object): string {
  return JSON.stringify({ id, title: id, schema: { type: 'object', properties }, layout: [{ title: id, fields: Object.keys(properties) }] });
}

/** `flow('a', 'b', 'c')` leads from a to b to c. */
export function flow(...elements: readonly string[]): string {
  return elements
    .slice(1)
    .map((target, i) => `<bpmn:sequenceFlow id="${elements[i]}-${target}" sourceRef="${elements[i]}" targetRef="${target}" />`)
    .join('');
}

export const start = '<bpmn:startEvent id="start" name="开始" onething:form="apply" />';
export const end = '<bpmn:endEvent id="end" name="办结" />';

/** A task for the clerks, with a form of one field. */
export function userTask(id: string, more = ''): string {
  return `<bpmn:userTask id="${id}" name="${id}" onething:candidates="clerk" onething:form="decide" ${more} />`;
}

/** A call of the demo connector, which answers with its input. */
export function serviceTask(id: string): string {
  return `<bpmn:serviceTask id="${id}" name="${id}" onething:connector="demo"><bpmn:extensionElements><onething:input name="x" value="1" /><onething:output name="${id}" value="x" /></bpmn:extensionElements></bpmn:serviceTask>`;
}

/** The value of an outcome that is expected to be one. */
export function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems ?? [])}`);
}

/** Asks until it is so. */
export async function eventually<T>(ask: () => Promise<T>, isSo: (found: T) => boolean, patience = 15_000): Promise<T> {
  for (const until = Date.now() + patience; ; ) {
    const found = await ask();
    if (isSo(found)) return found;
    if (Date.now() > until) throw new Error(`It did not happen within ${patience} ms: ${JSON.stringify(found).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
