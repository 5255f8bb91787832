import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const limits = { milliseconds: 120_000, megabytes: 256 };

/** What a child process wrote to its standard output, or its first complaint. */
export type ChildAnswer = { readonly status: 'answered'; readonly json: string } | { readonly status: 'broken'; readonly complaint: string };

/** Where a program stands: its bundle's name, and its source below the root of the installation. */
export interface ChildProgram {
  readonly bundle: string;
  readonly source: string;
}

/** Asks another engine in a child process: empty environment, no code from texts, bounded memory and time; the program closes the network. */
export async function askChild(program: ChildProgram, question: unknown): Promise<ChildAnswer> {
  const child = spawn(process.execPath, [`--max-old-space-size=${limits.megabytes}`, '--no-warnings', ...argumentsFor(program)], {
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: limits.milliseconds,
    killSignal: 'SIGKILL',
    cwd: installation,
  });
  giveWay(child.pid);
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(question));
  const [json, complaint, code] = await Promise.all([text(child.stdout), text(child.stderr), new Promise((resolve) => child.on('close', resolve))]);
  if (code === 0) return { status: 'answered', json };

  const line = complaint
    .trim()
    .split('\n')
    .find((words) => words.includes('Error'));
  return { status: 'broken', complaint: line ?? `exit ${code}` };
}

/** Cases come first: the other engine takes the processor time that is left. Where that is not allowed, it is as any other process. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or this system knows no priorities.
  }
}

const installation = fileURLToPath(new URL('../../..', import.meta.url));

/** The bundle where there is one, which starts faster; else the source. */
function argumentsFor({ bundle, source }: ChildProgram): string[] {
  const bundled = `${installation}runtime-api/dist/bundle/${bundle}.js`;
  const own = fileURLToPath(import.meta.url);
  const inSource = existsSync(own) && own.endsWith('.ts');
  if (!inSource && existsSync(bundled)) return ['--disallow-code-generation-from-strings', bundled];

  return ['--import', 'tsx', '--conditions', 'onething-src', `${installation}${source}`];
}
