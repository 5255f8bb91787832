import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { actors } from '../../qa/support/test-parts.js';
import { readConfig } from './config.js';
import { openEngine } from './open-engine.js';

jest.setTimeout(60_000);

describe('opening an engine on an empty folder', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'onething-engine-'));
    chmodSync(folder, 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const config = (environment: Record<string, string> = {}, resetDemo = false) =>
    readConfig(
      { ONETHING_LOG_LEVEL: 'silent', ...environment },
      { root: path.resolve('.'), publicUrl: 'http://localhost:3000', data: path.join(folder, 'data'), resetDemo },
    );

  it('makes a demonstration that somebody can use at once, on its first day', async () => {
    const engine = await openEngine(config());
    await engine.start();
    expect(await engine.health.ready()).toEqual({ ready: true, reasons: [] });
    expect(await engine.clock.now()).toMatch(/^2026-09-14T09:0/);
    expect((await engine.identity.regions()).map(({ level }) => level).sort()).toEqual(['city', 'city', 'county', 'county', 'county', 'county', 'province']);
    expect(await engine.catalogue.matters('330298', '毕业')).toMatchObject([{ title: '学历证明书', instant: true }]);
    expect(await engine.catalogue.matters('330199', '证明')).toMatchObject([{ department: '教育局' }]);
    expect(await engine.drafts.open('degree-certificate-instant/degree-certificate', '330199', actors.liQiang)).toMatchObject({ ok: true });
    await engine.clock.moveForward({ days: 1 }, actors.systemAdministrator);
    await engine.stop();
  });

  it('goes on where it was', async () => {
    const engine = await openEngine(config());
    expect(await engine.clock.now()).toMatch(/^2026-09-15T09:0/);
    expect(await engine.drafts.list(actors.liQiang)).toHaveLength(1);
    expect((await engine.releases.list(actors.publisher)).map(({ id }) => id)).toContain('degree-certificate-instant');
    await engine.stop();
  });

  it('never serves production from a demonstration', async () => {
    const production = openEngine(config({ ONETHING_MODE: 'production', ONETHING_PASSWORD_LENGTH: '12' }));
    await expect(production).rejects.toMatchObject({ name: 'StartRefused', code: 'DEMO_DATA_IN_PRODUCTION' });
  });

  it('begins again when it is asked to', async () => {
    const engine = await openEngine(config({}, true));
    expect(await engine.clock.now()).toMatch(/^2026-09-14T09:0/);
    expect(await engine.drafts.list(actors.liQiang)).toEqual([]);
    await engine.stop();
  });
});

it('production has neither invented people nor a clock that moves', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onething-production-'));
  chmodSync(folder, 0o755);
  const environment = { ONETHING_MODE: 'production', ONETHING_PASSWORD_LENGTH: '12', ONETHING_LOG_LEVEL: 'silent' };
  const engine = await openEngine(readConfig(environment, { root: path.resolve('.'), publicUrl: 'https://example.cn', data: folder }));
  try {
    expect(await engine.identity.demoPeople()).toEqual([]);
    expect(await engine.clock.offsetSeconds()).toBe(0);
    expect(await engine.clock.moveForward({ days: 1 }, actors.systemAdministrator)).toMatchObject({ ok: false, code: 'CLOCK_FIXED' });
    expect(await engine.identity.signInDemo('li-qiang')).toMatchObject({ ok: false, code: 'SIGN_IN_FAILED' });
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
