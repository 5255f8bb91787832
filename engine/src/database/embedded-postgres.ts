import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepareBinaries, program } from './embedded/binaries.js';
import { clusterVersion, prepareDataFolder, requireVersion } from './embedded/data-folder.js';
import { isKept, type Keeper, keep } from './embedded/keeper.js';
import { alreadyStarted, environment, type Installation, leftBehind, starterLives, startPostmaster, stopOrphan } from './embedded/postmaster.js';
import { prepareRoles } from './embedded/roles.js';
import { type Secrets, secretsOf } from './embedded/secrets.js';
import { databaseUser, type SystemUser } from './embedded/system-user.js';

/** A PostgreSQL of our own on this machine: real, on the loopback interface, with a random password. */
export interface EmbeddedPostgres {
  /** The application's role. */
  readonly url: string;
  /** For migrations only. */
  readonly ownerUrl: string;
  /** Superuser, for tests that make databases; nothing of the server uses it. */
  readonly adminUrl: string;
  readonly pid: number;
  readonly notice?: { readonly zh: string; readonly en: string };
  /** Resolves when the server process has ended, also unasked. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedSettings {
  readonly folder: string;
  /** `name=value` of postgresql.conf. Store tests switch fsync off here; a server's start refuses such a database. */
  readonly settings?: readonly string[];
  /** Throws away what the folder's database holds and begins again. */
  readonly fresh?: boolean;
}

/** Starts PostgreSQL in a data folder, makes it on the first start, and ends what a killed run has left. Throws `StartRefused` for what a person can remedy. */
export async function startEmbeddedPostgres({ folder: wish, settings = [], fresh = false }: EmbeddedSettings): Promise<EmbeddedPostgres> {
  const user = databaseUser();
  const folder = prepareDataFolder(wish, user);
  const on = { binaries: prepareBinaries(user, folder.path), folder, user };
  requireVersion(folder, on.binaries.major);
  const secrets = secretsOf(folder);
  if (clusterVersion(folder) === undefined) initialise(on, secrets);
  await endOrphan(on, secrets);
  const postmaster = await startPostmaster(on, settings);
  const keeper = await keptOrStopped(adminUrl(secrets, postmaster.port), on, postmaster.stop);
  if (fresh) await keeper.client.query('drop database if exists onething with (force)');
  await prepareRoles(keeper.client, secrets);
  const stop = async (): Promise<void> => {
    await keeper.release().catch(() => undefined);
    await postmaster.stop();
  };
  const { port, pid, ended } = postmaster;
  return {
    url: `postgres://onething_app:${secrets.app}@127.0.0.1:${port}/onething`,
    ownerUrl: `postgres://onething_owner:${secrets.owner}@127.0.0.1:${port}/onething`,
    adminUrl: adminUrl(secrets, port),
    pid,
    notice: folder.notice,
    ended,
    stop,
  };
}

/** Made beside its place and then moved there, so that an interrupted first start leaves no half cluster. */
function initialise(on: Installation, secrets: Secrets): void {
  const cluster = `${on.folder.cluster}.${process.pid}.new`;
  mkdirSync(cluster, { mode: 0o700 });
  handOver(cluster, on.user);
  try {
    initdb(on, cluster, secrets);
    renameSync(cluster, on.folder.cluster);
  } catch (error) {
    rmSync(cluster, { recursive: true, force: true });
    // Another start on the same folder was faster; which of the two goes on is decided by its lock.
    if (clusterVersion(on.folder) === undefined) throw error;
  }
}

function initdb(on: Installation, cluster: string, secrets: Secrets): void {
  const passwords = path.join(on.folder.path, `.password-${process.pid}`);
  writeFileSync(passwords, secrets.superuser, { mode: 0o600, flag: 'wx' });
  handOver(passwords, on.user);
  try {
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
    const options = ['-D', cluster, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwords, ...locale, '--no-instructions'];
    const made = spawnSync(program(on.binaries, 'initdb'), options, { ...on.user.ids, encoding: 'utf8', env: environment() });
    if (made.status !== 0) throw new Error(`initdb failed (${made.status ?? made.error?.message}): ${made.stderr}`);
  } finally {
    rmSync(passwords, { force: true });
  }
}

function handOver(file: string, user: SystemUser): void {
  if (user.ids.uid !== undefined && user.ids.gid !== undefined) chownSync(file, user.ids.uid, user.ids.gid);
}

/** A server that still runs here belongs to a living starter, then we refuse; or its starter was killed, then we end it. */
async function endOrphan(on: Installation, secrets: Secrets): Promise<void> {
  const left = leftBehind(on.folder);
  if (!left) return;
  if (starterLives(left.pid) || (await isKept(adminUrl(secrets, left.port)))) throw alreadyStarted(on.folder);

  stopOrphan(on);
}

async function keptOrStopped(url: string, on: Installation, stop: () => Promise<void>): Promise<Keeper> {
  try {
    return await keep(url, on.folder);
  } catch (error) {
    await stop();
    throw error;
  }
}

function adminUrl(secrets: Secrets, port: number): string {
  return `postgres://postgres:${secrets.superuser}@127.0.0.1:${port}/postgres`;
}
