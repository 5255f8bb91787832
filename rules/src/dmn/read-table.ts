import type { DecisionRow, DecisionTableDefinition, FactType, HitPolicyCode } from '../decisions/definition.js';
import type { Finding } from '../outcome.js';
import type { Value } from '../values.js';
import { type DmnElement, elementOf, elementsOf, textOf, typeOf } from './dmn-element.js';
import { type Model, outputName } from './model.js';
import { renamed } from './names.js';
import { outside } from './outside.js';
import type { Base, ReadDecision } from './read-decision.js';
import { constantOf, constantsOf } from './read-types.js';

const policies: Readonly<Record<string, HitPolicyCode>> = {
  UNIQUE: 'U',
  FIRST: 'F',
  PRIORITY: 'P',
  ANY: 'A',
  'RULE ORDER': 'R',
  'OUTPUT ORDER': 'O',
  'COLLECT ': 'C',
  'COLLECT SUM': 'C+',
  'COLLECT MIN': 'C<',
  'COLLECT MAX': 'C>',
  'COLLECT COUNT': 'C#',
};

/** A decision table. Where no row fits and nothing is stated, DMN gives null: that becomes a default row, and is told. */
export function readTable(table: DmnElement, base: Base, model: Model): ReadDecision | Finding {
  const policy = textOf(table, 'hitPolicy') ?? 'UNIQUE';
  const hitPolicy = policies[policy === 'COLLECT' ? `COLLECT ${textOf(table, 'aggregation') ?? ''}` : policy];
  if (!hitPolicy) return outside(base.title, policy);
  const columns = elementsOf(table, 'output');
  const odd = elementsOf(table, 'rule')
    .flatMap((rule) => elementsOf(rule, 'outputEntry'))
    .find((entry) => typeOf(entry) !== 'literalExpression');
  if (odd) return outside(base.title, typeOf(odd));

  const annotations = elementsOf(table, 'annotation').map((one) => textOf(one, 'name') ?? '');
  const definition: DecisionTableDefinition = {
    ...base,
    kind: 'decision-table',
    hitPolicy,
    inputs: elementsOf(table, 'input').map((input, index) => inputOf(input, index, model)),
    outputs: columns.map((column) => outputOf(column, columns.length, base, table, model)),
    rows: elementsOf(table, 'rule').map((rule, index) => rowOf(rule, index, { columns, annotations, model })),
  };
  return withDefault(definition, columns, model);
}

function inputOf(input: DmnElement, index: number, { names }: Model): DecisionTableDefinition['inputs'][number] {
  const text = textOf(elementOf(input, 'inputExpression'), 'text') ?? '';

  return { id: inputName(textOf(input, 'id'), index), title: textOf(input, 'label') ?? text, expr: renamed(text, names) };
}

function inputName(id: string | undefined, index: number): string {
  return id?.startsWith('in_') ? id.slice(3) : `input_${index + 1}`;
}

function outputOf(column: DmnElement, count: number, base: Base, table: DmnElement, { declare }: Model): DecisionTableDefinition['outputs'][number] {
  const title = textOf(column, 'label') ?? textOf(column, 'name') ?? base.title;
  const typeRef = textOf(column, 'typeRef') ?? (count === 1 ? textOf(table, 'typeRef') : undefined);
  const values = constantsOf(textOf(elementOf(column, 'outputValues'), 'text'));

  return { id: outputName(column), title, type: typeRef === undefined ? inferred(column, table) : declare(typeRef, title).type, ...(values ? { values } : {}) };
}

/** What a model leaves open is what all rows give. */
function inferred(column: DmnElement, table: DmnElement): FactType {
  const at = elementsOf(table, 'output').indexOf(column);
  const given = elementsOf(table, 'rule').map((rule) => constantOf(textOf(elementsOf(rule, 'outputEntry')[at], 'text') ?? ''));
  const [kind] = new Set(given.map((value) => typeof value));

  return (kind === 'string' || kind === 'number' || kind === 'boolean') && given.every((value) => typeof value === kind) ? kind : 'object';
}

interface Columns {
  readonly columns: readonly DmnElement[];
  readonly annotations: readonly string[];
  readonly model: Model;
}

function rowOf(rule: DmnElement, index: number, { columns, annotations, model }: Columns): DecisionRow {
  const when = elementsOf(rule, 'inputEntry').map((entry) => renamed(textOf(entry, 'text') ?? '-', model.names));
  const entries = elementsOf(rule, 'outputEntry');
  const then = Object.fromEntries(columns.map((column, at) => [outputName(column), givenBy(textOf(entries[at], 'text'), model)]));
  const notes = elementsOf(rule, 'annotationEntry').map((entry) => textOf(entry, 'text'));
  const note = notes[annotations.indexOf('note')] ?? textOf(rule, 'description');
  const law = /^《(.+?)》(.*)$/.exec(notes[annotations.indexOf('basis')] ?? '');
  const id = textOf(rule, 'id');
  const basis = law?.[1] === undefined ? {} : { basis: { law: law[1], ...(law[2] ? { article: law[2] } : {}) } };

  return { id: id?.startsWith('row_') ? id.slice(4) : `R${index + 1}`, when, then, ...(note === undefined ? {} : { note }), ...basis };
}

function givenBy(text: string | undefined, { names }: Model): Value | { readonly expr: string } {
  if (text === undefined || text === 'null') return null;

  return constantOf(text) ?? { expr: renamed(text, names) };
}

function withDefault(definition: DecisionTableDefinition, columns: readonly DmnElement[], model: Model): ReadDecision {
  const stated = columns.map((column) => givenBy(textOf(elementOf(column, 'defaultOutputEntry'), 'text'), model));
  const constants = stated.map((value) => (typeof value === 'object' && value !== null ? undefined : value)).filter((value) => value !== undefined);
  if (constants.length < stated.length) return { definition, findings: [computedDefault(definition.title)] };
  const defaultRow = Object.fromEntries(columns.map((column, index) => [outputName(column), constants[index] ?? null]));
  if (constants.some((value) => value !== null)) return { definition: { ...definition, defaultRow }, findings: [] };
  if (!single.includes(definition.hitPolicy)) return { definition, findings: [] };

  return { definition: { ...definition, defaultRow }, findings: [nullDefault(definition.title)] };
}

const single: readonly HitPolicyCode[] = ['U', 'F', 'P', 'A', 'C<', 'C>'];

function nullDefault(title: string): Finding {
  return {
    severity: 'warning',
    code: 'DMN_NULL_DEFAULT',
    place: `<decision name="${title}">`,
    message: {
      zh: `决策表“${title}”没有写明无行适用时的结果，按 DMN 的规定为空；请确认，或删去默认结果使其成为错误。`,
      en: `The table "${title}" does not say what stands where no row fits; as DMN has it, that is null. Confirm it, or remove the default so that it is an error.`,
    },
  };
}

function computedDefault(title: string): Finding {
  return {
    severity: 'warning',
    code: 'DMN_DEFAULT_LOST',
    place: `<decision name="${title}">`,
    message: { zh: `决策表“${title}”的默认结果是计算式，未能导入。`, en: `The default of the table "${title}" is computed and was not imported.` },
  };
}
