import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import path from 'node:path';

/** Bundles a process of this folder into one file, so that a node that lives for half a second does not read for two; gives its path. */
export function bundled(name: string): string {
  const known = made.get(name);
  if (known) return known;

  const folder = path.join(import.meta.dirname, 'dist');
  execFileSync(process.execPath, ['scripts/support/bundle-file.mjs', path.join(import.meta.dirname, `${name}.ts`), folder]);
  const file = path.join(folder, `${name}.mjs`);
  made.set(name, file);
  return file;
}

const made = new Map<string, string>();

/** Starts a bundled file as a process of its own. */
export function forkFile(file: string, environment: Readonly<Record<string, string>>): ChildProcess {
  return fork(file, { execArgv: ['--no-warnings'], env: { ...process.env, ...environment } });
}

/** The next message of a process, or nothing when it dies first. */
export function messageOf<T>(child: ChildProcess): Promise<T | undefined> {
  return new Promise((resolve) => {
    child.once('message', (message: T) => resolve(message));
    child.once('exit', () => resolve(undefined));
  });
}
