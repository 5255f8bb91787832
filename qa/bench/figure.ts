import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One measured figure, always against something measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
  readonly better: 'higher' | 'lower';
  /** What it is compared with, in words. */
  readonly against: string;
}

const file = path.resolve('qa/bench/last.json');

/** Prints one line a figure and keeps it for `qa/bench/last.json`; a later run replaces figures of the same name. */
export function report(figures: readonly Figure[]): void {
  const names = new Set(figures.map(({ name }) => name));
  const kept = existsSync(file) ? earlier().filter(({ name }) => !names.has(name)) : [];
  writeFileSync(file, `${JSON.stringify([...kept, ...figures], null, 2)}\n`);
  for (const figure of figures) process.stdout.write(`${line(figure)}\n`);
}

function earlier(): Figure[] {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function line({ name, value, unit, goal, better, against }: Figure): string {
  const reached = better === 'higher' ? value >= goal : value <= goal;
  return `${name}: ${rounded(value)} ${unit} (goal ${better === 'higher' ? '≥' : '≤'} ${goal}, ${reached ? 'reached' : 'not reached'}; ${against})`;
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** The value below which a share of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
