import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

/** The root of the repository. */
export const root = new URL('..', import.meta.url).pathname;

export interface SourceFile {
  /** Path from the root, with `/`. */
  readonly path: string;
  readonly workspace: string;
  readonly imports: readonly Import[];
  readonly text: string;
}

export interface Import {
  readonly from: string;
  /** True when nothing of it remains at run time (`import type`). */
  readonly typeOnly: boolean;
}

/** Every TypeScript file that git tracks or would track, with what it imports. */
export function sourceFiles(): SourceFile[] {
  return listed()
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map(read);
}

function listed(): string[] {
  const shown = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], { cwd: root, encoding: 'utf8' });
  const gone = new Set(execFileSync('git', ['ls-files', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\n'));
  return shown.split('\n').filter((path) => path && !gone.has(path));
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, workspace: path.split('/')[0] ?? '', imports: importsOf(text, path.endsWith('x')), text };
}

function importsOf(text: string, tsx: boolean): Import[] {
  const found: Import[] = [];
  const program = parseSync(text, { syntax: 'typescript', tsx, target: 'es2022' });
  visit(program, (node) => {
    if (node.type === 'ImportDeclaration') found.push({ from: sourceOf(node), typeOnly: node.typeOnly === true });
    if (node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source))
      found.push({ from: sourceOf(node), typeOnly: node.typeOnly === true });
    if (node.type === 'CallExpression' && isImportCall(node)) found.push({ from: firstArgument(node), typeOnly: false });
    if (node.type === 'TsImportType') found.push({ from: textOf(node.argument), typeOnly: true });
  });
  return found.filter(({ from }) => from !== '');
}

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

function visit(value: unknown, seen: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, seen);
  if (!isRecord(value)) return;

  if (typeof value.type === 'string') seen({ ...value, type: value.type });
  for (const child of Object.values(value)) if (typeof child === 'object') visit(child, seen);
}

const sourceOf = (node: Node) => textOf(node.source);
const isImportCall = (node: Node) => isRecord(node.callee) && node.callee.type === 'Import';
const textOf = (value: unknown) => (isRecord(value) && typeof value.value === 'string' ? value.value : '');

function firstArgument(node: Node): string {
  const first: unknown = Array.isArray(node.arguments) ? node.arguments[0] : undefined;
  return isRecord(first) ? textOf(first.expression) : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
