import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Replay, Story } from './story.js';

const limits = { milliseconds: 120_000, megabytes: 256 };

/** Asks bpmn-engine in a child process, once for all stories: empty environment, no network, no code from texts, bounded memory and time. */
export async function askBpmnEngine(stories: readonly Story[]): Promise<readonly Replay[]> {
  const child = spawn(process.execPath, [`--max-old-space-size=${limits.megabytes}`, '--no-warnings', ...program()], {
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: limits.milliseconds,
    killSignal: 'SIGKILL',
    cwd: installation,
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(stories));
  const [answer, complaint, code] = await Promise.all([text(child.stdout), text(child.stderr), new Promise((resolve) => child.on('close', resolve))]);
  if (code === 0) return JSON.parse(answer);

  const stuck = `bpmn-engine: ${
    complaint
      .trim()
      .split('\n')
      .find((line) => line.includes('Error')) ?? `exit ${code}`
  }`;
  return stories.map(() => ({ completed: {}, undecided: [], stuck }));
}

const installation = fileURLToPath(new URL('../../../..', import.meta.url));

/** The bundle where there is one, which starts faster; else the source. */
function program(): string[] {
  const bundled = `${installation}runtime-api/dist/bundle/player.js`;
  const own = fileURLToPath(import.meta.url);
  const inSource = existsSync(own) && own.endsWith('.ts');
  if (!inSource && existsSync(bundled)) return ['--disallow-code-generation-from-strings', bundled];

  return ['--import', 'tsx', '--conditions', 'onething-src', `${installation}engine/src/second-opinion/processes/player.ts`];
}
