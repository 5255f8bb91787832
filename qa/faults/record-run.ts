import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One line of `qa/faults/last.json`. */
export interface FaultRun {
  /** Name in reliability.md: `T-kill`. */
  readonly test: string;
  readonly cycles: number;
  readonly faults: number;
  readonly violations: number;
  readonly seed: number;
  /** Acknowledged commands, where the test counts them. */
  readonly acknowledged?: number;
  /** What else was measured, by name. */
  readonly measured?: Readonly<Record<string, number>>;
}

const file = path.resolve('qa/faults/last.json');

/** Keeps what a test of the harness has done; a later run of the same test replaces it. */
export function recordRun(run: FaultRun): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const others = earlier().filter(({ test }) => test !== run.test);
  writeFileSync(file, `${JSON.stringify([...others, run], null, 2)}\n`);
}

function earlier(): readonly FaultRun[] {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}
