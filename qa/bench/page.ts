import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isReached, type KeptFigure, keptFigures, rounded } from './figure.js';

/** Writes docs/benchmarks.md out of what the last runs on this machine have measured. */
const figures = keptFigures();
const missed = figures.filter((figure) => !isReached(figure));
const machine = `${os.cpus()[0]?.model.trim()}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}, Node ${process.versions.node}`;
const text = `# 性能数据 Benchmarks

每个数都和同一次运行里测到的另一个数相比；机器忙时数值会变差，比值也会变差。没有达到的目标同样写在这里。
Every figure is told beside something measured in the same run. A busy machine makes figures worse, ratios too. Goals that were not reached stand here as well.

- 命令 Command: \`npm run bench -- <program>\`, then \`npm run bench -- page\` writes this page
- 机器 Machine: ${machine}
- ${figures.length} 项，未达到 ${missed.length} 项。 ${figures.length} figures, ${missed.length} not reached.

${programs().map(section).join('\n')}`;
writeFileSync(path.resolve('docs/benchmarks.md'), text);

function programs(): string[] {
  return [...new Set(figures.map(({ program }) => program))];
}

function section(program: string): string {
  const own = figures.filter((figure) => figure.program === program);
  const rows = own.map(row).join('\n');
  const [{ at = '', load } = {}] = own;
  const when = `${at.slice(0, 16).replace('T', ' ')} UTC，负载 load average ${load === undefined ? 'not noted' : `${load.toFixed(1)} / ${os.cpus().length} cores`}`;
  return `## ${program}\n\n${when}\n\n| figure | value | goal | | against |\n| --- | --- | --- | --- | --- |\n${rows}\n`;
}

function row(figure: KeptFigure): string {
  const { name, value, unit, goal, better, against } = figure;
  const sign = better === 'higher' ? '≥' : '≤';
  const wished = goal === 0 && better === 'higher' ? '–' : `${sign} ${goal}`;
  return `| ${cell(name)} | ${rounded(value)} ${unit} | ${wished} | ${isReached(figure) ? '✓' : 'not reached'} | ${cell(against)} |`;
}

function cell(words: string): string {
  return words.replaceAll('|', '\\|');
}
