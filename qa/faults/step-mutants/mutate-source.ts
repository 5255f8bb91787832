import { parseSync } from 'vite';

/** A place of the step's text that can be changed while it runs: `active` chooses which change is made, if any. */
export interface StepMutant {
  readonly id: number;
  /** What was changed, and where it stands: the same as long as the line stays as it is. */
  readonly name: string;
}

/** Where a running suite says whether a change is made. */
export const active = 'globalThis.__mutant';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

const opposites: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '&&': '||',
  '||': '&&',
  '??': '&&',
};

/** Methods whose other half is a different answer; without a call only what it was called on is left. */
const methods: Readonly<Record<string, string>> = { some: 'every', every: 'some', filter: '', slice: '', sort: '' };

/** Puts every change of one file into it at once, each behind its number. */
export function mutateSource(code: string, file: string, firstId: number): { readonly code: string; readonly mutants: readonly StepMutant[] } {
  return new Mutation(code, file, firstId).all();
}

class Mutation {
  private readonly mutants: StepMutant[] = [];
  private readonly names = new Map<string, number>();

  constructor(
    private readonly code: string,
    private readonly file: string,
    private readonly firstId: number,
  ) {}

  all(): { code: string; mutants: readonly StepMutant[] } {
    const { program, errors } = parseSync(this.file, this.code);
    if (errors.length > 0) throw new Error(`${this.file} cannot be read`);
    return { code: this.text({ ...program }), mutants: this.mutants };
  }

  /** The text of a node with the changes of everything inside it. */
  private text(node: Node): string {
    const own = this.inside(node);
    return changesOf(node, (part) => this.code.slice(part.start, part.end)).reduceRight((rest, to) => {
      const id = this.add(node, to);
      return `(${active}(${id}) ? (${to}) : (${rest}))`;
    }, own);
  }

  private inside(node: Node): string {
    let [text, at] = ['', node.start];
    for (const part of partsOf(node)) {
      text += this.code.slice(at, part.start) + this.text(part);
      at = part.end;
    }
    return text + this.code.slice(at, node.end);
  }

  private add({ start, end }: Node, to: string): number {
    const id = this.firstId + this.mutants.length;
    const change = `${this.code.slice(start, end)} → ${to}`.replace(/\s+/g, ' ').slice(0, 160);
    const line = (this.code.slice(this.code.lastIndexOf('\n', start) + 1).split('\n')[0] ?? '').trim().slice(0, 100);
    const name = `${this.file}: ${change} in “${line}”`;
    const count = (this.names.get(name) ?? 0) + 1;
    this.names.set(name, count);
    this.mutants.push({ id, name: count > 1 ? `${name} (${count})` : name });
    return id;
  }
}

/** What a node could say instead. */
function changesOf(node: Node, textOf: (node: Node) => string): readonly string[] {
  const { type, operator } = node;
  const part = (name: string) => textOf(asNode(node[name]));
  if (type === 'BinaryExpression' || type === 'LogicalExpression') {
    const other = opposites[String(operator)];
    return other ? [`(${part('left')}) ${other} (${part('right')})`] : [];
  }
  if (type === 'UnaryExpression' && operator === '!') return [part('argument')];
  if (type === 'CallExpression' && node.told === true) return ['undefined'];
  if (type === 'CallExpression') return otherCalls(node, textOf);
  if (type === 'ConditionalExpression') return [part('consequent'), part('alternate')];
  if (node.asked === true) return ['true', 'false'];
  return [];
}

function otherCalls(node: Node, textOf: (node: Node) => string): readonly string[] {
  const callee = asNode(node.callee);
  if (callee.type !== 'MemberExpression') return [];
  const [name, of] = [textOf(asNode(callee.property)), textOf(asNode(callee.object))];
  if (!Object.hasOwn(methods, name)) return [];

  const other = methods[name];
  return [other ? `${of}.${other}${textOf(node).slice(asNode(callee).end - node.start)}` : of];
}

/** The parts of a node in their order, types left out; a test of an `if` and a call whose answer nobody hears are marked. */
function partsOf(node: Node): readonly Node[] {
  const parts = Object.entries(node).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).flatMap((one) => marked(node, name, one)));
  return parts.filter(({ type }) => !type.startsWith('TS') || keepsValue.has(type)).sort((a, b) => a.start - b.start);
}

const keepsValue = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression']);

function marked(parent: Node, name: string, one: unknown): readonly Node[] {
  if (!isNode(one) || (name === 'callee' && one.type === 'Super')) return [];
  const shorthand = parent.type === 'Property' && parent.shorthand === true && name === 'key';
  if (shorthand || ['ImportDeclaration', 'ExportSpecifier'].includes(parent.type)) return [];
  const asked = parent.type === 'IfStatement' && name === 'test' && !['BinaryExpression', 'LogicalExpression', 'UnaryExpression'].includes(one.type);
  const told = parent.type === 'ExpressionStatement' && one.type === 'CallExpression' && asNode(one.callee).type !== 'Super';
  return [{ ...one, ...(asked && { asked }), ...(told && { told }) }];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value && typeof value.type === 'string';
}

function asNode(value: unknown): Node {
  if (!isNode(value)) throw new Error('A part of the syntax is missing');
  return value;
}
