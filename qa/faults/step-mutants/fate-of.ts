import { spawn } from 'node:child_process';

/** What the tests of the step say to one change. A suite that does not come to its end has noticed too: something spins. */
export function fateOf(suite: string, mutant: number, patience = 60_000): Promise<'noticed' | 'alive'> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', '--max-old-space-size=512', suite], {
      env: { ...process.env, MUTANT: String(mutant), NODE_OPTIONS: '' },
      stdio: 'ignore',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? 'alive' : 'noticed');
    });
  });
}
