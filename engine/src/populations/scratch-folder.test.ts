import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openScratch } from './scratch-folder.js';

describe('where people lie unencrypted', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'scratch-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('only this user enters it, and nothing is left of it', async () => {
    const { file, remove } = await openScratch(folder, 1000);
    expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
    if (existsSync('/dev/shm')) expect(file).toMatch(/^\/dev\/shm\//);
    await writeFile(file, 'people');
    await remove();
    expect(existsSync(path.dirname(file))).toBe(false);
  });

  it('lies beside the sealed files where memory has no room, and takes away what a killed process left there', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const [left, living] = [path.join(folder, `onething-people-${pid}-x`), path.join(folder, `onething-people-${process.pid}-y`)];
    await Promise.all([left, living].map((one) => mkdir(one)));
    const { file, remove } = await openScratch(folder, Number.MAX_SAFE_INTEGER);
    expect(path.dirname(path.dirname(file))).toBe(folder);
    expect([existsSync(left), existsSync(living)]).toEqual([false, true]);
    await remove();
  });
});
