import type { Outcome } from '@onething/rules';
import { testAuthoring } from '../../../qa/support/test-authoring.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, seedTestDemo, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';
import { uuidIds } from '../ids.js';
import { createReleases } from '../releases/create-releases.js';
import { releaseStore } from '../stores/release-store.js';
import type { Authoring, PackageDraft } from './authoring.js';

const service = 'degree-certificate-instant';
const { publisher } = actors;
const designer: Actor = { person: 'designer', name: '许诺', tenant: '330000', roles: ['designer'], ports: [] };
const colleague: Actor = { person: 'designer-2', name: '同事', tenant: '330000', roles: ['designer', 'publisher'], ports: [] };
const cityDesigner: Actor = { person: 'city-designer', name: '袁媛', tenant: '330200', roles: ['designer'], ports: [] };
const cityPublisher: Actor = { person: 'city-publisher', name: '蒋岚', tenant: '330200', roles: ['publisher'], ports: [] };

/** Another engine that sees something differently; the real ones agree on what we ship. */
const doubting = async () => [
  {
    ...{ severity: 'warning' as const, code: 'SECOND_OPINION_DIFFERS', place: 'scenarios/T1-instant.json' },
    message: { zh: '另一个引擎看法不同', en: 'Another engine sees it differently' },
  },
];

let database: TestDatabase;
let parts: TestParts;
let authoring: Authoring;

beforeAll(async () => {
  database = await openTestDatabase();
  parts = testParts(database);
  await seedTestDemo(database, parts);
  const { app } = database;
  authoring = testAuthoring(database, { ...parts, releases: createReleases(parts.library, releaseStore(app), uuidIds, doubting) });
}, 60_000);
afterAll(() => database?.close());

describe('a package that two people change', () => {
  it('is one draft, with the files of the release in force', async () => {
    const [first, second] = [taken(await authoring.openDraft(service, designer)), taken(await authoring.openDraft(service, colleague))];
    expect(second.id).toBe(first.id);
    expect(fileOf(first, 'manifest.json').text).toContain('"id": "degree-certificate-instant"');
    expect(first.files.length).toBeGreaterThan(30);
  });

  it('keeps half-finished work, and says in words what is wrong with it', async () => {
    const draft = taken(await authoring.openDraft(service, designer));
    const process = fileOf(draft, 'processes/degree-certificate.bpmn');
    const broken = process.text?.replace(/<bpmn:sequenceFlow id="to-D4-content-from-by-route"[\s\S]*?<\/bpmn:sequenceFlow>/, '') ?? '';
    const saved = taken(await authoring.saveFile(draft.id, { path: process.path, text: broken, rev: process.rev }, designer));
    expect(saved.rev).toBe(2);
    const { findings } = taken(await authoring.checkDraft(draft.id, designer));
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', place: expect.stringContaining('processes/degree-certificate.bpmn') }));
    expect(await authoring.propose(draft.id, 'half', designer)).toMatchObject({ ok: false, code: 'PACKAGE_INVALID' });

    expect(taken(await authoring.saveFile(draft.id, { path: process.path, text: process.text, rev: 2 }, designer)).rev).toBe(3);
  });

  it('is not overwritten: the later one hears who was faster, whatever the file', async () => {
    const draft = taken(await authoring.openDraft(service, designer));
    const { path, text = '', rev } = fileOf(draft, 'parameters.json');
    taken(await authoring.saveFile(draft.id, { path, text: `${text}\n`, rev }, colleague));
    const late = await authoring.saveFile(draft.id, { path, text: 'mine', rev }, designer);
    expect(late).toMatchObject({ ok: false, code: 'FILE_CHANGED_ELSEWHERE', message: { zh: expect.stringContaining('同事') } });
    expect(fileOf(taken(await authoring.draft(draft.id, designer)), path)).toMatchObject({ text: `${text}\n`, changedBy: '同事' });
  });

  it.each(['../etc/passwd', 'scripts/run.sh', 'forms/../x.json', 'forms/__proto__.json'])('holds no file named %s', async (path) => {
    const draft = taken(await authoring.openDraft(service, designer));
    expect(await authoring.saveFile(draft.id, { path, text: '{}', rev: 0 }, designer)).toMatchObject({ ok: false, code: 'FILE_NOT_SAVEABLE' });
  });

  it('is not seen from a neighbour', async () => {
    const draft = taken(await authoring.openDraft(service, designer));
    expect(await authoring.draft(draft.id, cityDesigner)).toMatchObject({ ok: false, code: 'PACKAGE_DRAFT_NOT_FOUND' });
  });
});

describe('four eyes', () => {
  let proposal: string;

  it('with a red scenario nothing is proposed', async () => {
    const draft = taken(await authoring.openDraft(service, designer));
    const { path, text = '', rev } = fileOf(draft, 'scenarios/T1-instant.json');
    const wrong = taken(await authoring.saveFile(draft.id, { path, text: text.replaceAll('XLZM-330199', 'XLZM-330198'), rev }, designer));
    expect(await authoring.propose(draft.id, 'red', designer)).toMatchObject({ ok: false, code: 'SCENARIOS_RED' });
    taken(await authoring.saveFile(draft.id, { path, text, rev: wrong.rev }, designer));
  });

  it('a change is proposed as the next version, and shows both sides', async () => {
    const draft = taken(await authoring.openDraft(service, designer));
    const { path, text = '', rev } = fileOf(draft, 'forms/registrar-review.json');
    taken(await authoring.saveFile(draft.id, { path, text: `${text} `, rev }, designer));
    const proposed = taken(await authoring.propose(draft.id, '改一个空格', designer));
    expect(proposed).toMatchObject({ version: '1.0.1', status: 'open', mayDecide: false });
    proposal = proposed.id;
    const seen = taken(await authoring.proposal(proposal, publisher));
    expect([proposed, seen].map(({ findings }) => findings.filter(({ code }) => code === 'SECOND_OPINION_DIFFERS').length)).toEqual([1, 1]);
    expect([seen.before[path], seen.after[path], seen.mayDecide]).toEqual([text, `${text} `, true]);
    expect(await authoring.propose(draft.id, 'again', designer)).toMatchObject({ ok: false, code: 'PROPOSAL_OPEN_ALREADY' });
  });

  it('nobody publishes what he has a hand in, also as a publisher; the database refuses it too', async () => {
    expect(await authoring.approve(proposal, { ...designer, roles: ['publisher'] })).toMatchObject({ ok: false, code: 'FOUR_EYES' });
    expect(await authoring.approve(proposal, colleague)).toMatchObject({ ok: false, code: 'FOUR_EYES' });
    const own = withTenant(database.app, '330000', (t) => t('proposal').where({ id: proposal }).update({ status: 'publishing', decided_by: 'designer' }));
    await expect(own).rejects.toThrow(/four_eyes/);
  });

  it('a second person publishes; the next case runs on it, an open one keeps its release', async () => {
    const before = await parts.library.ofPackage(service, '330199');
    const approved = taken(await authoring.approve(proposal, publisher));
    expect(approved).toMatchObject({ status: 'published', decidedBy: '沈括', release: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await parts.library.ofPackage(service, '330199'))?.hash).toBe(approved.release);
    expect((await parts.library.release(before?.hash ?? '', '330199')).package.manifest.version).toBe('1.0.0');
    expect(await authoring.approve(proposal, publisher)).toMatchObject({ ok: false, code: 'PROPOSAL_DECIDED' });
  });

  it('going back is publishing the earlier one again, with a reason in the list', async () => {
    const [now, earlier] = await authoring.publications(service, publisher);
    taken(await authoring.restore(service, earlier?.release ?? '', '新版有误', publisher));
    expect((await parts.library.ofPackage(service, '330199'))?.hash).toBe(earlier?.release);
    expect((await authoring.publications(service, publisher))[0]).toMatchObject({ version: '1.0.0', reason: '新版有误', by: '沈括' });
    expect(await authoring.restore(service, earlier?.release ?? '', 'again', publisher)).toMatchObject({ ok: false, code: 'RELEASE_IN_FORCE' });
    taken(await authoring.restore(service, now?.release ?? '', 'forward', publisher));
    expect(await authoring.restore(service, 'f'.repeat(64), 'no', publisher)).toMatchObject({ ok: false, code: 'RELEASE_NOT_FOUND' });
  });

  it('declining gives the reason, and the draft goes on', async () => {
    const draft = taken(await authoring.openDraft(service, designer));
    const { path, text = '', rev } = fileOf(draft, 'forms/registrar-review.json');
    taken(await authoring.saveFile(draft.id, { path, text: `${text} `, rev }, designer));
    const { id } = taken(await authoring.propose(draft.id, '', designer));
    expect(taken(await authoring.decline(id, '没有依据', publisher))).toMatchObject({ status: 'declined', reason: '没有依据' });
    expect(taken(await authoring.draft(draft.id, designer)).id).toBe(draft.id);
    taken(await authoring.discardDraft(draft.id, designer));
  });
});

describe('a package of somebody else', () => {
  const changed = async (change: (text: string) => string) => {
    const files = taken(await parts.releases.files(service, publisher));
    const manifest = new TextDecoder().decode(files.get('manifest.json'));
    return new Map([...files, ['manifest.json', new TextEncoder().encode(change(manifest))]]);
  };

  it('that does not hold together is refused, and nothing is replaced', async () => {
    const script = await changed((text) => text.replace('"process": "degree-certificate"', '"process": "nowhere"'));
    const without = new Map(
      [...script].filter(([path]) => path !== 'forms/apply.json').map(([path, bytes]) => [path, path.endsWith('.bpmn') ? bytes.slice(0, 500) : bytes]),
    );
    expect(await authoring.importPackage(without, cityDesigner)).toMatchObject({ ok: false, code: 'PACKAGE_INVALID' });
    expect(await authoring.drafts(cityDesigner)).toEqual([]);
  });

  it('waits in quarantine, is bound to local departments, and is published by a second person', async () => {
    const draft = taken(await authoring.importPackage(await changed((text) => text.replace(/"version": "[\d.]+"/, '"version": "1.2.0"')), cityDesigner));
    expect(draft).toMatchObject({ status: 'quarantined', package: service });
    expect(await authoring.saveFile(draft.id, { path: 'README.md', text: 'x', rev: 0 }, cityDesigner)).toMatchObject({
      ok: false,
      code: 'PACKAGE_IN_QUARANTINE',
    });
    expect(await authoring.propose(draft.id, '', cityDesigner)).toMatchObject({ ok: false, code: 'PORTS_NOT_BOUND' });

    await bindEverything(draft.id);
    const { id } = taken(await authoring.propose(draft.id, '从省里导入', cityDesigner));
    expect(await authoring.approve(id, { ...cityDesigner, roles: ['publisher'] })).toMatchObject({ ok: false, code: 'FOUR_EYES' });
    expect(taken(await authoring.approve(id, cityPublisher))).toMatchObject({ status: 'published', imported: true });
    const versions = await Promise.all(['330200', '330299', '330199'].map((tenant) => parts.library.ofPackage(service, tenant)));
    expect(versions.map((release) => release?.version)).toEqual(['1.2.0', '1.2.0', '1.0.1']);
  });

  it('gives a role only to a department that is there', async () => {
    const draft = taken(await authoring.openDraft(service, cityDesigner));
    expect(await authoring.bindRole(draft.id, 'school.archive', 'nowhere', cityDesigner)).toMatchObject({ ok: false, code: 'DEPARTMENT_NOT_FOUND' });
    expect(await authoring.bindRole(draft.id, 'nobody', 'education', cityDesigner)).toMatchObject({ ok: false, code: 'ROLE_NOT_FOUND' });
  });

  async function bindEverything(draft: string): Promise<void> {
    await withTenant(database.app, '330200', (t) =>
      t('appointment').insert({
        tenant: '330200',
        id: 'clerk-of-yi',
        person: 'registrar-other',
        department: 'education',
        role: 'clerk',
        valid_from: '2020-01-01',
      }),
    );
    const { roles } = taken(await authoring.ports(draft, cityDesigner));
    expect(roles.map(({ boundTo }) => boundTo)).toEqual(roles.map(() => []));
    for (const { id } of roles) taken(await authoring.bindRole(draft, id, 'education', cityDesigner));
    const bound = taken(await authoring.ports(draft, cityDesigner));
    expect(bound.roles.map(({ boundTo }) => boundTo)).toEqual(roles.map(() => ['教育局']));
  }
});

function fileOf(draft: PackageDraft, path: string) {
  const file = draft.files.find((one) => one.path === path);
  if (!file) throw new Error(`the draft has no ${path}`);
  return file;
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems?.slice(0, 5))}`);
}
