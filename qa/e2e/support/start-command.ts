import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../source-files.js';

/** `npm start` as a process: what it says, how it ends. */
export interface Started {
  readonly process: ChildProcess;
  /** Everything that was said, on both channels. */
  said(): string;
  /** The last line once it is an address, with the milliseconds that it took. */
  readonly address: Promise<{ url: string; ms: number }>;
  readonly exit: Promise<number | null>;
}

/** Starts with these options and this environment beside the usual one. */
export function startCommand(options: readonly string[], environment: Readonly<Record<string, string>> = {}): Started {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), ...options], { cwd: root, env: { ...process.env, ...environment } });
  let text = '';
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const address = new Promise<{ url: string; ms: number }>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      text += chunk.toString();
      const url = /^(https?:\/\/\S+)\n$/m.exec(text.slice(text.lastIndexOf('\n', text.length - 2) + 1))?.[1];
      if (url) resolve({ url, ms: Math.round(performance.now() - begun) });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${text}`)));
  });
  // Who expects a refusal looks at the exit only.
  address.catch(() => undefined);

  return { process: child, said: () => text, address, exit };
}
