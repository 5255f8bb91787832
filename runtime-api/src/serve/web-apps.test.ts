import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Koa from 'koa';
import { serve } from '../testing/serve.js';
import { serveWebApps } from './web-apps.js';

describe('the two web apps', () => {
  const root = mkdtempSync(join(tmpdir(), 'onething-web-'));
  let site: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    for (const app of ['portal', 'designer']) {
      mkdirSync(join(root, app, 'assets'), { recursive: true });
      writeFileSync(join(root, app, 'index.html'), `<title>${app}</title>`);
      writeFileSync(join(root, app, 'assets', 'main-4f2a.js'), `"${app}"`);
    }
    writeFileSync(join(root, 'secret.txt'), 'secret');
    site = await serve(new Koa().use(serveWebApps({ '/': join(root, 'portal'), '/designer/': join(root, 'designer') })));
  });

  afterAll(async () => {
    await site.close();
    rmSync(root, { recursive: true });
  });

  /** As a browser asks again; `fetch` of Node would add that it wants nothing kept. */
  const statusWhenKept = (path: string, etag: string) =>
    new Promise((resolve, reject) => {
      request(site.url + path, { headers: { 'If-None-Match': etag } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });

  const get = (path: string, headers = {}) => fetch(site.url + path, { headers, redirect: 'manual' });

  it.each([
    ['/', 'portal'],
    ['/tasks/0199.a5', 'portal'],
    ['/verify/XLZM-330199-2026-000001', 'portal'],
    ['/designer/', 'designer'],
    ['/designer/packages/common', 'designer'],
  ])('answer %s with a page', async (path, app) => {
    const response = await get(path, { Accept: 'text/html' });

    expect(await response.text()).toBe(`<title>${app}</title>`);
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('let the browser keep what carries its hash', async () => {
    const response = await get('/designer/assets/main-4f2a.js');

    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(await statusWhenKept('/designer/assets/main-4f2a.js', response.headers.get('etag') ?? '')).toBe(304);
  });

  it('lead to the folder', async () => {
    expect((await get('/designer')).headers.get('location')).toBe('/designer/');
  });

  it.each(['/assets/gone.js', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%5c..%5csecret.txt', '/%00', '/%ff'])('do not know %s', async (path) => {
    const response = await get(path);

    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });
});
