import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { signatureOf } from '../../../engine/src/taking-part/create-webhooks.js';
import { plantPeople } from '../../../qa/support/plant-people.js';
import { eventually } from '../../../qa/support/small-world.js';
import { takingPartPackage } from '../../../qa/support/taking-part-package.js';
import { openTestSite, type TestSite } from '../../../qa/support/test-site.js';

const region = '330199';
const program = path.resolve('docs/how-to/workers/worker.py');

/** How this county reaches its register of 2003, as data. */
const binding = (url: string) => ({
  url,
  method: 'POST',
  headers: { Authorization: 'Basic secret:ROLL' },
  request: { format: 'xml', body: { Query: { '@version': '1.1', Student: { IdNo: '$idNo' } } } },
  response: {
    format: 'xml',
    values: {
      school: { at: 'Reply/Student/School', type: 'string' },
      scores: { at: 'Reply/Student/Scores/Score', list: true, type: 'number' },
    },
    errors: [{ at: 'Reply/@code', equals: '404', code: 'ROLL-CLOSED' }],
  },
});

describe('other systems take part', () => {
  let site: TestSite;
  let register: Server;
  let worker: ChildProcess | undefined;
  const asked: { xml: string; key: string; authorization: string }[] = [];
  let broken = 0;

  beforeAll(async () => {
    site = await openTestSite({ ONETHING_SECRET_ROLL: 'cm9sbDpzZWNyZXQ=' });
    await plantPeople(site.database, [
      { id: 'keeper', tenant: region, role: 'securityAdministrator' },
      { id: 'pupil', tenant: region, role: 'applicant' },
      { id: 'maker', tenant: region, role: 'publisher' },
    ]);
    const publisher = { person: 'maker', name: '发布员', tenant: region, roles: ['publisher' as const], ports: [] };
    const files = new Map(Object.entries(takingPartPackage).map(([name, text]) => [name, new TextEncoder().encode(text)]));
    expect(await site.engine.releases.publish(files, publisher)).toMatchObject({ ok: true });
    register = createServer(async (request, response) => {
      if (request.method === 'HEAD') return response.writeHead(request.url === '/refused' ? 401 : 405).end();
      let xml = '';
      for await (const chunk of request) xml += chunk;
      asked.push({ xml, key: String(request.headers['idempotency-key']), authorization: String(request.headers.authorization) });
      if (broken-- > 0) return response.writeHead(503).end();
      response.writeHead(200, { 'Content-Type': 'text/xml' }).end(replyTo(xml));
    });
    await new Promise<void>((resolve) => register.listen(0, '127.0.0.1', resolve));
  }, 180_000);
  afterAll(async () => {
    worker?.kill('SIGKILL');
    register?.close();
    await site?.close();
  });

  const call = async (method: string, target: string, { by, body, headers }: { by?: string; body?: unknown; headers?: Record<string, string> } = {}) => {
    const cookie: Record<string, string> = by ? { Cookie: await site.cookieOf(by) } : {};
    const sent = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...cookie, ...headers };
    const answer = await site.send({ method, path: `/api/v1${target}`, headers: sent, body: body === undefined ? undefined : JSON.stringify(body) });
    return { status: answer.status, body: answer.text === '' ? undefined : JSON.parse(answer.text) };
  };
  const open = async (idNo: string): Promise<{ id: string; number: string }> => {
    const draft = await call('POST', '/drafts', { by: 'pupil', body: { matter: 'small/small', region } });
    const opened = await call('POST', '/cases', { by: 'pupil', body: { draft: draft.body.id, values: { note: idNo } } });
    expect(opened.status).toBe(201);
    return opened.body;
  };
  const caseOf = async (id: string) => (await call('GET', `/cases/${id}`, { by: 'pupil' })).body;
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

  it('binds a register that speaks XML, and tries whether it answers', async () => {
    const { port } = register.address() as { port: number };
    const bound = await call('POST', '/endpoints/small/school-roll', { by: 'keeper', body: { binding: binding(`http://127.0.0.1:${port}/query`) } });
    expect(bound.status).toBe(204);

    const checked = await call('POST', '/endpoints/small/school-roll/check', { by: 'keeper', body: { input: { idNo: '1<2&3' } } });
    expect(checked.body).toEqual({ status: 'answered', values: { school: '示例中学', scores: [90, 80, 85] } });
    expect(asked[0]).toMatchObject({
      xml: expect.stringContaining('<Query version="1.1"><Student><IdNo>1&lt;2&amp;3</IdNo></Student></Query>'),
      authorization: 'Basic cm9sbDpzZWNyZXQ=',
    });
  });

  it('lets every connector prove settings, reach and credentials, and asks the register nothing', async () => {
    const [before, { port }] = [asked.length, register.address() as { port: number }];
    const dead = { package: 'small', port: 'dead' };
    const bind = (name: string, more: object) =>
      call('POST', `/endpoints/${dead.package}/${name}`, { by: 'keeper', body: { binding: { ...binding(`http://127.0.0.1:${port}/query`), ...more } } });
    await bind('nobody', { url: 'http://127.0.0.1:59998/query' });
    await bind('no-secret', { headers: { Authorization: 'Basic secret:NOT_THERE' } });
    await bind('refused', { url: `http://127.0.0.1:${port}/refused` });

    const { status, body } = await call('GET', '/integrations', { by: 'keeper' });
    expect(status).toBe(200);
    const checks: { target: string; settings: unknown; reach: unknown; credentials: unknown }[] = body.connectors.find(
      ({ id }: { id: string }) => id === 'http-request',
    ).checks;
    const of = (name: string) => checks.find(({ target }) => target === `small/${name}`);
    expect(of('school-roll')).toMatchObject({ settings: { state: 'good' }, reach: { state: 'good' }, credentials: { state: 'good' } });
    expect(of('nobody')).toMatchObject({ reach: { state: 'bad', message: { zh: expect.stringContaining('ECONNREFUSED') } }, credentials: { state: 'none' } });
    expect(of('no-secret')).toMatchObject({ settings: { state: 'bad', message: { zh: '没有配置密钥 NOT_THERE。' } }, reach: { state: 'none' } });
    expect(of('refused')).toMatchObject({ reach: { state: 'good' }, credentials: { state: 'bad', message: { zh: '凭据被拒绝（401）。' } } });
    const tested = ['http-request', 'pay-list-send', 'issue-document', 'call-matter'];
    const others = body.connectors.filter(({ id }: { id: string }) => !tested.includes(id));
    expect(others.length).toBeGreaterThan(12);
    for (const { checks: own } of others) expect(own).toMatchObject([{ target: 'database', reach: { state: 'good' } }]);
    const checksOf = (wanted: string) => body.connectors.find(({ id }: { id: string }) => id === wanted).checks;
    expect(checksOf('issue-document').at(-1)).toMatchObject({ target: 'font/NotoSansSC', reach: { state: 'good' } });
    expect(checksOf('call-matter')).toMatchObject([{ target: 'student-aid/elsewhere', settings: { state: 'none' } }]);
    expect(asked.length).toBe(before);
    expect(JSON.stringify(body)).not.toContain('cm9sbDpzZWNyZXQ=');
  });

  it('carries a case through the register, a worker in Python and a signed message, with no file of the product changed', async () => {
    expect(readFileSync(program, 'utf8').split('\n').length).toBeLessThanOrEqual(41);
    const account = await call('POST', '/service-accounts', { by: 'keeper', body: { name: '定级程序', topics: ['small/grading'] } });
    const neighbour = await call('POST', '/service-accounts', { by: 'keeper', body: { name: '邻县转来', topics: ['student-aid/aid-handed-on@330298'] } });
    expect(neighbour.status).toBe(account.status);
    const hook = await call('POST', '/webhooks', { by: 'keeper', body: { title: '缴费台', message: 'answer', keys: ['/order/case'], payload: '/order' } });
    broken = 1;
    const opened = await open('330199200801010011');
    worker = spawn('python3', [program, site.url, account.body.token, 'small/grading'], { stdio: ['ignore', 'ignore', 'inherit'] });

    await eventually(
      () => caseOf(opened.id),
      ({ waiting }) => waiting[0]?.kind === 'message',
      30_000,
    );
    // The first try met a register that was down; the second came with the same key.
    expect(asked.slice(1).map(({ key }) => key)).toEqual([`${region}/${opened.id}/a2`, `${region}/${opened.id}/a2`]);

    const body = Buffer.from(JSON.stringify({ order: { case: opened.number, amount: 30 } }));
    const send = async (event: string, timestamp = String(Math.floor(Date.now() / 1000)), signed = signatureOf(hook.body.secret, timestamp, body)) => {
      const headers = { 'Content-Type': 'application/json', 'OneThing-Timestamp': timestamp, 'OneThing-Signature': signed, 'OneThing-Event': event };
      const answer = await site.send({ method: 'POST', path: `/api/v1/webhooks/${hook.body.id}`, headers, body });
      return { status: answer.status, ...JSON.parse(answer.text) };
    };
    expect(await send('e-1', undefined, `sha256=${'0'.repeat(64)}`)).toMatchObject({ status: 401, code: 'WEBHOOK_SIGNATURE' });
    expect(await send('e-1', String(Math.floor(Date.now() / 1000) - 400))).toMatchObject({ status: 401, code: 'WEBHOOK_TOO_OLD' });
    expect(await send('e-1')).toEqual({ status: 200, waiting: true });
    expect(await send('e-1')).toEqual({ status: 200, waiting: false });

    const file = await eventually(
      () => caseOf(opened.id),
      ({ state }) => state === 'completed',
    );
    expect(file.outcome).toBe('end');
  }, 60_000);

  it('lets an answer of the register that the model knows take its own way', async () => {
    const { id } = await open('closed');
    expect(
      await eventually(
        () => caseOf(id),
        ({ state }) => state === 'completed',
      ),
    ).toMatchObject({ outcome: 'refused' });
  }, 30_000);

  it('holds a worker to its topics, its lease and the contract, and counts an answer once', async () => {
    worker?.kill('SIGKILL');
    const [mine, other] = await Promise.all(
      ['甲', '乙'].map(
        async (name) =>
          (await call('POST', '/service-accounts', { by: 'keeper', body: { name, topics: [name === '甲' ? 'small/grading' : 'small/other'] } })).body,
      ),
    );
    await open('330199200801010012');
    const order = { topics: ['small/grading'], most: 5, leaseSeconds: 30 };
    const claim = (token: string, key: string) => call('POST', '/work/claim', { body: order, headers: { ...bearer(token), 'Idempotency-Key': key } });

    expect(await call('POST', '/work/claim', { body: order })).toMatchObject({ status: 401, body: { code: 'SERVICE_TOKEN_NEEDED' } });
    expect(await call('POST', '/work/claim', { by: 'keeper', body: order })).toMatchObject({ status: 401 });
    expect(await claim(other.token, 'claim-0001')).toMatchObject({ status: 403, body: { code: 'TOPIC_NOT_YOURS' } });
    const first = await eventually(
      () => claim(mine.token, `claim-${Date.now()}`),
      ({ body }) => body.items.length === 1,
    );
    expect((await claim(mine.token, 'claim-none')).body.items).toEqual([]);

    const [{ id, lease, input, attempts }] = first.body.items;
    expect([input, attempts]).toEqual([{ scores: [90, 80, 85] }, 0]);
    const work = (verb: string, body: object, key: string = randomUUID(), token = mine.token) =>
      call('POST', `/work/${verb}`, { body, headers: { ...bearer(token), 'Idempotency-Key': key } });
    expect(await work('extend', { id, lease, leaseSeconds: 60 })).toMatchObject({ status: 200, body: { leaseUntil: expect.any(String) } });
    expect(await work('complete', { id, lease: randomUUID(), output: {} })).toMatchObject({ status: 409, body: { code: 'WORK_LEASE_LOST' } });
    expect(await work('complete', { id, lease, output: { points: '255', level: 'A' } })).toMatchObject({
      status: 422,
      body: { problems: [{ place: '/output/points' }] },
    });
    expect(await work('complete', { id, lease, error: { code: 'NOT-DECLARED' } })).toMatchObject({ status: 422 });
    expect(await work('fail', { id, lease, message: '数据库忙' })).toEqual({ status: 200, body: { again: true } });

    const again = await eventually(
      () => claim(mine.token, `again-${Date.now()}`),
      ({ body }) => body.items.length === 1,
    );
    const held = { id, lease: again.body.items[0].lease };
    expect(again.body.items[0]).toMatchObject({ id, attempts: 1 });
    const answer = { ...held, output: { points: 255, level: 'A' } };
    expect((await work('complete', answer, 'answer-0001')).status).toBe(204);
    expect((await work('complete', answer, 'answer-0001')).status).toBe(204);
    expect(await work('complete', { ...held, output: { points: 1, level: 'B' } }, 'answer-0001')).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(await work('complete', answer, 'answer-0002')).toMatchObject({ status: 404, body: { code: 'WORK_NOT_FOUND' } });

    const entry = await call('DELETE', `/service-accounts/${mine.id}`, { by: 'keeper' });
    expect(entry.status).toBe(204);
    expect((await claim(mine.token, 'claim-0003')).status).toBe(401);
  }, 60_000);

  it('makes what nobody can do an incident, with the worker’s own words', async () => {
    const account = (await call('POST', '/service-accounts', { by: 'keeper', body: { name: '定级程序', topics: ['small/grading'] } })).body;
    const { id } = await open('330199200801010013');
    const claimed = await eventually(
      () => call('POST', '/work/claim', { body: { topics: ['small/grading'], most: 5, leaseSeconds: 30 }, headers: bearer(account.token) }),
      ({ body }) => body.items.length === 1,
    );
    const [{ id: work, lease }] = claimed.body.items;
    const failed = await call('POST', '/work/fail', {
      body: { id: work, lease, message: '没有这个学年的标准', hopeless: true },
      headers: bearer(account.token),
    });
    expect(failed.body).toEqual({ again: false });
    expect(await caseOf(id)).toMatchObject({ state: 'incident', waiting: [{ reason: { zh: expect.stringContaining('没有这个学年的标准') } }] });
  }, 30_000);
});

function replyTo(xml: string): string {
  if (xml.includes('closed')) return '<r:Reply xmlns:r="urn:roll:2003" code="404"/>';
  return '<?xml version="1.0"?><r:Reply xmlns:r="urn:roll:2003" code="0"><r:Student><r:School>示例中学</r:School><r:Scores><r:Score>90</r:Score><r:Score>80</r:Score><r:Score>85</r:Score></r:Scores></r:Student></r:Reply>';
}
