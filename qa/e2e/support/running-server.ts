import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../source-files.js';

/** The product as a newcomer starts it: `npm start` with a fresh data folder, the real PostgreSQL, the real web apps. */
export interface RunningServer {
  readonly url: string;
  /** From the start of the process to the address on its screen. */
  readonly startedInMs: number;
  close(): Promise<void>;
}

export async function startServer(options: { data?: string; environment?: Readonly<Record<string, string>> } = {}): Promise<RunningServer> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'onething-e2e-'));
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--port', '0', '--data', data], {
    cwd: root,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);

  return { url, startedInMs: Math.round(performance.now() - began), close: () => stop(child, options.data ? undefined : data) };
}

/** The address is the last thing that the start command prints. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /https?:\/\/[\w.:[\]-]+/.exec(said.split('\n').findLast((line) => /https?:\/\//.test(line)) ?? '');
      if (address) resolve(address[0]);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it printed its address:\n${said}`)));
  });
}

function stop(child: ChildProcess, data: string | undefined): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      if (data) rmSync(data, { recursive: true, force: true });
      resolve();
    });
    child.kill('SIGTERM');
  });
}
