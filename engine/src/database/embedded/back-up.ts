import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { clusterVersion, prepareDataFolder } from './data-folder.js';
import { leftBehind } from './postmaster.js';
import { StartRefused } from './refusal.js';
import { secretsOf } from './secrets.js';
import { databaseUser } from './system-user.js';

/** What a backup holds: a data folder that a start can take as it is. */
export interface BackUp {
  readonly folder: string;
  /** `online` with the log that makes it whole, or `cold` of a database that did not run. */
  readonly kind: 'online' | 'cold';
}

/**
 * Copies a bundled database into another folder, also while it runs: PostgreSQL's own base backup, with the log that was written
 * meanwhile. Whoever starts on that folder gets every commit that was acknowledged before the backup began.
 */
export async function backUpEmbedded(data: string, target: string): Promise<BackUp> {
  const user = databaseUser();
  const [from, to] = [prepareDataFolder(data, user), prepareDataFolder(target, user)];
  if (clusterVersion(from) === undefined || existsSync(to.cluster)) throw cannot(from.path, to.path);

  const left = leftBehind(from);
  if (left) await online(`postgres://postgres:${secretsOf(from).superuser}@127.0.0.1:${left.port}/postgres`, from.cluster, to.cluster);
  else cpSync(from.cluster, to.cluster, { recursive: true });
  cpSync(path.join(from.path, 'secrets.json'), path.join(to.path, 'secrets.json'));
  const checkpoints = path.join(from.path, 'audit');
  if (existsSync(checkpoints)) cpSync(checkpoints, path.join(to.path, 'audit'), { recursive: true });
  if (user.ids.uid !== undefined && user.ids.gid !== undefined) handOver(to.cluster, user.ids.uid, user.ids.gid);
  return { folder: to.path, kind: left ? 'online' : 'cold' };
}

/** The low-level interface of PostgreSQL (26.3.4 of its manual): start, copy, stop, then the log. */
async function online(url: string, cluster: string, target: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: begun } = await client.query<{ file: string }>(`select pg_walfile_name(pg_backup_start('onething', true)) as file`);
    copy(cluster, target, (name) => leftOut.has(name));
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    writeFileSync(path.join(target, 'backup_label'), rows[0]?.labelfile ?? '');
    mkdirSync(path.join(target, 'pg_wal', 'archive_status'), { recursive: true, mode: 0o700 });
    copy(path.join(cluster, 'pg_wal'), path.join(target, 'pg_wal'), (name) => name === 'archive_status');
    if (!existsSync(path.join(target, 'pg_wal', begun[0]?.file ?? '')))
      throw new Error('The log of the backup was recycled before it could be copied: try again');
  } finally {
    await client.end();
  }
}

/** Of the running server, or made anew by the next one. */
const leftOut = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const emptied = ['pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'];

function copy(from: string, to: string, without: (name: string) => boolean): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (without(entry.name)) continue;
    if (entry.isDirectory()) copy(path.join(from, entry.name), path.join(to, entry.name), () => false);
    else copyFile(path.join(from, entry.name), path.join(to, entry.name));
  }
  if (existsSync(path.join(to, 'PG_VERSION')) && existsSync(path.join(to, 'global')))
    for (const name of emptied) mkdirSync(path.join(to, name), { recursive: true, mode: 0o700 });
}

/** A file that has gone while we copied was of no use to anybody. */
function copyFile(from: string, to: string): void {
  try {
    cpSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function handOver(folder: string, uid: number, gid: number): void {
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inner = path.join(folder, entry.name);
    if (entry.isDirectory()) handOver(inner, uid, gid);
    else chownSync(inner, uid, gid);
  }
}

function cannot(from: string, to: string): StartRefused {
  return new StartRefused('BACKUP_REFUSED', `${from} 不是数据文件夹，或 ${to} 已有数据。`, `${from} is no data folder, or ${to} holds data already.`);
}
