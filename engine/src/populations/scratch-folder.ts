import { constants, rmSync } from 'node:fs';
import { access, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';

/** A folder of this moment, which only this user enters. */
export interface ScratchFolder {
  readonly file: string;
  readonly remove: () => Promise<void>;
}

/** Lies in memory, where the system has one. */
const inMemory = '/dev/shm';
const named = /^onething-people-(\d+)-/;

/**
 * Where people may lie for a moment as they are: in memory and not on a disk, where there is room for so many bytes; else beside the
 * sealed files. What a process has left that was killed meanwhile is removed.
 */
export async function openScratch(folder: string, bytes: number): Promise<ScratchFolder> {
  const base = (await hasRoom(bytes)) ? inMemory : folder;
  await removeLeft(base);
  const own = await mkdtemp(path.join(base, `onething-people-${process.pid}-`));

  return { file: path.join(own, 'people.parquet'), remove: () => rm(own, { recursive: true, force: true }) };
}

/** Where a process puts aside what it cannot hold; `undefined` where the system has no folder in memory. */
export async function openAside(): Promise<{ readonly folder: string; readonly remove: () => void } | undefined> {
  if (!(await hasRoom(0))) return undefined;
  await removeLeft(inMemory);
  const folder = await mkdtemp(path.join(inMemory, `onething-people-${process.pid}-`));

  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function hasRoom(bytes: number): Promise<boolean> {
  try {
    await access(inMemory, constants.W_OK);
    const { bavail, bsize } = await statfs(inMemory);

    return bavail * bsize > 2 * bytes;
  } catch {
    return false;
  }
}

async function removeLeft(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const pid = Number(named.exec(name)?.[1] ?? process.pid);
    // Another user's folder stays: it cannot be removed, and it is not ours.
    if (!isAlive(pid)) await rm(path.join(base, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
