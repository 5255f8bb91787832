import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { main } from '../../runtime-api/src/cli/main.js';
import type { Attack } from './attack.js';
import { evilZip } from './evil-zip.js';

const corpus = join(new URL('.', import.meta.url).pathname, 'T8');
const attacks = readdirSync(corpus).map((file): readonly [string, Attack] => [file, JSON.parse(readFileSync(join(corpus, file), 'utf8'))]);

/** The same zips as over HTTP, each with its sentence; an import looks at the file before it speaks with any server. */
describe('T8 on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onething-zips-'));
  const said: string[] = [];

  beforeAll(() => {
    for (const stream of ['log', 'error'] as const) jest.spyOn(console, stream).mockImplementation((text: unknown) => void said.push(String(text)));
  });
  beforeEach(() => said.splice(0));
  afterAll(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it.each(attacks.map(([file, { title, steps }]) => [title, file, steps] as const))('%s (%s)', async (_title, file, [step]) => {
    const path = join(folder, `${file}.zip`);
    writeFileSync(path, await evilZip(step?.zip ?? { to: 'package-imports' }, async () => new Uint8Array()));
    const wanted = [step?.expect.code ?? '', ...(step?.expect.contains ?? []), ...(step?.expect.problems ?? []).map(({ place = '' }) => place)];
    for (const command of ['check', 'import']) {
      said.splice(0);
      expect(await main([command, path, '--server', 'http://127.0.0.1:9', '--as', 'city-designer'], { LANG: 'zh_CN.UTF-8' })).toBe(1);
      for (const text of wanted) expect(said.join('\n')).toContain(text);
    }
  });
});
