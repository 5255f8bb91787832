import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { type Binaries, program } from './binaries.js';
import type { DataFolder } from './data-folder.js';
import { StartRefused } from './refusal.js';
import type { SystemUser } from './system-user.js';

/** A running PostgreSQL server process. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Resolves when it has ended, however that came. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Everything needed to run a program of PostgreSQL. */
export interface Installation {
  readonly binaries: Binaries;
  readonly folder: DataFolder;
  readonly user: SystemUser;
}

/** Starts the server on a free port of the loopback interface; another port when somebody took it in between. */
export async function startPostmaster(on: Installation, settings: readonly string[], attempts = 3): Promise<Postmaster> {
  const port = await freePort();
  const child = launch(on, port, settings);
  const outcome = await untilReady(child);
  if (outcome.ready) return running(child, port);
  if (attempts > 1 && /could not bind|Address already in use|could not create any TCP/i.test(outcome.log)) return startPostmaster(on, settings, attempts - 1);
  if (/lock file .* (already exists|is empty)/i.test(outcome.log)) throw alreadyStarted(on.folder);

  throw new Error(`PostgreSQL did not start in ${on.folder.cluster}: ${outcome.log.slice(-1500)}`);
}

/** What the server that used this folder last has left behind in `postmaster.pid`, when its process is still there. */
export function leftBehind(folder: DataFolder): { pid: number; port: number } | undefined {
  const file = path.join(folder.cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;

  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (isPostmasterOf(pid, folder)) return { pid, port };

  // The number may meanwhile be another program's, which PostgreSQL would take for a living server.
  rmSync(file, { force: true });
  return undefined;
}

/**
 * True when the process that started a server still waits for it. A starter that was killed is no longer its parent, so this
 * needs no answer of the server, which may itself be just starting. `undefined` where the system does not say: ask the lock.
 */
export function starterLives(pid: number): boolean | undefined {
  const parent = parentOf(pid);
  if (parent === undefined) return undefined;
  // The first process of a container adopts orphans and may be a starter too.
  if (parent === 1) return process.pid === 1 ? undefined : false;
  return sameProgram(parent);
}

/** Ends a server whose starter was killed. */
export function stopOrphan(on: Installation): void {
  const stopped = spawnSync(program(on.binaries, 'pg_ctl'), ['-D', on.folder.cluster, '-m', 'fast', '-w', '-t', '30', 'stop'], {
    ...on.user.ids,
    encoding: 'utf8',
    env: environment(),
  });
  if (stopped.status !== 0 && leftBehind(on.folder)) throw new Error(`The database of an earlier run does not stop: ${stopped.stderr}`);
}

/** The sentence for a second start on the same data folder. */
export function alreadyStarted(folder: DataFolder): StartRefused {
  return new StartRefused(
    'DATA_FOLDER_IN_USE',
    `数据文件夹 ${folder.path} 正由另一个 OneThing 使用，请先停止它，或用 --data 指定另一个文件夹。`,
    `The data folder ${folder.path} is in use by another OneThing: stop that one first, or name another folder with --data.`,
  );
}

/** Messages in English, so that they can be recognised; nothing of the surrounding shell. */
export function environment(): NodeJS.ProcessEnv {
  return { LC_ALL: 'C', TZ: 'UTC' };
}

function launch({ binaries, folder, user }: Installation, port: number, settings: readonly string[]): ChildProcess {
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'jit=off', ...settings].flatMap((setting) => ['-c', setting]);
  // Detached: Ctrl-C in a terminal reaches every process of the group, and the database must outlive the server's last requests.
  return spawn(program(binaries, 'postgres'), ['-D', folder.cluster, '-p', String(port), ...options], {
    ...user.ids,
    env: environment(),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

function untilReady(child: ChildProcess): Promise<{ ready: boolean; log: string }> {
  return new Promise((resolve) => {
    let log = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-8000);
      if (log.includes('ready to accept connections')) resolve({ ready: true, log });
    });
    child.once('error', (error) => resolve({ ready: false, log: error.message }));
    // Not at its exit: what it said last may still be on the way then, and says why it ended.
    child.once('close', () => resolve({ ready: false, log }));
  });
}

function running(child: ChildProcess, port: number): Postmaster {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    // Fast shutdown: connections are closed, what was acknowledged is kept.
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    await ended;
  };
  return { pid: child.pid ?? 0, port, ended, stop };
}

/** Asks the system for a port that nobody uses. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}

function isPostmasterOf(pid: number, folder: DataFolder): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  if (process.platform === 'win32') return true;

  return commandLine(pid).includes(folder.cluster);
}

function parentOf(pid: number): number | undefined {
  try {
    // After the name in brackets, which may hold anything: state, then the parent (proc(5)).
    return Number(/.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]) || undefined;
  } catch {
    return undefined;
  }
}

function sameProgram(pid: number): boolean | undefined {
  try {
    return readlinkSync(`/proc/${pid}/exe`) === readlinkSync('/proc/self/exe');
  } catch {
    return undefined;
  }
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout;
  } catch {
    return '';
  }
}
