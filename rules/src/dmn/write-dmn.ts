import { DmnModdle } from 'dmn-moddle';
import type { DecisionRow, DecisionTableDefinition, FactDeclaration, HitPolicyCode } from '../decisions/definition.js';
import { isExpression } from '../decisions/read-base.js';
import type { Finding } from '../outcome.js';
import type { Value } from '../values.js';

const moddle = new DmnModdle();

/** The file, and what of our tables DMN has no place for. */
export interface DmnExport {
  readonly xml: string;
  readonly findings: readonly Finding[];
}

/** Writes decision tables as DMN 1.3: notes and legal bases become annotations of the rules; labels in English are lost, and told. */
export async function writeDmn(name: string, tables: readonly DecisionTableDefinition[]): Promise<DmnExport> {
  const facts = new Map(tables.flatMap((table) => Object.entries(table.facts).filter(([id]) => !tables.some((other) => other.id === id))));
  if (tables.some(readsParameters)) facts.set('params', { title: '参数', type: 'object' });
  const definitions = moddle.create('dmn:Definitions', {
    id: `dmn_${name}`,
    name,
    namespace: 'urn:onething:decisions',
    drgElement: [...[...facts].map(([id, fact]) => inputData(id, fact)), ...tables.map((table) => decision(table, [...facts.keys()]))],
  });
  const { xml } = await moddle.toXML(definitions, { format: true });

  return { xml, findings: tables.flatMap(lostOf) };
}

function readsParameters({ inputs, rows }: DecisionTableDefinition): boolean {
  return /\bparams\./.test(JSON.stringify([inputs, rows]));
}

function inputData(id: string, { title, type }: FactDeclaration) {
  const typeRef = typeRefs[type];
  const variable = moddle.create('dmn:InformationItem', { id: `var_${id}`, name: id, ...(typeRef ? { typeRef } : {}) });

  return moddle.create('dmn:InputData', { id: `fact_${id}`, name: id, label: title, variable });
}

const typeRefs: Readonly<Partial<Record<FactDeclaration['type'], string>>> = {
  string: 'string',
  number: 'number',
  money: 'number',
  boolean: 'boolean',
  date: 'date',
};

function decision(table: DecisionTableDefinition, facts: readonly string[]) {
  const reference = (href: string) => moddle.create('dmn:DMNElementReference', { href });
  const read = facts.filter((id) => Object.hasOwn(table.facts, id) || (id === 'params' && readsParameters(table)));
  const requirements = [
    ...read.map((id) => ({ id: `needs_${table.id}_${id}`, requiredInput: reference(`#fact_${id}`) })),
    ...(table.requires ?? []).map((id) => ({ id: `needs_${table.id}_${id}`, requiredDecision: reference(`#decision_${id}`) })),
  ];
  return moddle.create('dmn:Decision', {
    id: `decision_${table.id}`,
    name: table.id,
    label: table.title,
    variable: moddle.create('dmn:InformationItem', { id: `result_${table.id}`, name: table.id }),
    informationRequirement: requirements.map((requirement) => moddle.create('dmn:InformationRequirement', requirement)),
    decisionLogic: decisionTable(table),
  });
}

const policies: Readonly<Record<HitPolicyCode, { readonly hitPolicy: string; readonly aggregation?: string }>> = {
  U: { hitPolicy: 'UNIQUE' },
  F: { hitPolicy: 'FIRST' },
  P: { hitPolicy: 'PRIORITY' },
  A: { hitPolicy: 'ANY' },
  R: { hitPolicy: 'RULE ORDER' },
  O: { hitPolicy: 'OUTPUT ORDER' },
  C: { hitPolicy: 'COLLECT' },
  'C+': { hitPolicy: 'COLLECT', aggregation: 'SUM' },
  'C<': { hitPolicy: 'COLLECT', aggregation: 'MIN' },
  'C>': { hitPolicy: 'COLLECT', aggregation: 'MAX' },
  'C#': { hitPolicy: 'COLLECT', aggregation: 'COUNT' },
};

function decisionTable(table: DecisionTableDefinition) {
  const { id, inputs, outputs, rows, defaultRow, hitPolicy } = table;
  return moddle.create('dmn:DecisionTable', {
    id: `table_${id}`,
    ...policies[hitPolicy],
    annotation: ['note', 'basis'].map((name) => moddle.create('dmn:RuleAnnotationClause', { name })),
    input: inputs.map((input) =>
      moddle.create('dmn:InputClause', { id: `in_${input.id}`, label: input.title, inputExpression: text('dmn:LiteralExpression', input.expr) }),
    ),
    output: outputs.map((output) =>
      moddle.create('dmn:OutputClause', {
        id: `out_${id}_${output.id}`,
        name: output.id,
        label: output.title,
        ...(typeRefs[output.type] ? { typeRef: typeRefs[output.type] } : {}),
        ...(output.values ? { outputValues: text('dmn:UnaryTests', output.values.map(literal).join(', ')) } : {}),
        ...(defaultRow ? { defaultOutputEntry: text('dmn:LiteralExpression', literal(defaultRow[output.id] ?? null)) } : {}),
      }),
    ),
    rule: rows.map((row) => rule(row, outputs)),
  });
}

function rule({ id, when, then, note, basis }: DecisionRow, outputs: DecisionTableDefinition['outputs']) {
  const cited = basis ? `《${basis.law}》${basis.article ?? ''}` : '';
  return moddle.create('dmn:DecisionRule', {
    id: `row_${id}`,
    inputEntry: when.map((cell) => text('dmn:UnaryTests', cell)),
    outputEntry: outputs.map((output) => {
      const given = then[output.id] ?? null;
      return text('dmn:LiteralExpression', isExpression(given) ? given.expr : literal(given));
    }),
    annotationEntry: [note ?? '', cited].map((annotation) => text('dmn:RuleAnnotation', annotation)),
  });
}

function text(type: string, content: string) {
  return moddle.create(type, { text: content });
}

/** JSON's literals are FEEL's, but for the names of an object. */
function literal(value: Value): string {
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value)
      ? `[${value.map(literal).join(', ')}]`
      : `{${Object.entries(value)
          .map(([name, part]) => `${name}: ${literal(part)}`)
          .join(', ')}}`;

  return JSON.stringify(value);
}

function lostOf({ id, title, titleEn, inputs, outputs, rows }: DecisionTableDefinition): readonly Finding[] {
  const english = [titleEn, ...inputs.map((input) => input.titleEn), ...outputs.map((output) => output.titleEn), ...rows.map((row) => row.noteEn)].some(
    (one) => one !== undefined,
  );
  const labels = [...inputs, ...outputs].some((column) => column.labels !== undefined);
  if (!english && !labels) return [];

  return [
    {
      severity: 'warning',
      code: 'DMN_LOST',
      place: `decisions/${id}.json`,
      message: {
        zh: `决策表“${title}”的英文名称和代码的显示文字在 DMN 中没有位置，未导出。`,
        en: `The English titles and the words for codes of "${titleEn ?? id}" have no place in DMN and were not exported.`,
      },
    },
  ];
}
