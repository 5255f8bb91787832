import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

jest.setTimeout(60_000);

describe('a PostgreSQL of our own', () => {
  let folder: string;
  const open: EmbeddedPostgres[] = [];
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'onething-embedded-'));
    chmodSync(folder, 0o755);
  });
  afterEach(async () => {
    for (const postgres of open.splice(0)) await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts, keeps its rows over a stop, and starts again', async () => {
    const first = await started();
    await query(first.ownerUrl, `create table kept (id int); insert into kept values (1)`);
    await first.stop();

    const second = await started();
    expect(await query(second.ownerUrl, 'select id from kept')).toEqual([{ id: 1 }]);
    expect(await query(second.url, 'select current_user as name')).toEqual([{ name: 'onething_app' }]);
  });

  it('keeps its passwords where only their owner reads them, another in each folder', async () => {
    await started();
    const secrets = path.join(folder, 'secrets.json');
    expect(statSync(secrets).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(secrets, 'utf8')).app).toMatch(/^[0-9a-f]{48}$/);
  });

  it('goes on after its starter was killed with kill -9, and loses nothing that was acknowledged', async () => {
    const { child, addresses } = await startedElsewhere(folder);
    await query(addresses.ownerUrl, 'create table kept (id int)');
    for (let id = 1; id <= 50; id += 1) await query(addresses.ownerUrl, `insert into kept values (${id})`);
    await killed(child);
    expect(isAlive(addresses.pid)).toBe(true);

    const again = await started();
    expect(await query(again.ownerUrl, 'select count(*)::int as kept from kept')).toEqual([{ kept: 50 }]);
    expect(isAlive(addresses.pid)).toBe(false);
  });

  it('goes on after starter and database were killed together', async () => {
    const { child, addresses } = await startedElsewhere(folder);
    await query(addresses.ownerUrl, 'create table kept (id int); insert into kept values (7)');
    process.kill(addresses.pid, 'SIGKILL');
    await killed(child);

    const again = await started();
    expect(await query(again.ownerUrl, 'select id from kept')).toEqual([{ id: 7 }]);
  });

  it('refuses a second start on the same folder in one sentence, and leaves the first alone', async () => {
    const first = await started();
    await expect(startEmbeddedPostgres({ folder })).rejects.toMatchObject({ name: 'StartRefused', code: 'DATA_FOLDER_IN_USE' });
    expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('lets one of two starts that come together go on', async () => {
    const both = await Promise.allSettled([startEmbeddedPostgres({ folder }), startEmbeddedPostgres({ folder })]);
    const [running, ...others] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (running) open.push(running);
    expect(others).toEqual([]);
    expect(both.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual(['DATA_FOLDER_IN_USE']);
    expect(await query(running?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('does not stop another program that has the number of its former process', async () => {
    await (await started()).stop();
    const pidFile = path.join(folder, 'postgres', 'postmaster.pid');
    writeFileSync(pidFile, `${process.pid}\n${folder}/postgres\n0\n1\n`);
    const again = await started();
    expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('begins again with nothing when it is asked to', async () => {
    const first = await started();
    await query(first.ownerUrl, 'create table kept (id int)');
    await first.stop();
    const fresh = await startEmbeddedPostgres({ folder, fresh: true });
    open.push(fresh);
    expect(await query(fresh.ownerUrl, `select to_regclass('kept') as kept`)).toEqual([{ kept: null }]);
  });

  it('refuses data of a newer PostgreSQL in one sentence', async () => {
    mkdirSync(path.join(folder, 'postgres'));
    writeFileSync(path.join(folder, 'postgres', 'PG_VERSION'), '99\n');
    await expect(startEmbeddedPostgres({ folder })).rejects.toMatchObject({ name: 'StartRefused', code: 'DATA_NEWER' });
  });

  it('refuses a folder that cannot be made in one sentence', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    await expect(startEmbeddedPostgres({ folder: path.join(file, 'data') })).rejects.toMatchObject({ name: 'StartRefused', code: 'DATA_FOLDER_NOT_WRITABLE' });
  });

  it('begins anew when its first start was interrupted', async () => {
    mkdirSync(path.join(folder, 'postgres.4711.new'));
    const postgres = await started();
    expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(path.join(folder, 'postgres', 'PG_VERSION'))).toBe(true);
  });

  async function started(): Promise<EmbeddedPostgres> {
    const postgres = await startEmbeddedPostgres({ folder });
    open.push(postgres);
    return postgres;
  }
});

const asRoot = process.getuid?.() === 0 ? it : it.skip;

describe('below a home that no other user can enter', () => {
  asRoot('the data move to a system place, and that is said', async () => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'onething-home-'));
    const postgres = await startEmbeddedPostgres({ folder: path.join(home, 'data') });
    const place = /\/var\/lib\/onething\/\w+/.exec(postgres.notice?.zh ?? '')?.[0] ?? '';
    try {
      expect(postgres.notice?.en).toContain(home);
      expect(existsSync(path.join(place, 'postgres', 'PG_VERSION'))).toBe(true);
      expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      await postgres.stop();
      for (const gone of [home, place]) rmSync(gone, { recursive: true, force: true });
    }
  });
});

interface Addresses {
  readonly url: string;
  readonly ownerUrl: string;
  readonly pid: number;
}

async function startedElsewhere(folder: string): Promise<{ child: ChildProcess; addresses: Addresses }> {
  const child = fork(path.resolve('qa/support/embedded-process.ts'), [folder], {
    execArgv: ['--import', 'tsx', '--conditions', 'onething-src', '--no-warnings'],
  });
  const addresses = await new Promise<Addresses>((resolve, reject) => {
    child.once('message', (message) => resolve(JSON.parse(JSON.stringify(message))));
    child.once('exit', () => reject(new Error('the starter ended')));
  });
  return { child, addresses };
}

async function killed(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** A process that has ended but was not waited for is dead too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
