import path from 'node:path';
import type { Outcome } from '@onething/rules';
import { testAuthoring } from '../../../qa/support/test-authoring.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { setClock, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { examplePackages } from '../database/demo-data.js';
import { plantTenants } from '../database/demo-tenants.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';
import type { Authoring } from './authoring.js';
import { textsOf } from './package-text.js';

const service = 'degree-certificate-instant';
const province: Actor = { person: 'p', name: '省发布员', tenant: '330000', roles: ['publisher'], ports: [] };
const designer: Actor = { person: 'designer-b', name: '袁媛', tenant: '330200', roles: ['designer'], ports: [] };
const publisher: Actor = { person: 'publisher-b', name: '蒋岚', tenant: '330200', roles: ['publisher'], ports: [] };
const form = 'forms/registrar-review.json';

type Files = ReadonlyMap<string, string>;

describe('a city that has changed an imported package', () => {
  let database: TestDatabase;
  let parts: TestParts;
  let authoring: Authoring;
  let first: Files;

  beforeAll(async () => {
    database = await openTestDatabase();
    parts = testParts(database);
    authoring = testAuthoring(database, parts);
    await plantTenants(database.owner);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    await withTenant(database.app, '330200', (t) => t('department').insert({ tenant: '330200', id: 'education', name: '教育局' }));
    const [common = new Map(), ...others] = await examplePackages(path.resolve('.'));
    taken(await parts.releases.publish(common, province));
    first = oneScenario(textsOf(others.find((files) => files.has('decisions/D2-route.json')) ?? new Map()));
    await publishImport(first, true);
  }, 60_000);
  afterAll(() => database?.close());

  it('changes it: another title, and fewer days', async () => {
    const draft = taken(await authoring.openDraft(service, designer));
    await save(draft.id, form, changed(first.get(form), '"title": "', '"title": "乙市 '));
    await save(draft.id, 'parameters.json', parameters(first, { archiveDays: 2, reviewDays: 2 }));
    const { id } = taken(await authoring.propose(draft.id, '乙市的做法', designer));
    expect(taken(await authoring.approve(id, publisher))).toMatchObject({ version: '1.0.1', imported: false });
  });

  it('gets the next version joined with it: what both have changed is named, the rest is there from both sides', async () => {
    const draft = taken(await authoring.importPackage(bytes(next('1.1.0', { archiveDays: 5 })), designer));
    expect(draft.status).toBe('editing');
    expect(text(draft.files, form)).toContain('乙市 ');
    expect(text(draft.files, 'manifest.json')).toContain('"version": "1.1.0"');
    expect(daysIn(text(draft.files, 'parameters.json'))).toEqual([2, 2]);

    const { conflicts } = taken(await authoring.imported(draft.id, designer));
    expect(conflicts).toMatchObject([
      { path: 'parameters.json', pointer: expect.stringMatching(/^\/archiveDays\/values\/.*\/value$/), base: '3', ours: '2', theirs: '5' },
    ]);
    expect(await authoring.propose(draft.id, '', designer)).toMatchObject({
      ok: false,
      code: 'CONFLICTS_OPEN',
      problems: [{ place: expect.stringContaining('parameters.json#/archiveDays'), message: { zh: '本地：2；新版本：5' } }],
    });
  });

  it('decides about the conflict, and a second person publishes both', async () => {
    const draft = taken(await authoring.openDraft(service, designer));
    const [conflict = { path: '', pointer: '' }] = taken(await authoring.imported(draft.id, designer)).conflicts;
    expect(await authoring.decideConflict(draft.id, { ...conflict, pointer: '/nothing', take: 'ours' }, designer)).toMatchObject({
      code: 'CONFLICT_NOT_FOUND',
    });
    for (const take of ['ours', 'theirs'] as const)
      taken(await authoring.decideConflict(draft.id, { path: conflict.path, pointer: conflict.pointer, take }, designer));
    const { id } = taken(await authoring.propose(draft.id, '升级', designer));
    expect(taken(await authoring.approve(id, publisher))).toMatchObject({ version: '1.1.0', imported: true });
    expect(await inForce()).toEqual({ version: '1.1.0', days: [5, 2], title: true });
  });

  it('and with the version after that only what is new meets its changes', async () => {
    const draft = taken(await authoring.importPackage(bytes(next('1.2.0', { archiveDays: 6 })), designer));
    expect(taken(await authoring.imported(draft.id, designer)).conflicts).toEqual([]);
    const { id } = taken(await authoring.propose(draft.id, '升级', designer));
    taken(await authoring.approve(id, publisher));
    expect(await inForce()).toEqual({ version: '1.2.0', days: [6, 2], title: true });
  });

  it('a draft keeps up with what was put in force meanwhile, and never takes it back', async () => {
    const draft = taken(await authoring.openDraft(service, designer));
    await save(draft.id, form, changed(text(draft.files, form), '乙市 ', '乙市（试行） '));
    const before = (await authoring.publications(service, publisher)).find(({ version }) => version === '1.1.0');
    taken(await authoring.restore(service, before?.release ?? '', '新版有误', publisher));
    const { id } = taken(await authoring.propose(draft.id, '试行', designer));
    expect(taken(await authoring.approve(id, publisher))).toMatchObject({ version: '1.1.1' });
    expect(await inForce()).toEqual({ version: '1.1.1', days: [5, 2], title: false });
  });

  it('and where both touch one place it is said', async () => {
    const draft = taken(await authoring.openDraft(service, designer));
    await save(draft.id, 'parameters.json', text(draft.files, 'parameters.json').replace('"value": 5', '"value": 9'));
    const before = (await authoring.publications(service, publisher)).find(({ version }) => version === '1.2.0');
    taken(await authoring.restore(service, before?.release ?? '', '又改回', publisher));
    expect(await authoring.propose(draft.id, '', designer)).toMatchObject({
      ok: false,
      code: 'BASE_CHANGED',
      problems: [{ place: expect.stringContaining('parameters.json#/archiveDays'), message: { zh: '已发布的版本：6' } }],
    });
    taken(await authoring.discardDraft(draft.id, designer));
  });

  it('who has a hand in it cannot approve, also where somebody else changed the same file after him', async () => {
    const both: Actor = { ...publisher, person: 'both', name: '兼任', roles: ['designer', 'publisher'] };
    const draft = taken(await authoring.openDraft(service, designer));
    await save(draft.id, form, `${text(draft.files, form)} `, both);
    await save(draft.id, form, `${text(draft.files, form)}  `);
    const { id } = taken(await authoring.propose(draft.id, '', designer));
    expect(await authoring.approve(id, both)).toMatchObject({ ok: false, code: 'FOUR_EYES' });
    taken(await authoring.decline(id, '不用', publisher));
    taken(await authoring.discardDraft(draft.id, designer));
  });

  async function publishImport(files: Files, binds: boolean): Promise<void> {
    const { id } = taken(await authoring.importPackage(bytes(files), designer));
    const { roles } = taken(await authoring.ports(id, designer));
    if (binds) for (const role of roles) taken(await authoring.bindRole(id, role.id, 'education', designer));
    taken(await authoring.approve(taken(await authoring.propose(id, '', designer)).id, publisher));
  }

  async function save(draft: string, file: string, content: string, by = designer): Promise<void> {
    const kept = taken(await authoring.draft(draft, by)).files.find((one) => one.path === file);
    taken(await authoring.saveFile(draft, { path: file, text: content, rev: kept?.rev ?? 0 }, by));
  }

  const next = (version: string, days: Record<string, number>): Files =>
    new Map([
      ...first,
      ['manifest.json', changed(first.get('manifest.json'), '"version": "1.0.0"', `"version": "${version}"`)],
      ['parameters.json', parameters(first, days)],
    ]);

  async function inForce() {
    const files = textsOf(taken(await parts.releases.files(service, publisher)));
    const release = await parts.library.ofPackage(service, '330200');
    return { version: release?.version, days: daysIn(files.get('parameters.json') ?? ''), title: files.get(form)?.includes('乙市 ') };
  }
});

interface Parameter {
  readonly id: string;
  readonly values: { value: unknown }[];
}

function parameters(files: Files, days: Record<string, number>): string {
  const list: Parameter[] = JSON.parse(files.get('parameters.json') ?? '[]');
  for (const { id, values } of list) for (const dated of values) if (days[id] !== undefined) dated.value = days[id];
  return `${JSON.stringify(list, null, 2)}\n`;
}

function daysIn(content: string): unknown[] {
  const list: Parameter[] = JSON.parse(content);
  return ['archiveDays', 'reviewDays'].map((name) => list.find(({ id }) => id === name)?.values.at(-1)?.value);
}

/** One of its scenarios is enough here; all of them are played elsewhere. */
function oneScenario(files: Files): Files {
  return new Map([...files].filter(([file]) => !file.startsWith('scenarios/') || file === 'scenarios/T1-instant.json'));
}

function bytes(files: Files): ReadonlyMap<string, Uint8Array> {
  return new Map([...files].map(([file, content]) => [file, new TextEncoder().encode(content)]));
}

function text(files: readonly { path: string; text?: string }[], file: string): string {
  return files.find((one) => one.path === file)?.text ?? '';
}

function changed(before: string | undefined, from: string, to: string): string {
  if (!before?.includes(from)) throw new Error(`there is no ${from}`);
  return before.replace(from, to);
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems?.slice(0, 5))}`);
}
