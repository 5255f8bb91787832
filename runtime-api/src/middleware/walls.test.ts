import Koa from 'koa';
import { serve } from '../testing/serve.js';
import { answerErrors } from './answer-errors.js';
import { knownHost } from './known-host.js';
import { openRateLimit } from './rate-limit.js';
import { requestId } from './request-id.js';
import { sameSite } from './same-site.js';
import { securityHeaders } from './security-headers.js';

describe('the walls before the routes', () => {
  let site: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    const app = new Koa();
    app.on('error', () => {});
    app
      .use(requestId)
      .use(securityHeaders(false))
      .use(answerErrors)
      .use(knownHost(['127.0.0.1', 'city.example']))
      .use(sameSite);
    app.use(async (ctx, next) => {
      if (ctx.path === '/broken') throw new Error('select * from secret_table');
      if (ctx.path === '/away') throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      if (ctx.path === '/ok') ctx.body = 'ok';
      return next();
    });
    site = await serve(app);
  });
  afterAll(() => site.close());

  const post = (headers: Record<string, string>) => fetch(`${site.url}/ok`, { method: 'POST', headers });

  it.each([
    ['a page of another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sister domain', { 'Sec-Fetch-Site': 'same-site' }],
    ['an older browser on another site', { Origin: 'https://evil.example' }],
    ['a sandboxed frame', { Origin: 'null' }],
  ])('stop a change that %s makes the browser send', async (_title, headers: Record<string, string>) => {
    const response = await post(headers);

    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'CROSS_SITE_REFUSED' });
  });

  it('let our own page and programs pass', async () => {
    expect((await post({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
    expect((await post({ Origin: site.url })).status).toBe(200);
    expect((await post({})).status).toBe(200);
  });

  it('answer an unexpected failure calmly, with a number and without its cause', async () => {
    const response = await fetch(`${site.url}/broken`, { headers: { 'Accept-Language': 'en' } });
    const body = await response.text();

    expect(response.status).toBe(500);
    expect(JSON.parse(body)).toMatchObject({ code: 'INTERNAL_ERROR', message: expect.stringContaining('Your data are safe') });
    expect(body).not.toContain('secret_table');
    expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/);
  });

  it('say that the database is away, and when to come again', async () => {
    const response = await fetch(`${site.url}/away`);

    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('answer an unknown address in the language that was asked for, Chinese first', async () => {
    const answer = async (path: string, language?: string) =>
      (await fetch(site.url + path, { headers: language ? { 'Accept-Language': language } : {} })).json();

    expect(await answer('/nowhere')).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('没有找到') });
    expect(await answer('/nowhere', 'en-GB,en;q=0.9')).toMatchObject({ message: expect.stringContaining('nothing at this address') });
    expect(await answer('/nowhere?lang=en')).toMatchObject({ message: expect.stringContaining('nothing at this address') });
    expect(await answer('/nowhere', 'fr')).toMatchObject({ message: expect.stringContaining('没有找到') });
  });

  it('let only our own scripts run', async () => {
    const policy = (await fetch(`${site.url}/ok`)).headers.get('content-security-policy') ?? '';

    expect(policy.split(';').sort()).toEqual(
      [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ].sort(),
    );
  });
});

describe('the rate limit', () => {
  it('counts an account and an address apart, and sign-ins more strictly', async () => {
    const limit = openRateLimit({ perAccount: 2, perAddress: 3, signInPerAccount: 1, signInPerAddress: 2 });
    const requests = [];
    for (const account of ['li', 'li', 'li', 'wang', 'wang']) requests.push((await limit.request('10.0.0.1', account)).ok);
    const signIns = [await limit.signIn('10.0.0.2', 'li'), await limit.signIn('10.0.0.3', 'li'), await limit.signIn('10.0.0.3', 'wang')];

    expect(requests).toEqual([true, true, false, false, false]);
    expect(signIns.map((signIn) => (signIn.ok ? 'ok' : signIn.code))).toEqual(['ok', 'TOO_MANY_REQUESTS', 'ok']);
  });
});
