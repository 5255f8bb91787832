import type { Outcome } from '@onething/rules';
import { testAuthoring } from '../../../qa/support/test-authoring.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, seedTestDemo, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import type { Actor } from '../engine.js';
import { uuidIds } from '../ids.js';
import { createReleases } from '../releases/create-releases.js';
import { releaseStore } from '../stores/release-store.js';
import type { Authoring } from './authoring.js';

const designer: Actor = { person: 'designer', name: '许诺', tenant: '330000', roles: ['designer'], ports: [] };
const service = 'degree-certificate-instant';

let database: TestDatabase;
let parts: TestParts;
let authoring: Authoring;

beforeAll(async () => {
  database = await openTestDatabase();
  parts = testParts(database);
  await seedTestDemo(database, parts);
  authoring = testAuthoring(database, { ...parts, releases: createReleases(parts.library, releaseStore(database.app), uuidIds, async () => []) });
}, 60_000);
afterAll(() => database?.close());

describe('a package that is new here', () => {
  it('can be like one that is in force: sound, played, proposed and published by a second person', async () => {
    const draft = taken(await authoring.createPackage({ package: 'school-letter', title: '在读证明', level: 'county', from: service }, designer));
    const manifest = JSON.parse(draft.files.find(({ path }) => path === 'manifest.json')?.text ?? '{}');
    expect(manifest).toMatchObject({ id: 'school-letter', title: '在读证明', version: '1.0.0', level: 'county' });
    expect(manifest).not.toHaveProperty('titleEn');

    const { findings } = taken(await authoring.checkDraft(draft.id, designer));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const proposal = taken(await authoring.propose(draft.id, '新事项', designer));
    expect(await authoring.approve(proposal.id, { ...designer, roles: ['designer', 'publisher'] })).toMatchObject({ ok: false, code: 'FOUR_EYES' });
    expect(taken(await authoring.approve(proposal.id, actors.publisher)).status).toBe('published');
    expect(await authoring.publications('school-letter', designer)).toHaveLength(1);
  }, 60_000);

  it('can begin with files, which must be those of a package', async () => {
    const files = [{ path: 'manifest.json', text: '{"id":"empty-one"}' }];
    const draft = taken(await authoring.createPackage({ package: 'empty-one', title: '空', files }, designer));
    expect(draft.files.map(({ path, text }) => [path, text])).toEqual([['manifest.json', '{"id":"empty-one"}']]);
    expect((await authoring.drafts(designer)).map((one) => one.package)).toContain('empty-one');
    const climbing = [...files, { path: '../../etc/passwd', text: '' }];
    expect(await authoring.createPackage({ package: 'other-one', title: '空', files: climbing }, designer)).toMatchObject({ code: 'FILE_NOT_SAVEABLE' });
  });

  it.each([
    ['is there already', service, 'PACKAGE_EXISTS'],
    ['is being made', 'empty-one', 'PACKAGE_DRAFT_OPEN'],
    ['is no id', 'Grosses Ding', 'PACKAGE_ID_INVALID'],
    ['is the library of all', 'common', 'PACKAGE_ID_INVALID'],
  ])('is refused where the id %s', async (_, id, code) => {
    expect(await authoring.createPackage({ package: id, title: '空', from: service }, designer)).toMatchObject({ ok: false, code });
  });

  it('shows its papers printed as samples, and says what is wrong with a template', async () => {
    const draft = taken(await authoring.createPackage({ package: 'sample-letter', title: '在读证明', from: service }, designer));
    const template = draft.files.find(({ path }) => path.endsWith('.hbs'));
    const document = template?.path.replace(/^documents\/|\.hbs$/g, '') ?? '';
    const pdf = taken(await authoring.samplePaper(draft.id, document, designer));
    expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
    expect(await authoring.samplePaper(draft.id, 'constructor', designer)).toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
    await authoring.saveFile(draft.id, { path: template?.path ?? '', text: '<script>{{lookup}}</script>', rev: template?.rev ?? 0 }, designer);
    expect(await authoring.samplePaper(draft.id, document, designer)).toMatchObject({ ok: false, code: 'TEMPLATE_INVALID' });
  });

  it('is refused where there is nothing to begin with', async () => {
    expect(await authoring.createPackage({ package: 'nothing-yet', title: '空' }, designer)).toMatchObject({ code: 'PACKAGE_BEGINNING_MISSING' });
    expect(await authoring.createPackage({ package: 'nothing-yet', title: '空', from: 'unknown' }, designer)).toMatchObject({ code: 'PACKAGE_NOT_FOUND' });
  });
});

function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
