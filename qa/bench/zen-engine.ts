import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** What is asked of the other engine. */
export interface Zen {
  readonly ZenEngine: new () => { createDecision(content: Buffer): { evaluate(facts: object): Promise<{ result: { out: number } }> } };
}

const name = '@gorules/zen-engine';
const version = '0.54.0';

/** Not among the dependencies: npm does not lock its binaries for every system. It is fetched into a folder that goes when the bench ends. */
export async function zenEngine(): Promise<Zen | { readonly missing: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'onething-bench-zen-'));
  process.once('beforeExit', () => void rm(folder, { recursive: true, force: true }));
  try {
    await promisify(execFile)('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`], {
      timeout: 120_000,
      cwd: folder,
    });
    return createRequire(path.join(folder, 'package.json'))(name);
  } catch (error) {
    return { missing: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}
