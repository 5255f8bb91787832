import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { root } from './root.mjs';

/** One line a figure: median and 90th percentile of the lines of files and of functions, tests left out; and how often `any` is said. */
export function medians() {
  const files = sources().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const measured = files.map(measure);
  const fileLines = files.map(({ text }) => text.split('\n').length - 1);
  const anys = measured.reduce((sum, { anys }) => sum + anys, 0);
  return [
    line('file', fileLines),
    line(
      'function',
      measured.flatMap(({ functions }) => functions),
    ),
    `any: ${anys}`,
  ];
}

function sources() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*/src/*.ts', '*/src/*.tsx'], { cwd: root, encoding: 'utf8' });
  return listed.split('\n').filter((path) => path && existsSync(join(root, path)) && !/\.test\.tsx?$|\.d\.ts$/.test(path));
}

function line(name, lengths) {
  const sorted = [...lengths].sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return `${name} lines: median ${at(0.5)}, p90 ${at(0.9)}, longest ${sorted.at(-1) ?? 0}, of ${sorted.length}`;
}

function measure({ path, text }) {
  const bytes = Buffer.from(text);
  const { span, body } = parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2022' });
  // Positions count bytes, and go on from file to file.
  const begin = span.start - leadingBytes(text);
  const found = { functions: [], anys: 0 };
  visit(body, (node) => {
    if (node.type === 'TsKeywordType' && node.kind === 'any') found.anys += 1;
    if (isFunction.test(node.type))
      found.functions.push(
        bytes
          .subarray(node.span.start - begin, node.span.end - begin)
          .toString()
          .split('\n').length,
      );
  });
  return found;
}

const isFunction = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ClassMethod|MethodProperty)$/;

/** A program's span begins at its first token, after leading comments. */
function leadingBytes(text) {
  const before = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)*/.exec(text)?.[0] ?? '';
  return Buffer.byteLength(before);
}

function visit(value, seen) {
  if (Array.isArray(value)) for (const item of value) visit(item, seen);
  else if (value && typeof value === 'object') {
    if (typeof value.type === 'string') seen(value);
    for (const child of Object.values(value)) visit(child, seen);
  }
}
