import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
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

/** A figure as it is kept: when it was measured, by which program, and how busy the machine was with everything (load average of a minute). */
export interface KeptFigure extends Figure {
  readonly at: string;
  readonly program: string;
  readonly load?: number;
}

const file = path.resolve('qa/bench/last.json');

/** Prints one line a figure and keeps it for `qa/bench/last.json`; a later run replaces figures of the same name. */
export function report(figures: readonly Figure[]): void {
  const names = new Set(figures.map(({ name }) => name));
  const measured = {
    at: new Date().toISOString(),
    load: os.loadavg()[0] ?? 0,
    program: [path.basename(process.argv[1] ?? '', '.ts'), ...process.argv.slice(2)].join(' '),
  };
  const kept = keptFigures().filter(({ name }) => !names.has(name));
  writeFileSync(file, `${JSON.stringify([...kept, ...figures.map((figure) => ({ ...figure, ...measured }))], null, 2)}\n`);
  for (const figure of figures) process.stdout.write(`${line(figure)}\n`);
}

/** The figures of the last runs, each program's newest. */
export function keptFigures(): KeptFigure[] {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

function line(figure: Figure): string {
  const { name, value, unit, goal, better, against } = figure;
  return `${name}: ${rounded(value)} ${unit} (goal ${better === 'higher' ? '≥' : '≤'} ${goal}, ${isReached(figure) ? 'reached' : 'not reached'}; ${against})`;
}

/** Whether the figure is what was wished. */
export function isReached({ value, goal, better }: Figure): boolean {
  return better === 'higher' ? value >= goal : value <= goal;
}

/** Three digits, as it is told. */
export function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** The value below which a share of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
