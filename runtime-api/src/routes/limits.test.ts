import { randomUUID } from 'node:crypto';
import { type Arranged, arrange, clientOf } from '../../../qa/support/arranged-case.js';
import { openTestSite, type TestSite } from '../../../qa/support/test-site.js';
import { writeZip } from '../packages/write-zip.js';

interface Sent {
  readonly by: string;
  readonly method: string;
  readonly path: string;
  readonly type?: string;
  readonly body?: () => string | Promise<Uint8Array>;
  /** Says that so many bytes come: who says so is refused before the first of them. */
  readonly length?: number;
}

const megabyte = 1024 * 1024;
const json = (value: unknown) => JSON.stringify(value);
const deep = (levels: number): unknown => (levels === 0 ? 1 : { in: deep(levels - 1) });
const zipOf = (count: number, content: Uint8Array) => writeZip(new Map(Array.from({ length: count }, (_, n) => [`f${n}.json`, content])));

/** Every published limit that a request can break: what is one beyond it gets, with the limit's own code. */
const limits: readonly (readonly [limit: string, status: number, code: string, sent: Sent, within?: string])[] = [
  ['an upload of 50 MB', 413, 'BODY_TOO_LARGE', { by: 'li-qiang', method: 'POST', path: '/files?name=a.png', type: 'image/png', length: 50 * megabyte + 1 }],
  ['a package of 20 MB', 413, 'BODY_TOO_LARGE', { by: 'publisher', method: 'POST', path: '/packages', type: 'application/zip', length: 20 * megabyte + 1 }],
  ['2,000 files of a package', 413, 'ZIP_TOO_LARGE', { ...propose(), body: () => zipOf(2001, new Uint8Array(1)) }],
  ['50 MB unpacked', 413, 'ZIP_TOO_LARGE', { ...propose(), body: () => zipOf(2, new Uint8Array(26 * megabyte)) }],
  ['a file packed to a hundredth', 422, 'ZIP_INVALID', { ...propose(), body: () => zipOf(1, new Uint8Array(megabyte)) }, 'ZIP_ENTRY_REFUSED'],
  ['a JSON body of 1 MB', 413, 'BODY_TOO_LARGE', { ...draft(), body: () => json({ matter: 'x'.repeat(megabyte), region: '330199' }) }],
  ['32 levels of JSON', 400, 'JSON_TOO_DEEP', { ...draft(), body: () => json(deep(33)) }],
  ['200 entries of a list page', 400, 'REQUEST_INVALID', { by: 'archivist', method: 'GET', path: '/tasks?view=group&limit=201' }, 'UNRECOGNIZED_KEYS'],
  ['50 pieces of work claimed at once', 400, 'REQUEST_INVALID', { ...claim(), body: () => json({ topics: ['a/b'], most: 51, leaseSeconds: 60 }) }, 'TOO_BIG'],
];

function propose(): Sent {
  return { by: 'publisher', method: 'POST', path: '/packages', type: 'application/zip' };
}
function draft(): Sent {
  return { by: 'li-qiang', method: 'POST', path: '/drafts' };
}
function claim(): Sent {
  return { by: 'li-qiang', method: 'POST', path: '/work/claim' };
}

describe('the limits over HTTP', () => {
  let site: TestSite;
  let arranged: Arranged;
  beforeAll(async () => {
    site = await openTestSite({ ONETHING_REQUESTS_PER_ACCOUNT: '200' });
    arranged = await arrange(site);
  }, 240_000);
  afterAll(() => site.close());

  const call = async ({ by, method, path, type = 'application/json', body, length }: Sent) => {
    const headers = { Cookie: await site.cookieOf(by), 'Accept-Language': 'zh', 'Idempotency-Key': randomUUID() };
    const sized: Record<string, string> = length === undefined ? {} : { 'Content-Length': String(length) };
    const content: Record<string, string> = body || length !== undefined ? { 'Content-Type': type } : {};
    const answer = await site.send({
      method,
      path: `/api/v1${path}`,
      headers: { ...headers, ...content, ...sized },
      body: await body?.(),
    });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(answer.text) };
  };

  it.each(limits.map(([limit, status, code, sent, within]) => ({ limit, status, code, sent, within })))(
    'beyond $limit it is $status $code',
    async ({ status, code, sent, within }) => {
      const answer = await call(sent);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.body.message).toMatch(/[一-鿿]/);
      if (within) expect(answer.body.problems.map((one: { code: string }) => one.code)).toContain(within);
    },
  );

  it('beyond the requests of a minute it is 429 with a time to come back, and for nobody else', async () => {
    const asked = await Promise.all(Array.from({ length: 230 }, () => call({ by: 'wang-fang', method: 'GET', path: '/drafts' })));
    const refused = asked.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThanOrEqual(30);
    for (const { status, body, headers } of refused) expect([status, body.code, headers['retry-after']]).toEqual([429, 'TOO_MANY_REQUESTS', '60']);
    expect((await call({ by: 'zhou-yu', method: 'GET', path: '/drafts' })).status).toBe(200);
  });

  it('tells whoever comes second to a task who was first and when, also of two who come at once', async () => {
    const [one, other] = [await clientOf(site, 'archivist'), await clientOf(site, 'archivist-2')];
    const both = await Promise.allSettled([one, other].map((client) => client.claimTask(arranged.task, randomUUID())));
    const lost = both.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(lost).toMatchObject([{ status: 409, code: 'TASK_ALREADY_CLAIMED', message: expect.stringMatching(/(徐静|马超)于 2026-\d\d-\d\d \d\d:\d\d 认领/) }]);

    const [winner, loser] = both[0]?.status === 'fulfilled' ? [one, other] : [other, one];
    const answered = { values: { found: '未查到', note: '没有查到档案' } };
    await expect(loser.completeTask(arranged.task, answered, randomUUID())).rejects.toMatchObject({ status: 409, code: 'TASK_ALREADY_CLAIMED' });
    await winner.completeTask(arranged.task, answered, randomUUID());
    const late = { status: 409, code: 'TASK_ALREADY_COMPLETED', message: expect.stringMatching(/(徐静|马超)于 2026-\d\d-\d\d \d\d:\d\d 办理完成/) };
    await expect(loser.completeTask(arranged.task, answered, randomUUID())).rejects.toMatchObject(late);
    await expect(loser.claimTask(arranged.task, randomUUID())).rejects.toMatchObject(late);
    await expect(winner.releaseTask(arranged.task, randomUUID())).rejects.toMatchObject(late);
  });
});
