import path from 'node:path';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, seedTestDemo, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { examplePackages } from '../database/demo-data.js';
import { withTenant } from '../database/with-tenant.js';

const { publisher } = actors;

describe('publishing', () => {
  let database: TestDatabase;
  let parts: TestParts;
  let service: ReadonlyMap<string, Uint8Array>;
  beforeAll(async () => {
    database = await openTestDatabase();
    parts = testParts(database);
    await seedTestDemo(database, parts);
    service = await example('degree-certificate-instant');
  }, 30_000);
  afterAll(() => database.close());

  it('names a release by its content: the same files again are the same release', async () => {
    const [first, again] = [await parts.releases.publish(service, publisher), await parts.releases.publish(new Map([...service].reverse()), publisher)];
    expect(first).toMatchObject({ ok: true, value: { id: 'degree-certificate-instant', release: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(again).toEqual(first);
    expect((await parts.releases.list(publisher)).filter(({ id }) => id === 'degree-certificate-instant')).toHaveLength(1);
  });

  it('gives back the files as they were published', async () => {
    const files = await parts.releases.files('degree-certificate-instant', publisher);
    expect(files.ok && new Map([...files.value].map(([name, bytes]) => [name, text(bytes)]))).toEqual(
      new Map([...service].map(([name, bytes]) => [name, text(bytes)])),
    );
  });

  it('pins what it requires: a changed library makes a new release of what stands on it', async () => {
    const common = changed(await example('common'), 'manifest.json', (json) => json.replace('"1.0.0"', '"1.0.1"'));
    const before = await parts.releases.publish(service, publisher);
    expect(await parts.releases.publish(common, publisher)).toMatchObject({ ok: true });
    const after = await parts.releases.publish(service, publisher);
    expect(after.ok && before.ok && after.value.release).not.toBe(before.ok && before.value.release);

    const old = await parts.library.release(before.ok ? before.value.release : '', '330199');
    expect(old.required.common?.package.manifest.version).toBe('1.0.0');
  });

  it.each([
    ['a process that is broken', 'processes/degree-certificate.bpmn', (xml: string) => xml.replace('</bpmn:process>', ''), 'PACKAGE_INVALID'],
    [
      'a script',
      'processes/degree-certificate.bpmn',
      (xml: string) =>
        xml.replace('<bpmn:startEvent', '<bpmn:scriptTask id="evil" scriptFormat="js"><bpmn:script>1</bpmn:script></bpmn:scriptTask><bpmn:startEvent'),
      'PACKAGE_INVALID',
    ],
    ['an unknown required package', 'manifest.json', (json: string) => json.replace('"package": "common"', '"package": "nowhere"'), 'PACKAGE_REQUIRES_MISSING'],
    ['a required version that is not there', 'manifest.json', (json: string) => json.replace('^1.0.0', '^9.0.0'), 'PACKAGE_REQUIRES_MISSING'],
    ['a scenario that does not come out', 'scenarios/T1-instant.json', (json: string) => json.replaceAll('XLZM-330199', 'XLZM-330198'), 'SCENARIOS_RED'],
  ])('refuses %s, with the place', async (_, file, change, code) => {
    const refusal = await parts.releases.publish(changed(service, file, change), publisher);
    expect(refusal).toMatchObject({
      ok: false,
      code,
      problems: expect.arrayContaining([expect.objectContaining({ place: expect.stringContaining(file.split('.')[0] ?? '') })]),
    });
  });

  it('refuses a package whose form is missing', async () => {
    const without = new Map([...service].filter(([name]) => name !== 'forms/apply.json'));
    expect(await parts.releases.publish(without, publisher)).toMatchObject({ ok: false, code: 'PACKAGE_INVALID' });
  });

  it('keeps a release for ever, whoever asks to change it', async () => {
    await expect(database.owner.raw(`set app.tenant = '330000'; update release set title = 'x'`)).resolves.toBeDefined();
    const asApplication = withTenant(database.app, '330000', (t) => t('release').update({ title: 'x' }));
    await expect(asApplication).rejects.toThrow(/permission denied/);
    await database.owner.raw('alter table release no force row level security');
    await expect(database.owner('release').update({ title: 'x' })).rejects.toThrow(/never changed/);
    await database.owner.raw('alter table release force row level security');
  });

  it('writes down who published', async () => {
    const rows = await withTenant(database.app, '330000', (t) => t('audit').where({ action: 'release.publish' }).select('actor'));
    expect(rows).toContainEqual({ actor: 'publisher' });
  });

  it('is seen below, and not beside: a county that publishes its own has its own', async () => {
    const own = changed(service, 'manifest.json', (json) => json.replace('"version": "1.0.0"', '"version": "1.1.0"'));
    expect(await parts.releases.publish(own, { ...publisher, tenant: '330198' })).toMatchObject({ ok: true });
    const versions = await Promise.all(['330198', '330199', '330000'].map((region) => parts.library.ofPackage('degree-certificate-instant', region)));
    expect(versions.map((release) => release?.version)).toEqual(['1.1.0', '1.0.0', '1.0.0']);
  });

  async function example(id: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const packages = await examplePackages(path.resolve('.'));
    return packages.find((files) => text(files.get('manifest.json') ?? new Uint8Array()).includes(`"id": "${id}"`)) ?? new Map();
  }
});

function changed(files: ReadonlyMap<string, Uint8Array>, name: string, change: (text: string) => string): Map<string, Uint8Array> {
  const before = text(files.get(name) ?? new Uint8Array());
  const after = change(before);
  expect(after).not.toBe(before);
  return new Map([...files, [name, new TextEncoder().encode(after)]]);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
