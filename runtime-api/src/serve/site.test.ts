import { mkdtempSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { type Arranged, arrange, clientOf, eventually } from '../../../qa/support/arranged-case.js';
import { openTestSite, type TestSite } from '../../../qa/support/test-site.js';
import { main as onething } from '../cli/main.js';

let site: TestSite;
let arranged: Arranged;

beforeAll(async () => {
  site = await openTestSite();
  arranged = await arrange(site);
}, 60_000);
afterAll(() => site?.close());

describe('the events of a case', () => {
  it('tell every change, pass through proxies, and end without noise when the reader leaves', async () => {
    const cookie = await site.cookieOf('sun-yue');
    const [response, text] = await listen(`${site.url}/api/v1/cases/${arranged.case}/events`, cookie);
    const archivist = await clientOf(site, 'archivist');
    await archivist.claimTask(arranged.task, 'claim-for-events');
    await archivist.completeTask(arranged.task, { values: { found: '未查到', note: '没有查到档案' } }, 'complete-for-events');
    await eventually(
      async () => text(),
      (seen) => seen.includes('event: changed'),
    );
    response.destroy();

    expect(response.headers).toMatchObject({ 'content-type': expect.stringContaining('text/event-stream'), 'x-accel-buffering': 'no' });
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(/data: (.*)/.exec(text())?.[1] ?? '')).toMatchObject({ id: arranged.case, state: 'running' });
  });
});

describe('a command that is sent twice', () => {
  it('is done once: the same key and body give the same case, another body is refused', async () => {
    const wu = await clientOf(site, 'wu-hao');
    const draft = await wu.openDraft({ matter: 'degree-certificate-instant/degree-certificate', region: '330199' });
    const values = {
      applyType: '本人',
      stage: '普通高中',
      gradSchool: '示例县第一中学',
      gradYear: 2020,
      reason: '遗失',
      nameDiffers: '相同',
      delivery: '电子',
      mobile: '13800000002',
      truth: true,
    };
    const body = { draft: draft.id, values };
    const [one, other] = await Promise.all([wu.openCase(body, 'once-and-only'), wu.openCase(body, 'once-and-only')]);

    expect(other).toEqual(one);
    expect((await wu.myCases()).items).toHaveLength(1);
    await expect(wu.openCase({ ...body, values: { ...values, reason: '损坏' } }, 'once-and-only')).rejects.toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });
});

describe('a task that two people work on', () => {
  it('is decided once; the second is told by whom and when', async () => {
    const colleague = await clientOf(site, 'archivist-2');

    await expect(colleague.completeTask(arranged.task, { values: { found: '未查到', note: '没有查到' } }, 'second-decision')).rejects.toMatchObject({
      status: 409,
      code: 'TASK_ALREADY_COMPLETED',
      message: expect.stringMatching(/徐静.*办理完成/),
    });
  });
});

describe('the certificate', () => {
  it('is a PDF that opens in the page and is verified by anybody', async () => {
    const answer = await site.send({ method: 'GET', path: `/api/v1/documents/${arranged.document}/pdf`, headers: { Cookie: await site.cookieOf('li-qiang') } });
    const { documents } = await (await clientOf(site, 'li-qiang')).case(arranged.documentCase);
    const number = documents[0]?.number ?? '';
    const verification = await site.send({ method: 'GET', path: `/api/v1/verify/${number}` });

    expect(answer.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': expect.stringContaining('inline') });
    expect(number).toMatch(/^XLZM-330199-2026-\d{6}$/);
    expect(JSON.parse(verification.text)).toMatchObject({ status: 'valid', number });
    expect(verification.text).not.toContain('330199199003150018');
  });
});

describe('the interface', () => {
  it('describes itself, and packs what is long', async () => {
    const answer = await site.send({ method: 'GET', path: '/api/openapi.json', headers: { 'Accept-Encoding': 'gzip' } });

    expect(answer.headers).toMatchObject({ 'content-type': expect.stringContaining('application/json'), 'content-encoding': 'gzip' });
  });

  it('measures by route, never by address or person', async () => {
    const { text } = await site.send({ method: 'GET', path: '/metrics' });

    expect(text).toContain('route="/documents/{id}/pdf"');
    expect(text).toMatch(/onething_steps_total\{action="case.open"\} [1-9]/);
    for (const name of [
      'onething_incidents_open 0',
      'onething_nodes 1',
      'onething_audit_unsealed_seconds',
      'onething_timer_late_seconds_count',
      'onething_job_oldest_seconds',
    ])
      expect(text).toContain(name);
    for (const personal of ['XLZM', 'li-qiang', arranged.case]) expect(text).not.toContain(personal);
  });
});

describe('the command line and a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onething-cli-site-'));
  const said: string[] = [];
  const as = (person: string, ...args: string[]) => onething([...args, '--server', site.url, '--as', person], { LANG: 'zh_CN' });

  beforeAll(() => {
    for (const stream of ['log', 'error'] as const) jest.spyOn(console, stream).mockImplementation((text: unknown) => void said.push(String(text)));
  });
  beforeEach(() => said.splice(0));
  afterAll(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it('export what is published, and are told what another publishing needs, in the words of the server', async () => {
    const file = join(folder, 'package.zip');

    expect(await as('designer', 'export', 'degree-certificate-instant', '--out', file)).toBe(0);
    expect(await as('designer', 'publish', join(process.cwd(), 'examples/degree-certificate-instant'))).toBe(1);
    expect(said.join()).toContain('RELEASE_IN_FORCE');
    expect(await as('li-qiang', 'publish', join(process.cwd(), 'examples/degree-certificate-instant'))).toBe(1);
    expect(said.join()).toContain('ACTION_NOT_ALLOWED');
  });
});

async function listen(address: string, cookie: string): Promise<[IncomingMessage, () => string]> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(address, { headers: { Cookie: cookie, 'Accept-Encoding': 'gzip' } }, resolve).on('error', reject);
  });
  let text = '';
  response.on('data', (chunk) => {
    text += chunk;
  });
  response.on('error', () => undefined);

  return [response, () => text];
}
