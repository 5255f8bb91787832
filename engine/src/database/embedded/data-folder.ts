import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from './refusal.js';
import type { SystemUser } from './system-user.js';

/** Where everything of one installation is kept. `cluster` is PostgreSQL's own folder inside it. */
export interface DataFolder {
  readonly path: string;
  readonly cluster: string;
  /** Said once at the start when the folder is not the one that was asked for. */
  readonly notice?: { readonly zh: string; readonly en: string };
}

/**
 * Makes the data folder so that PostgreSQL's user can reach it. Below a home that another user cannot enter (`/root`) that
 * is impossible; then a system place named after the wish is used, and said.
 */
export function prepareDataFolder(wish: string, user: SystemUser): DataFolder {
  const wanted = path.resolve(wish);
  const closed = user.other ? closedParent(wanted) : undefined;
  if (!closed) return made(wanted);

  const fallback = path.join('/var/lib/onething', createHash('sha256').update(wanted).digest('hex').slice(0, 12));
  const notice = {
    zh: `${closed} 不允许数据库用户进入，数据改存于 ${fallback}。`,
    en: `${closed} cannot be entered by the user that runs the database; the data are kept in ${fallback} instead.`,
  };
  return { ...made(fallback), notice };
}

/** Refuses a cluster that another major version of PostgreSQL has written. */
export function requireVersion(folder: DataFolder, major: number): void {
  const written = clusterVersion(folder);
  if (written === undefined || written === major) return;

  throw new StartRefused(
    written > major ? 'DATA_NEWER' : 'DATA_OLDER',
    `数据文件夹 ${folder.path} 由 PostgreSQL ${written} 写成，本程序自带 ${major}，不能打开；请使用相应版本的程序，或换一个 --data 文件夹。`,
    `The data folder ${folder.path} was written by PostgreSQL ${written} and this program brings ${major}: use the matching program, or another --data folder.`,
  );
}

/** The major version in `PG_VERSION`; `undefined` before the first start. */
export function clusterVersion(folder: DataFolder): number | undefined {
  const file = path.join(folder.cluster, 'PG_VERSION');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

function made(folder: string): DataFolder {
  const cluster = path.join(folder, 'postgres');
  try {
    // Parents must be passable for the database's user; only the cluster itself is closed.
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new StartRefused(
      'DATA_FOLDER_NOT_WRITABLE',
      `数据文件夹 ${folder} 不可写，请更改其权限，或用 --data 指定另一个文件夹。`,
      `The data folder ${folder} cannot be written: change its permissions, or name another one with --data.`,
    );
  }
  return { path: folder, cluster };
}

/** The nearest existing folder on the way that other users cannot pass. */
function closedParent(folder: string): string | undefined {
  const parents = [folder];
  for (let at = folder; path.dirname(at) !== at; at = path.dirname(at)) parents.push(path.dirname(at));
  return parents.reverse().find((parent) => isClosed(parent));
}

function isClosed(folder: string): boolean {
  if (!existsSync(folder)) return false;

  const found = statSync(folder);
  return found.isDirectory() && (found.mode & 0o001) === 0;
}
