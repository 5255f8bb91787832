import { readdir, readFile } from 'node:fs/promises';
import { composeCommon, type Package, readPackage } from '@onething/processes';
import { createAnswers } from '../worker/answer.js';
import type { ComparedScenario, ReadDraft } from '../worker/protocol.js';
import { firstPackage } from './first-package.js';

const root = new URL('../../../', import.meta.url).pathname;

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

describe('a package from nothing', () => {
  it.each(['applicant', 'staff'] as const)('is sound and plays its scenario, for %s', async (audience) => {
    const files = Object.entries(
      firstPackage({ id: 'venue-use', title: '场地借用', level: 'county', matter: { title: '借用场地“一号”', audience }, reviewer: '总务<处>' }),
    ).flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]));
    const source = { files, required: [common] };
    const ask = createAnswers();
    const read = (await ask({ ask: 'read', source })) as ReadDraft;
    expect(read.findings).toEqual([]);
    const runs = (await ask({ ask: 'scenarios', source })) as ComparedScenario[];
    expect(runs).toMatchObject([{ id: 'first', passed: true, failures: [] }]);
  });
});
