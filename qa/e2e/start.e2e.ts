import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Started, startCommand } from './support/start-command.js';

/** What the README promises of an idle machine, in milliseconds; a busy one gets more in proportion. */
const promised = { first: 10_000, later: 2_000 };
const patience = (ms: number) => ms * Math.max(1, (2 * (loadavg()[0] ?? 0)) / cpus().length);

const folder = mkdtempSync(join(tmpdir(), 'onething-start-'));
chmodSync(folder, 0o755);
const data = join(folder, 'data');
const running: Started[] = [];

function start(options: readonly string[], environment?: Readonly<Record<string, string>>): Started {
  const started = startCommand(options, environment);
  running.push(started);
  return started;
}

async function stop({ process, exit }: Started, signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
  process.kill(signal);
  return exit;
}

afterAll(async () => {
  for (const started of running) if (started.process.exitCode === null && started.process.signalCode === null) await stop(started, 'SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it('prints one address, last, where both web apps and the interface answer; Ctrl-C stops everything', async () => {
    const started = start(['--port', '0', '--data', data]);
    const { url, ms } = await started.address;
    const answers = await Promise.all(['/', '/designer/', '/api/v1/session', '/api/openapi.json', '/readyz'].map((path) => fetch(url + path)));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(started.said().match(/https?:\/\/127/g)).toHaveLength(1);
    expect(ms).toBeLessThan(patience(promised.first));
    expect(await stop(started)).toBe(0);
    expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('is quick when everything is there', async () => {
    const times: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const started = start(['--port', '0', '--data', data]);
      times.push((await started.address).ms);
      await stop(started);
    }
    console.log(`later starts: ${times.join(', ')} ms`);

    expect(Math.min(...times)).toBeLessThan(patience(promised.later));
  });

  it('goes on after kill -9', async () => {
    const killed = start(['--port', '0', '--data', data]);
    await killed.address;
    await stop(killed, 'SIGKILL');
    const again = start(['--port', '0', '--data', data]);
    const { url } = await again.address;

    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await stop(again);
  });

  it('says in one sentence that the folder or the port is taken', async () => {
    const first = start(['--port', '0', '--data', data]);
    const { url } = await first.address;
    const sameFolder = start(['--port', '0', '--data', data]);
    const samePort = start(['--port', new URL(url).port, '--data', join(folder, 'other')]);

    expect(await sameFolder.exit).toBe(1);
    expect(sameFolder.said()).toContain('正由另一个 OneThing 使用');
    expect(await samePort.exit).toBe(1);
    expect(samePort.said()).toContain('端口已被占用');
    for (const refused of [sameFolder, samePort]) expect(refused.said()).not.toContain('    at ');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await stop(first);
  });

  it('starts several equal nodes over one database; who is signed in at one is so at the other, and they end together', async () => {
    const started = start(['--port', '0', '--data', join(folder, 'nodes'), '--nodes', '2']);
    const { url } = await started.address;
    const second = /Node 2: (\S+)/.exec(started.said())?.[1] ?? '';
    const body = JSON.stringify({ demoPerson: 'li-qiang' });
    const signedIn = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';

    expect((await fetch(`${second}/readyz`)).status).toBe(200);
    expect((await fetch(`${second}/api/v1/cases`, { headers: { Cookie: cookie } })).status).toBe(200);
    expect(await stop(started)).toBe(0);
    await expect(fetch(`${second}/livez`)).rejects.toThrow('fetch failed');
  });

  it.each([
    [['--data', '/dev/null/data'], '不可写'],
    [['--host', '203.0.113.7'], '--host'],
    [['--port', 'eighty'], '--port'],
    [['--nodes', '0'], '--nodes'],
    [['--dance'], '--reset-demo'],
  ])('refuses %j in words', async (options, words) => {
    const refused = start([...(options.includes('--port') ? [] : ['--port', '0']), ...(options.includes('--data') ? [] : ['--data', data]), ...options]);

    expect(await refused.exit).toBe(1);
    expect(refused.said()).toContain(words);
    expect(refused.said()).not.toContain('    at ');
  });
});

describe('production', () => {
  const production = { ONETHING_MODE: 'production' };

  it('does not start without a policy for passwords', async () => {
    const refused = start(['--port', '0', '--data', join(folder, 'production')], production);

    expect(await refused.exit).toBe(1);
    expect(refused.said()).toContain('ONETHING_PASSWORD_LENGTH');
  });

  it('knows neither demo people nor a clock to move', async () => {
    const started = start(['--port', '0', '--data', join(folder, 'production')], {
      ...production,
      ONETHING_PASSWORD_LENGTH: '12',
      ONETHING_LOG_LEVEL: 'error',
    });
    const { url } = await started.address;
    const post = (path: string, body: object) =>
      fetch(`${url}/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

    expect((await fetch(`${url}/api/v1/demo-people`)).status).toBe(404);
    expect((await post('/clock', { days: 1 })).status).toBe(404);
    expect((await post('/session', { demoPerson: 'li-qiang' })).status).toBe(404);
    expect((await post('/session', { account: 'li-qiang', password: 'li-qiang' })).status).toBe(401);
    expect(await (await fetch(`${url}/api/v1/session`)).json()).toMatchObject({ mode: 'production' });
    await stop(started);
  });
});
