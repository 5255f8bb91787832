import { randomUUID } from 'node:crypto';
import { type AllRows, readAllRows, readSettledRows } from '../../../qa/support/all-rows.js';
import { type Arranged, arrange, clientOf } from '../../../qa/support/arranged-case.js';
import { openTestSite, type TestSite } from '../../../qa/support/test-site.js';

interface Sent {
  readonly method?: string;
  readonly by?: string;
  readonly body?: unknown;
  readonly text?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}
type Case = readonly [what: string, status: number, code: string, target: string | ((of: Arranged) => string), sent?: Sent | ((of: Arranged) => Sent)];

const nobody = '01990000-0000-7000-8000-000000000000';
const matter = 'degree-certificate-instant/degree-certificate';
const deep = (levels: number): unknown => (levels === 0 ? 1 : { in: deep(levels - 1) });

/** What comes in wrong: each is told its own code, and the tables stay as they were. */
const cases: readonly Case[] = [
  ['a case that is not there', 404, 'CASE_NOT_FOUND', `/cases/${nobody}`, { by: 'li-qiang' }],
  ['a case of somebody else', 404, 'CASE_NOT_FOUND', ({ case: id }) => `/cases/${id}`, { by: 'li-qiang' }],
  ['an id that is none', 404, 'CASE_NOT_FOUND', "/cases/' or 1=1--", { by: 'li-qiang' }],
  ['a task of the office', 404, 'TASK_NOT_FOUND', ({ task }) => `/tasks/${task}`, { by: 'li-qiang' }],
  ['a file of somebody else', 404, 'FILE_NOT_FOUND', ({ file }) => `/files/${file}`, { by: 'li-qiang' }],
  ['a draft of somebody else', 404, 'DRAFT_NOT_FOUND', ({ draft }) => `/drafts/${draft}`, { by: 'li-qiang' }],
  ['an address that is none', 404, 'NOT_FOUND', '/nothing-here', { by: 'li-qiang' }],
  ['nobody who is signed in', 401, 'SIGN_IN_NEEDED', '/cases', {}],
  ['a page that is not for this role', 403, 'ACTION_NOT_ALLOWED', '/incidents', { by: 'li-qiang' }],
  ['a body that is no JSON', 400, 'JSON_INVALID', '/drafts', { by: 'li-qiang', method: 'POST', text: '{"matter":' }],
  ['a body without what is needed', 400, 'REQUEST_INVALID', '/drafts', { by: 'li-qiang', method: 'POST', body: {} }],
  ['a field that nobody knows', 400, 'REQUEST_INVALID', '/drafts', { by: 'li-qiang', method: 'POST', body: { matter, region: '330199', isAdmin: true } }],
  ['JSON in JSON in JSON', 400, 'JSON_TOO_DEEP', '/drafts', { by: 'li-qiang', method: 'POST', body: deep(200) }],
  [
    'another type of body',
    415,
    'BODY_TYPE_NOT_ALLOWED',
    '/drafts',
    { by: 'li-qiang', method: 'POST', text: 'a=b', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
  ],
  ['a body of megabytes', 413, 'BODY_TOO_LARGE', '/drafts', { by: 'li-qiang', method: 'POST', body: { matter: 'x'.repeat(3_000_000), region: '330199' } }],
  ['a list page beyond 200', 400, 'REQUEST_INVALID', '/tasks?view=group&limit=201', { by: 'archivist' }],
  ['a matter that is not there', 404, 'MATTER_NOT_FOUND', '/drafts', { by: 'li-qiang', method: 'POST', body: { matter: 'no/matter', region: '330199' } }],
  [
    'a command without a key',
    400,
    'IDEMPOTENCY_KEY_MISSING',
    '/cases',
    ({ draft }) => ({ by: 'sun-yue', method: 'POST', body: { draft, values: {} }, headers: { 'Idempotency-Key': '' } }),
  ],
  [
    'answers that do not hold',
    422,
    'SUBMISSION_INVALID',
    '/cases',
    ({ draft }) => ({ by: 'sun-yue', method: 'POST', body: { draft, values: { mobile: '12' } } }),
  ],
  [
    'a task completed with nonsense',
    422,
    'SUBMISSION_INVALID',
    ({ task }) => `/tasks/${task}/complete`,
    { by: 'archivist', method: 'POST', body: { values: { nonsense: 1 } } },
  ],
  [
    'a draft that somebody else has changed',
    409,
    'DRAFT_CHANGED_ELSEWHERE',
    ({ draft }) => `/drafts/${draft}`,
    { by: 'sun-yue', method: 'PATCH', body: { rev: 99, values: {} } },
  ],
  [
    'an upload that is no picture',
    415,
    'FILE_TYPE_NOT_ALLOWED',
    '/files?name=x.png',
    { by: 'li-qiang', method: 'POST', text: '<script>', headers: { 'Content-Type': 'image/png' } },
  ],
];

describe('what comes in wrong', () => {
  let site: TestSite;
  let arranged: Arranged;
  let rows: AllRows;
  beforeAll(async () => {
    site = await openTestSite();
    arranged = await arrange(site);
    for (const person of ['li-qiang', 'sun-yue', 'archivist']) await site.cookieOf(person);
    rows = await readSettledRows(site.adminDatabase);
  }, 240_000);
  afterAll(() => site.close());

  const call = async (target: string, { method = 'GET', by, body, text, headers }: Sent) => {
    const cookie: Record<string, string> = by ? { Cookie: await site.cookieOf(by) } : {};
    const type: Record<string, string> = body !== undefined || text !== undefined ? { 'Content-Type': 'application/json' } : {};
    const sent = { 'Accept-Language': 'zh', 'Idempotency-Key': randomUUID(), ...type, ...cookie, ...headers };
    const answer = await site.send({
      method,
      path: `/api/v1${encodeURI(target)}`,
      headers: sent,
      body: text ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(answer.text) };
  };

  it.each(cases.map(([what, status, code, target, sent = {}]) => ({ what, status, code, target, sent })))(
    '$what is answered $status $code, and every row of every tenant stays as it was',
    async ({ status, code, target, sent }) => {
      const answer = await call(typeof target === 'string' ? target : target(arranged), typeof sent === 'function' ? sent(arranged) : sent);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.body.message).toMatch(/[一-鿿]/);
      expect(JSON.stringify(answer.body)).not.toMatch(/select |at .*\.ts:|node_modules/);
      expect(await readAllRows(site.adminDatabase)).toEqual(rows);
    },
  );

  it('sees a single row that has changed', async () => {
    await (await clientOf(site, 'li-qiang')).keepContact({ email: 'li@example.com', channels: [] });
    const after = await readSettledRows(site.adminDatabase);
    expect(Object.keys(rows).filter((table) => rows[table] !== after[table])).not.toEqual([]);
  });

  it('the same key with another body is 422, and one task twice 409 with who and when', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const claim = (by: string) => call(`/tasks/${arranged.task}/claim`, { by, method: 'POST', headers: key, body: {} });
    expect((await claim('archivist')).status).toBe(200);
    const other = await call(`/tasks/${arranged.task}/complete`, { by: 'archivist', method: 'POST', headers: key, body: { values: {} } });
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('everything is 503 with one sentence while the database is away, and no page of the program is', async () => {
    const cookie = await site.cookieOf('li-qiang');
    await site.loseDatabase();
    const asked = ['/cases', `/cases/${arranged.case}`, '/matters?region=330199', '/notifications'];
    const answers = await Promise.all(asked.map((target) => call(target, { headers: { Cookie: cookie } })));
    const drafted = await call('/drafts', { method: 'POST', body: { matter, region: '330199' }, headers: { Cookie: cookie } });
    for (const { status, body, headers } of [...answers, drafted]) {
      expect([status, body.code, headers['retry-after']]).toEqual([503, 'TEMPORARILY_UNAVAILABLE', '5']);
      expect(body.message).toMatch(/[一-鿿]/);
    }
    expect((await site.send({ method: 'GET', path: '/readyz' })).status).toBe(503);
    expect((await site.send({ method: 'GET', path: '/livez' })).status).toBe(200);
  }, 60_000);
});
