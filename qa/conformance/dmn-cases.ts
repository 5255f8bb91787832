import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileGraph, type Decision, type Facts, type Value } from '@onething/rules';
import { type DmnImport, readDmn } from '@onething/rules/dmn';
import { parseDocument } from 'htmlparser2';

/** The DMN TCK's cases lie beside the repository under a licence of their own; they are read in place and never copied. */
const folder = join(dirname(fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')), 'shared', 'dmn-tck');

/** One question to one decision of one model. */
export interface DmnCase {
  readonly id: string;
  readonly model: string;
  readonly facts: Facts;
  readonly decision: string;
  /** `undefined` where the TCK wants an error. */
  readonly expected: Value | undefined;
}

/** Every case of every test file. */
export const dmnCases: readonly DmnCase[] = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /-test-\d+\.xml$/.test(file))
      .sort()
      .flatMap(casesIn)
  : [];

interface XmlNode {
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly XmlNode[];
}

function casesIn(file: string): readonly DmnCase[] {
  const document: XmlNode = parseDocument(readFileSync(join(folder, file), 'utf8'), { xmlMode: true });
  const root = inside(document, 'testCases')[0];
  const model = join(dirname(file), textIn(inside(root, 'modelName')[0]));
  return inside(root, 'testCase').flatMap((test) => {
    const facts = Object.fromEntries(inside(test, 'inputNode').map((node) => [plain(node.attribs?.name ?? ''), valueIn(node)]));
    return inside(test, 'resultNode').map((node): DmnCase => {
      const decision = node.attribs?.name ?? '';
      const wanted = inside(node, 'expected')[0];
      const failing = node.attribs?.errorResult === 'true';
      return {
        id: `${file.split('/')[1]} ${test.attribs?.id ?? ''} ${decision}`,
        model,
        facts,
        decision,
        expected: failing || !wanted ? undefined : valueIn(wanted),
      };
    });
  });
}

const models = new Map<string, Promise<DmnImport | undefined>>();

/** What our import and our closures make of a case, in the shape of the TCK. */
export async function answerTo({ model, decision, facts }: DmnCase): Promise<Value | undefined | { readonly outside: string }> {
  const imported = await (models.get(model) ?? models.set(model, importModel(model)).get(model));
  if (!imported) return { outside: 'the file cannot be read' };
  const id = imported.names.get(decision) ?? '';
  const definition = imported.decisions[id];
  if (!definition) return { outside: imported.findings.find(({ message }) => message.en.startsWith(`"${decision}"`))?.message.en ?? '' };
  const compiled = compileGraph(imported.decisions, id);
  return compiled.ok ? resultOf(compiled.value, facts) : { outside: compiled.message.en };
}

function resultOf(decision: Decision, facts: Facts): Value | undefined {
  const evaluation = decision.evaluate(facts);
  if (evaluation.status !== 'decided') return undefined;
  const names = Object.keys(evaluation.output);
  const [only, second] = names;

  return only !== undefined && second === undefined ? evaluation.output[only] : evaluation.output;
}

async function importModel(model: string): Promise<DmnImport | undefined> {
  const read = await readDmn(readFileSync(join(folder, model), 'utf8'));
  return read.ok ? read.value : undefined;
}

/** Equal up to the last digits of a number and to how names are written. */
export function isSame(a: Value | undefined, b: Value | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 1e-8;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (isRecord(a) && isRecord(b)) return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((name) => isSame(a[name], b[name]));

  return (a ?? null) === (b ?? null);
}

function isRecord(value: Value | undefined): value is { readonly [name: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueIn(node: XmlNode): Value {
  const components = inside(node, 'component');
  if (components.length > 0) return Object.fromEntries(components.map((part) => [plain(part.attribs?.name ?? ''), valueIn(part)]));
  const list = inside(node, 'list')[0];
  if (list) return inside(list, 'item').map(valueIn);
  const value = inside(node, 'value')[0];
  if (!value || value.attribs?.['xsi:nil'] === 'true') return null;
  const [type = '', text] = [value.attribs?.['xsi:type'] ?? '', textIn(value)];
  if (/decimal|double|integer|int$/.test(type)) return Number(text);

  return type.endsWith('boolean') ? text === 'true' : text;
}

function inside(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return (node?.children ?? []).filter((child) => child.name?.replace(/^\w+:/, '') === name);
}

function textIn(node: XmlNode | undefined): string {
  return (node?.children ?? []).map((child) => child.data ?? '').join('');
}

function plain(name: string): string {
  return name
    .trim()
    .replace(/[^\p{L}\p{N}_]+/gu, '_')
    .replace(/^(?=\p{N})/u, '_');
}
