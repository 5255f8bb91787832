import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { composeCommon, type Package, readPackage, type Scenario } from '@onething/processes';
import { createAnswers } from './answer.js';
import type { ComparedScenario, PackageSource, Played, ReadDraft } from './protocol.js';

const root = new URL('../../../', import.meta.url).pathname;
const service = `${root}examples/degree-certificate-instant/`;

let common: Package;
beforeAll(async () => {
  const list = async (folder: string) =>
    (await readdir(root + folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length + folder.length + 1).replace(/^\//, ''));
  const read = await readPackage(await composeCommon({ list, read: async (path) => new Uint8Array(await readFile(root + path)) }));
  if (!read.ok) throw new Error(JSON.stringify(read));
  common = read.value;
});

function source(change: Readonly<Record<string, (text: string) => string>> = {}): PackageSource {
  const paths = readdirSync(service, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = paths
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('//', '/').slice(service.length))
    .map((path) => {
      const text = readFileSync(service + path, 'utf8');
      return [path, change[path]?.(text) ?? text] as const;
    });
  return { files, required: [common] };
}

describe('the worker of the designer', () => {
  it('finds nothing wrong with what is published', async () => {
    const read = (await createAnswers()({ ask: 'read', source: source() })) as ReadDraft;
    expect([read.package?.manifest.id, read.findings]).toEqual(['degree-certificate-instant', []]);
  });

  it('says what keeps a draft from being read, and that a flow is missing', async () => {
    const broken = (await createAnswers()({ ask: 'read', source: source({ 'forms/apply.json': () => '{' }) })) as ReadDraft;
    expect(broken).toMatchObject({ findings: [{ severity: 'error', place: expect.stringContaining('forms/apply.json') }] });
    const cut = (xml: string) =>
      xml
        .replace(/<bpmn:sequenceFlow id="to-D2-route-from-D1-match"[^>]*\/>/, '')
        .replace(/<bpmn:(incoming|outgoing)>to-D2-route-from-D1-match<\/bpmn:\1>/g, '');
    const missing = (await createAnswers()({ ask: 'read', source: source({ 'processes/degree-certificate.bpmn': cut }) })) as ReadDraft;
    expect(missing.findings.length).toBeGreaterThan(0);
  });

  it('names the person for whom something else comes out', async () => {
    const ask = createAnswers();
    const { package: before } = (await ask({ ask: 'read', source: source() })) as ReadDraft;
    const changed = source({ 'decisions/D1-match.json': (json) => json.replace('["1", "-", "-"]', '["> 0", "-", "-"]') });
    const runs = (await ask({ ask: 'scenarios', source: changed, before })) as ComparedScenario[];
    const different = runs.filter(({ changed: people }) => people.length > 0);
    expect(runs).toHaveLength(17);
    expect(different.map(({ id, passed }) => [id, passed])).toEqual([['Q5-two-records', false]]);
    expect(different[0]?.changed[0]).toMatchObject({
      who: expect.any(String),
      what: expect.arrayContaining([expect.objectContaining({ zh: expect.stringContaining('MULTI') })]),
    });
  }, 60_000);

  it('rehearses with the people of a scenario: prefilled, opened, days passed', async () => {
    const ask = createAnswers();
    const begun = (await ask({ ask: 'begin', source: source(), world: 'T1-instant' })) as Played;
    const [[id = '', person] = ['', undefined]] = Object.entries(begun.world.people);
    const opened = begun.world.steps.flatMap((step) => ('open' in step ? [step.open] : []))[0];
    if (!person || !opened) throw new Error('the world has nobody who applies');
    expect(begun.prefilled[opened.matter]?.[id]).toMatchObject({ name: person.name });

    const refused = (await ask({ ask: 'open', matter: opened.matter, by: { ...person, id }, data: {} })) as Played;
    expect([refused.cases.length, refused.refused?.problems?.length ?? 0]).toEqual([0, expect.any(Number)]);
    const played = (await ask({ ask: 'open', matter: opened.matter, by: { ...person, id }, data: opened.data })) as Played;
    expect(played.cases[0]?.seen.documents).toHaveLength(1);
    const later = (await ask({ ask: 'advance', by: { workdays: 5 } })) as Played;
    expect(later.now.slice(0, 10) > played.now.slice(0, 10)).toBe(true);
  });

  it('takes what now comes out as what is expected, and leaves the rest as it was written', async () => {
    const ask = createAnswers();
    const change = { 'decisions/D1-match.json': (json: string) => json.replace('["1", "-", "-"]', '["> 0", "-", "-"]') };
    const accepted = (await ask({ ask: 'accept', source: source(change), scenario: 'Q5-two-records' })) as Scenario;
    const before = JSON.parse(readFileSync(`${service}scenarios/Q5-two-records.json`, 'utf8')) as Scenario;
    expect(accepted.people).toEqual(before.people);
    expect(accepted.steps).not.toEqual(before.steps);

    const again = source({ ...change, 'scenarios/Q5-two-records.json': () => JSON.stringify(accepted) });
    const runs = (await ask({ ask: 'scenarios', source: again })) as ComparedScenario[];
    expect(runs.filter(({ passed }) => !passed)).toEqual([]);
  }, 60_000);

  it('keeps what was rehearsed as a scenario that passes', async () => {
    const ask = createAnswers();
    const begun = (await ask({ ask: 'begin', source: source(), world: 'T1-instant' })) as Played;
    const opened = begun.world.steps.flatMap((step) => ('open' in step ? [step.open] : []))[0];
    if (!opened) throw new Error('nobody applies');
    const by = { ...(begun.world.people[opened.by] ?? { name: '' }), id: opened.by };
    await ask({ ask: 'open', matter: opened.matter, by, data: opened.data });
    await ask({ ask: 'advance', by: { workdays: 1 } });
    const recorded = (await ask({ ask: 'record', id: 'rehearsed-1', title: '演练过的' })) as Scenario;
    expect(recorded.steps.map((step) => Object.keys(step)[0])).toEqual(['open', 'advance', 'expect']);

    const more = source();
    const files = [...more.files, ['scenarios/rehearsed-1.json', JSON.stringify(recorded)] as const];
    const runs = (await ask({ ask: 'scenarios', source: { ...more, files } })) as ComparedScenario[];
    expect(runs.find(({ id }) => id === 'rehearsed-1')).toMatchObject({ title: '演练过的', passed: true, failures: [] });
  }, 60_000);
});
