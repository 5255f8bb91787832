import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { main } from './main.js';

const example = join(process.cwd(), 'examples/degree-certificate-instant');

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onething-cli-'));
  const said: string[] = [];

  beforeAll(() => {
    for (const stream of ['log', 'error'] as const) jest.spyOn(console, stream).mockImplementation((text: unknown) => void said.push(String(text)));
  });
  beforeEach(() => said.splice(0));
  afterAll(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const onething = (...args: string[]) => main(args, { LANG: 'zh_CN.UTF-8' });

  it('checks a package without a server', async () => {
    expect(await onething('check', example)).toBe(0);
    expect(said.join()).toContain('检查通过');
  });

  it('plays its scenarios', async () => {
    expect(await onething('test', example)).toBe(0);
    expect(said.filter((line) => line.startsWith('通过')).length).toBeGreaterThan(2);
  });

  it('runs it on another engine too, and says on how much that one has an opinion', async () => {
    expect(await onething('run', '--on', 'bpmn-engine', example)).toBe(0);
    expect(said.filter((line) => line.startsWith('一致')).length).toBeGreaterThan(10);
    expect(said.at(-1)).toMatch(/另一个引擎能判断的环节占 (9\d|100) %/);
    expect(await onething('run', '--on', 'json-rules-engine', example)).toBe(0);
    expect(said.at(-1)).toContain('没有不同意见');
    expect(await onething('run', '--on', 'magic', example)).toBe(1);
  });

  it('packs it, the same content to the same bytes, and reads what it has packed', async () => {
    const [one, other] = ['one.zip', 'other.zip'].map((name) => join(folder, name));

    expect(await onething('export', example, '--out', one ?? '')).toBe(0);
    expect(await onething('export', example, '--out', other ?? '')).toBe(0);
    expect(readFileSync(one ?? '').equals(readFileSync(other ?? ''))).toBe(true);
    expect(await onething('check', one ?? '', '--lang', 'en')).toBe(0);
    expect(said.at(-1)).toContain('is sound');
  });

  it('names the file and the element of what is wrong', async () => {
    const broken = join(folder, 'broken');
    cpSync(example, broken, { recursive: true });
    const file = join(broken, 'processes/degree-certificate.bpmn');
    writeFileSync(file, readFileSync(file, 'utf8').replace('</bpmn:process>', '<bpmn:scriptTask id="evil" scriptFormat="javascript"/></bpmn:process>'));

    expect(await onething('check', broken)).toBe(1);
    expect(said.join('\n')).toContain('processes/degree-certificate.bpmn <scriptTask id="evil">');
  });

  it('commits to a draw, holds it, and verifies what it has published', async () => {
    const [plan, out] = [join(folder, 'plan.json'), join(folder, 'draw')];
    const parameters = {
      ...{
        v: 1,
        drawId: 'CLI-1',
        hash: 'sm3',
        mode: 'open',
        strata: { A: { rate: '0.2' } },
        rounding: 'ceil',
        alternates: 1,
        overflow: 'skip',
        minimumBits: 128,
      },
      sources: [{ name: 'drand', kind: 'beacon', round: '1', bits: 256, independent: true }],
    };
    const entities = Array.from({ length: 10 }, (_, i) => ({ id: `T${i}`, stratum: 'A' }));
    const write = (more: object) => writeFileSync(plan, JSON.stringify({ parameters, entities, ...more }));
    write({});
    expect(await onething('draw', plan, '--out', out)).toBe(0);
    expect(said.at(-1)).toContain('种子来源 256 比特');
    expect(await onething('verify', out)).toBe(1);
    write({ revealed: { sources: [{ name: 'drand', hex: '3c'.repeat(32) }] } });
    expect(await onething('draw', plan, '--out', out)).toBe(0);
    expect(await onething('verify', out)).toBe(0);
    expect(said.filter((line) => line.startsWith('一致'))).toHaveLength(6);
    const bundle = join(out, 'bundle.json');
    writeFileSync(bundle, readFileSync(bundle, 'utf8').replace('"T3|A"', '"T3|B"'));
    expect(await onething('verify', bundle)).toBe(1);
    expect(said.join()).toContain('DRAW_DIFFERS');
    write({ entities: [] });
    expect(await onething('draw', plan, '--out', out)).toBe(1);
    expect(said.join()).toContain('ROSTER_EMPTY');
  });

  it.each([
    [['check', join(folder, 'nowhere')], 1, 'SOURCE_NOT_FOUND'],
    [['export', example], 1, 'OUT_MISSING'],
    [['publish', example, '--server', 'http://127.0.0.1:9'], 1, 'CREDENTIALS_MISSING'],
    [['publish', example, '--server', 'http://127.0.0.1:9', '--as', 'publisher'], 1, 'NETWORK_UNREACHABLE'],
    [['dance', example], 2, 'onething check'],
    [['check'], 2, 'onething check'],
    [['check', example, '--nonsense'], 2, 'onething check'],
  ])('answers %j with exit code %i', async (args, code, words) => {
    expect(await onething(...args)).toBe(code);
    expect(said.join('\n')).toContain(words);
  });
});
