import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Arranged, arrange } from '../support/arranged-case.js';
import { openTestSite, type TestSite } from '../support/test-site.js';
import type { Attack } from './attack.js';
import { play } from './play-step.js';

const folder = new URL('.', import.meta.url).pathname;
const classes = readdirSync(folder)
  .filter((name) => /^T\d+$/.test(name))
  .sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)));

let site: TestSite;
let arranged: Arranged;
let before: number;

beforeAll(async () => {
  site = await openTestSite();
  arranged = await arrange(site);
  before = process.memoryUsage().rss;
}, 60_000);

afterAll(() => site?.close());

describe.each(classes)('%s', (name) => {
  const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.json'));
  const attacks = files.map((file) => [file, JSON.parse(readFileSync(join(folder, name, file), 'utf8'))] as const);

  it.each(attacks.map(([file, attack]: readonly [string, Attack]) => [attack.title, file, attack] as const))('%s (%s)', async (_title, _file, attack) => {
    const kept = new Map<string, string>();
    for (const step of attack.steps) await play(step, { site, arranged, folder: join(folder, name), kept });
  });
});

describe('after all of them', () => {
  it('the server lives, and holds on to nothing', async () => {
    expect((await site.send({ method: 'GET', path: '/livez' })).status).toBe(200);
    expect((await site.send({ method: 'GET', path: '/readyz' })).status).toBe(200);
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(200);
  });
});
