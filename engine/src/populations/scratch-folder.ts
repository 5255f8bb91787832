import { constants } from 'node:fs';
import { access, mkdtemp, rm, statfs } from 'node:fs/promises';
import path from 'node:path';

/** A folder of this moment, which only this user enters. */
export interface ScratchFolder {
  readonly file: string;
  readonly remove: () => Promise<void>;
}

/** Lies in memory, where the system has one. */
const inMemory = '/dev/shm';

/** Where people may lie for a moment as they are: in memory and not on a disk, where there is room for so many bytes; else beside the sealed files. */
export async function openScratch(folder: string, bytes: number): Promise<ScratchFolder> {
  const own = await mkdtemp(path.join((await hasRoom(bytes)) ? inMemory : folder, 'onething-people-'));

  return { file: path.join(own, 'people.parquet'), remove: () => rm(own, { recursive: true, force: true }) };
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
