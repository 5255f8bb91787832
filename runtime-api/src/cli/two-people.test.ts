import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { writeHowToPackage } from '../../../qa/support/how-to-package.js';
import { openTestSite, type TestSite } from '../../../qa/support/test-site.js';
import { main } from './main.js';

/** The service of the how-to, published and shared from the command line on a real server. */
describe('two people and two cities', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onething-two-'));
  const [own, zip] = [join(folder, 'hall-booking'), join(folder, 'hall.zip')];
  const said: string[] = [];
  let site: TestSite;
  let proposal: string;
  let draft: string;

  beforeAll(async () => {
    site = await openTestSite();
    writeHowToPackage(own);
    for (const stream of ['log', 'error'] as const) jest.spyOn(console, stream).mockImplementation((text: unknown) => void said.push(String(text)));
  }, 60_000);
  beforeEach(() => said.splice(0));
  afterAll(async () => {
    jest.restoreAllMocks();
    await site?.close();
    rmSync(folder, { recursive: true });
  });

  const as = (person: string, ...args: string[]) => main([...args, '--server', site.url, '--as', person], { LANG: 'zh_CN.UTF-8' });
  const idIn = (text: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(text)?.[0] ?? '';

  it('one proposes, and neither he nor another designer approves', async () => {
    expect(await as('designer', 'publish', own, '--note', '第一次')).toBe(0);
    expect(said.at(-1)).toContain('等待另一位发布员批准：onething approve ');
    proposal = idIn(said.at(-1) ?? '');
    expect(await as('designer', 'approve', proposal)).toBe(1);
    expect(said.at(-1)).toContain('ACTION_NOT_ALLOWED');
    expect(await as('designer', 'export', 'hall-booking', '--out', zip)).toBe(1);
    expect(existsSync(zip)).toBe(false);
  }, 60_000);

  it('another one approves; the same again is not proposed', async () => {
    expect(await as('publisher', 'approve', proposal)).toBe(0);
    expect(said.at(-1)).toMatch(/已发布 hall-booking 1\.0\.0（发布版 [0-9a-f]{64}）/);
    expect(await as('designer', 'publish', own)).toBe(1);
    expect(said.at(-1)).toContain('RELEASE_IN_FORCE');
  });

  it('declines another with its reason', async () => {
    const manifest = join(own, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"version": "1.0.0"', '"version": "1.1.0"'));
    expect(await as('designer', 'publish', own)).toBe(0);
    const second = idIn(said.at(-1) ?? '');
    expect(await as('publisher', 'decline', second)).toBe(1);
    expect(said.at(-1)).toContain('REASON_MISSING');
    expect(await as('publisher', 'decline', second, '--note', '没有依据')).toBe(0);
  }, 60_000);

  it('another city imports the signed zip into quarantine, and is told what is open', async () => {
    expect(await as('designer', 'export', 'hall-booking', '--out', zip)).toBe(0);
    expect(readFileSync(zip).includes('SHA256SUMS.sig')).toBe(true);
    expect(await as('city-designer', 'import', zip)).toBe(1);
    const told = said.join('\n');
    expect(told).toContain('SIGNER_UNKNOWN');
    expect(told).toContain('--bind role:office=: “学校办公室”由谁承担？可选：');
    draft = idIn(told);
  });

  it('binds the role, and its own second person approves', async () => {
    expect(await as('city-designer', 'bind', draft, '--bind', 'office=education')).toBe(1);
    expect(said.at(-1)).toContain('BINDING_UNREADABLE');
    expect(await as('city-designer', 'bind', draft, '--bind', 'role:office=nowhere')).toBe(1);
    expect(said.at(-1)).toContain('PORT_TARGET_NOT_FOUND');
    expect(await as('city-designer', 'bind', draft, '--bind', 'role:office=education', '--note', '引进')).toBe(0);
    expect(await as('city-publisher', 'approve', idIn(said.at(-1) ?? ''))).toBe(0);
    const releases = await site.send({ method: 'GET', path: '/api/v1/packages', headers: { Cookie: await site.cookieOf('city-publisher') } });
    expect(releases.text).toContain('hall-booking');
  }, 60_000);

  it('its security administrator looks at the bindings of what is in force, and changes one; a designer does not', async () => {
    expect(await as('city-security', 'bind', 'hall-booking')).toBe(0);
    expect(said.at(-1)).toContain('role:office “学校办公室” → 教育局');
    expect(await as('city-designer', 'bind', 'hall-booking', '--bind', 'role:office=education')).toBe(1);
    expect(said.at(-1)).toContain('ACTION_NOT_ALLOWED');
    expect(await as('city-security', 'bind', 'hall-booking', '--bind', 'channel:nobody=all')).toBe(1);
    expect(said.at(-1)).toContain('PORT_NOT_FOUND');
    expect(await as('city-security', 'bind', 'hall-booking', '--bind', 'role:office=education')).toBe(0);
    expect(await as('city-security', 'bind', 'no-package')).toBe(1);
    expect(said.at(-1)).toContain('PACKAGE_NOT_FOUND');
  });
});
