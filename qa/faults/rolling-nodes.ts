import { type ChildProcess, fork } from 'node:child_process';
import { bundled } from './bundled.js';

/** A server of production in a process of its own. */
export interface RollingNode {
  readonly port: number;
  /** Asks it to go and waits; its exit code and the milliseconds that it took. */
  stop(): Promise<{ readonly code: number | null; readonly took: number }>;
  kill(): void;
}

/** Starts a node over the database; it is there when it says that it is ready. */
export async function startRollingNode(url: string): Promise<RollingNode> {
  const child = fork(bundled('rolling-node'), { execArgv: ['--no-warnings'], env: environmentOf(url), stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const port = await portOf(child);
  await ready(port, child);

  return {
    port,
    async stop() {
      const [began, gone] = [performance.now(), new Promise<number | null>((resolve) => child.once('exit', resolve))];
      child.kill('SIGTERM');
      return { code: await gone, took: performance.now() - began };
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function environmentOf(url: string): NodeJS.ProcessEnv {
  const limits = { ONETHING_REQUESTS_PER_ACCOUNT: '10000000', ONETHING_REQUESTS_PER_ADDRESS: '10000000' };
  return { ...process.env, ...limits, DATABASE_URL: url, ONETHING_MODE: 'production', ONETHING_PASSWORD_LENGTH: '10', ONETHING_SECOND_OPINION: '0' };
}

/** Among the lines of the log the address stands alone. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-100_000);
      const port = /^http:\/\/[^:\s]+:(\d+)$/m.exec(said)?.[1];
      if (port) resolve(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`The node ended with ${code}: ${said.slice(-2000)}`)));
  });
}

async function ready(port: number, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error('The node does not become ready');
}
