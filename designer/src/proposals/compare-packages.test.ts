import { readdirSync, readFileSync } from 'node:fs';
import { type Package, readPackage } from '@onething/processes';
import { comparePackages } from './compare-packages.js';

const folder = new URL('../../../examples/degree-certificate-instant/', import.meta.url);
const files = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replace('//', '/'))
    .map((path) => [path.slice(folder.pathname.length), new Uint8Array(readFileSync(path))] as const),
);

async function read(change: Readonly<Record<string, (text: string) => string>> = {}): Promise<Package> {
  const changed = Object.entries(change).map(([path, edit]) => [path, new TextEncoder().encode(edit(new TextDecoder().decode(files.get(path))))] as const);
  const outcome = await readPackage(new Map([...files, ...changed]));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

describe('what a proposal changes', () => {
  it('is nothing where nothing was changed', async () => {
    expect(comparePackages(await read(), await read())).toEqual([]);
  });

  it('names the element, the row, the field and the parameter, with both sides', async () => {
    const after = await read({
      'processes/degree-certificate.bpmn': (xml) => xml.replace('name="复核"', 'name="教育局复核"'),
      'decisions/D1-match.json': (json) => json.replace('["1", "-", "-"]', '["> 0", "-", "-"]'),
      'forms/archive-check.json': (json) => json.replace('"title": "档案卷号"', '"title": "卷号"'),
    });
    const found = comparePackages(await read(), after);
    expect(found).toEqual([
      expect.objectContaining({ part: 'processes/degree-certificate', kind: 'changed', id: 'registrar-review', title: '教育局复核' }),
      expect.objectContaining({ part: 'decisions/D1-match', id: 'exact', before: { when: '1 | - | -' }, after: { when: '> 0 | - | -' } }),
      expect.objectContaining({ part: 'forms/archive-check', id: 'archiveNo', before: { title: '档案卷号' }, after: { title: '卷号' } }),
      expect.objectContaining({ part: 'forms/archive-check', id: 'layout' }),
    ]);
  });

  it('says titles, and what is only renamed elsewhere is no difference', async () => {
    const after = await read({
      'processes/degree-certificate.bpmn': (xml) =>
        xml.replace('name="档案核查"', 'name="学校核查"').replace('onething:candidates="county.registrar"', 'onething:candidates="school.archive"'),
    });
    const found = comparePackages(await read(), after);
    expect(found.every(({ before }) => before?.excludes === undefined)).toBe(true);
    expect(found.map(({ after: says }) => says?.name ?? says?.candidates)).toEqual(expect.arrayContaining(['学校核查', '学校档案员']));
  });

  it('is one line a part for a package that is new here', async () => {
    const found = comparePackages(undefined, await read());
    expect(found.every(({ kind, id }) => kind === 'added' && id === undefined)).toBe(true);
    expect(found.length).toBeGreaterThan(20);
  });
});
