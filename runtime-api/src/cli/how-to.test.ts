import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { writeHowToPackage } from '../../../qa/support/how-to-package.js';
import { main } from './main.js';

describe('docs/how-to/package.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onething-how-to-'));
  const said: string[] = [];

  beforeAll(() => {
    for (const stream of ['log', 'error'] as const) jest.spyOn(console, stream).mockImplementation((text: unknown) => void said.push(String(text)));
    writeHowToPackage(folder);
  });
  beforeEach(() => said.splice(0));
  afterAll(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const onething = (...args: string[]) => main(args, { LANG: 'zh_CN.UTF-8' });

  it('holds a whole service that is sound as it stands there', async () => {
    expect(await onething('check', folder)).toBe(0);
    expect(said[0]).toBe('hall-booking 1.0.0 检查通过，提醒 0 条');
  });

  it('whose scenario passes, and the report names what it has not passed', async () => {
    expect(await onething('test', folder)).toBe(0);
    expect(said).toContain('通过  refused 人多，办公室不同意');
    expect(said.at(-1)).toBe('没有场景经过：granted、at-once、to-granted');
  });
});
