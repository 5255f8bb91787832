import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { commitDraw, type DrawBundle, type DrawParameters, hashOf, holdDraw, substitute, teamDigest, toHex } from '@onething/rules';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'onething-draw-'));
afterAll(() => rmSync(folder, { recursive: true }));

const nonce = 'ab'.repeat(32);
const valid = { from: '2020-01-01', until: '2030-12-31' };
const team = {
  inspectors: Array.from({ length: 9 }, (_, j) => ({
    id: `E${j}`,
    senior: j % 3 === 0,
    ...(j < 8 ? {} : { leave: [{ from: '2026-09-01', until: '2026-09-30' }] }),
    certificates: (j % 4 === 0 ? ['PX', 'ST'] : ['PX']).map((item) => ({ item, ...valid })),
  })),
  recusals: [
    { inspector: 'E1', object: 'T009' },
    { inspector: 'E0', object: 'T019' },
  ],
  lastTeams: [{ object: 'T029', inspectors: ['E0', 'E2'] }],
};

/** A draw with everything in it: sealed, salted, bundles, shares by remainders, scarce inspectors, somebody who fell away. */
function drawn(hash: 'sha256' | 'sm3', more: Partial<DrawParameters> = {}): DrawBundle {
  const secret = '42'.repeat(32);
  const parameters: DrawParameters = {
    v: 1,
    drawId: '2026-QA',
    hash,
    mode: 'sealed',
    sealed: toHex(hashOf(hash, Buffer.from(secret, 'hex'))),
    strata: { A: { rate: '0.05' }, B: { rate: '0.125' }, C: { count: 2 }, D: { all: true } },
    rounding: 'largest-remainder',
    alternates: 2,
    overflow: 'waitlist',
    sources: [
      {
        name: '双色球',
        independent: true,
        kind: 'lottery',
        groups: [
          { pick: 6, of: 33 },
          { pick: 1, of: 16 },
        ],
      },
      { name: '骰子', independent: false, kind: 'digits', count: 5 },
      { name: '监督员', independent: false, kind: 'nonce', bits: 256, committed: toHex(hashOf(hash, Buffer.from(nonce, 'hex'))) },
    ],
    minimumBits: 128,
    team: { size: 2, seniors: 1, cap: 5, day: '2026-09-10', roster: teamDigest(hash, team) },
    ...more,
  };
  const entities = Array.from({ length: 90 }, (_, i) => ({
    id: `T${String(i).padStart(3, '0')}`,
    stratum: 'AAABBBBCCD'[i % 10] ?? '',
    ...(i % 10 < 3 && i < 13 ? { bundle: `家庭${i % 2}` } : {}),
    items: [i % 30 === 9 ? 'ST' : 'PX'],
  }));
  const committed = commitDraw({ parameters, entities, saltKey: '5a'.repeat(32), team });
  if (!committed.ok) throw new Error(committed.message.en);
  const held = holdDraw(committed.value, {
    sources: [
      { name: '双色球', numbers: [[9, 18, 26, 33, 1, 5], [12]] },
      { name: '骰子', numbers: [[0, 5, 3, 9, 9]] },
      { name: '监督员', hex: nonce, openedBy: '公证处' },
    ],
    secret,
  });
  if (!held.ok) throw new Error(held.message.en);
  const gone = substitute(held.value.strata, [{ id: held.value.strata[1]?.selected[0] ?? '', reason: '停业' }]);

  return { ...held.value, substitutions: gone.ok ? gone.value : [] };
}

const taint = (bundle: DrawBundle): DrawBundle => ({ ...bundle, order: [...bundle.order].reverse() });

describe('the script that needs Node only', () => {
  const verify = (bundle: DrawBundle) => {
    const file = join(folder, 'bundle.json');
    writeFileSync(file, JSON.stringify(bundle));
    writeFileSync(join(folder, 'notice.json'), JSON.stringify(bundle.notice));
    return spawnSync(process.execPath, [join(root, 'rules/verifier/verify.mjs'), file, join(folder, 'notice.json')], { encoding: 'utf8' });
  };

  it.each([
    ['sha256', {}],
    ['sm3', {}],
    ['sha256', { rounding: 'ceil' }],
    ['sha256', { total: 25, drawId: 'total' }],
    ['sm3', { overflow: 'expand', drawId: 'expand' }],
    ['sha256', { overflow: 'skip', drawId: 'skip' }],
  ] as const)('derives all of a draw with %s and %j, written independently of ours', (hash, more) => {
    const { stdout, stderr, status } = verify(drawn(hash, more));
    expect(`${stderr}${stdout}`).not.toMatch(/DIFFERS|Error/);
    expect(stdout.match(/agrees/g)).toHaveLength(7);
    expect(status).toBe(0);
  });

  it('notices what does not agree', () => {
    const { stdout, status } = verify(taint(drawn('sha256')));
    expect(stdout).toContain('DIFFERS 抽取结果');
    expect(status).toBe(1);
  });

  it('is short enough to be read by whoever doubts us', () => {
    const lines = ['verify', 'verify-selection'].map(
      (name) =>
        readFileSync(join(root, `rules/verifier/${name}.mjs`), 'utf8')
          .trimEnd()
          .split('\n').length,
    );
    expect(Math.max(...lines)).toBeLessThanOrEqual(60);
  });
});

describe('the page that needs no network', () => {
  const file = join(folder, 'verify-draw.html');
  beforeAll(() => {
    const program = `import(${JSON.stringify(join(root, 'scripts/support/draw-verifier.mjs'))}).then((m) => m.buildDrawVerifier(${JSON.stringify(file)}))`;
    expect(spawnSync(process.execPath, ['-e', program], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } })).toMatchObject({ status: 0 });
  });

  it('is one file that may not connect to anything', () => {
    const html = readFileSync(file, 'utf8');
    expect(html).toContain("default-src 'none'");
    expect(html.replace(/<script>[\s\S]*<\/script>/, '')).not.toMatch(/https?:|src=|<link/);
  });

  it.each([
    ['as published', (bundle: DrawBundle) => bundle, '全部一致', 6],
    ['changed', taint, '有不一致之处', 6],
  ])('tells of a draw %s', async (_, change, verdict, steps) => {
    const page = fakePage();
    const script = /<script>([\s\S]*)<\/script>/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    runInNewContext(script, { document: page.document, setTimeout, TextEncoder });
    await page.choose('bundle', JSON.stringify(change(drawn('sm3'))));
    expect(page.text('verdict')).toContain(verdict);
    expect(page.lines('steps')).toBe(steps);
  });
});

/** As much of a document as the page uses. */
function fakePage() {
  const elements = new Map<string, ReturnType<typeof element>>();
  const found = (id: string) => elements.get(id) ?? elements.set(id, element()).get(id) ?? element();
  return {
    document: { getElementById: found, createElement: element },
    choose: (id: string, text: string) => found(id).fire('change', { target: { files: [{ text: async () => text }] } }),
    text: (id: string) => found(id).textContent,
    lines: (id: string) => found(id).children.length,
  };
}

function element() {
  const listeners = new Map<string, (event: unknown) => unknown>();
  const self = {
    textContent: '',
    className: '',
    hidden: false,
    value: 0,
    max: 6,
    children: [] as unknown[],
    tBodies: [{ replaceChildren: () => undefined }],
    append: (child: unknown) => void self.children.push(child),
    replaceChildren: () => void self.children.splice(0),
    addEventListener: (name: string, heard: (event: unknown) => unknown) => void listeners.set(name, heard),
    fire: async (name: string, event: unknown) => void (await listeners.get(name)?.(event)),
  };
  return self;
}
