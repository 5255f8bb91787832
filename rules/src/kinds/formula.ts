import type { FactDeclaration, FormulaDefinition } from '../decisions/definition.js';
import type { Evaluation, ExplainedRow } from '../decisions/evaluation.js';
import { decided, decidedLazily, describeBases, describeMissing, explain, notDecidable, undecided } from '../decisions/explain.js';
import { baseShape, basisReader, factTypeReader } from '../decisions/read-base.js';
import { checkExpression } from '../expressions/check-expression.js';
import { type CompiledExpression, compileExpression } from '../expressions/compile-expression.js';
import { typeOfFactType } from '../expressions/type.js';
import { type Dictionary, titleOf } from '../facts/dictionary.js';
import { parsePath } from '../facts/fact-path.js';
import { readThroughLists } from '../facts/read-through-lists.js';
import { describeValue } from '../messages/describe-value.js';
import { listed, same } from '../messages/join.js';
import { done, type Finding, type Outcome, type Problem, refused } from '../outcome.js';
import { list, name, object, oneOf, optional, text } from '../reading/read.js';
import type { Facts, Message, Value } from '../values.js';
import type { CompiledKind, DecisionKind } from './kind.js';

type Line = FormulaDefinition['outputs'][number];

/** Named expressions, evaluated top-down; a later one may read an earlier one. */
export const formula: DecisionKind<FormulaDefinition> = {
  kind: 'formula',
  title: { zh: '公式', en: 'formula' },
  read: object<FormulaDefinition>({
    ...baseShape,
    kind: oneOf('formula'),
    outputs: list(
      object<Line>({ id: name(), title: text(100), titleEn: optional(text(200)), type: factTypeReader, expr: text(), basis: optional(basisReader) }),
      500,
      1,
    ),
  }),
  outputs: ({ outputs }) => declared(outputs),
  check,
  compile,
};

function check(definition: FormulaDefinition, dictionary: Dictionary): readonly Finding[] {
  const known: Record<string, FactDeclaration> = { ...dictionary };
  const findings: Finding[] = [];
  for (const [index, line] of definition.outputs.entries()) {
    const place = `/outputs/${index}`;
    if (Object.hasOwn(known, line.id)) findings.push(nameTaken(line, place));
    findings.push(...checkExpression(line.expr, known, `${place}/expr`, typeOfFactType(line.type)));
    known[line.id] = line.titleEn === undefined ? { title: line.title, type: line.type } : { title: line.title, titleEn: line.titleEn, type: line.type };
  }
  return findings;
}

function nameTaken({ id }: Line, place: string): Finding {
  return {
    severity: 'error',
    code: 'NAME_TAKEN',
    place: `${place}/id`,
    message: { zh: `名称“${id}”已经用作事实或前面的结果，请换一个。`, en: `The name "${id}" is already a fact or an earlier line; choose another.` },
  };
}

interface CompiledLine {
  readonly line: Line;
  readonly expression: CompiledExpression;
}

function compile(definition: FormulaDefinition): Outcome<CompiledKind> {
  const lines: CompiledLine[] = [];
  const problems: Problem[] = [];
  for (const [index, line] of definition.outputs.entries()) {
    const expression = compileExpression(line.expr);
    if (expression.ok) lines.push({ line, expression: expression.value });
    else problems.push({ code: expression.code, place: `/outputs/${index}/expr`, message: expression.message });
  }
  if (problems.length > 0)
    return refused(
      'DECISION_INVALID',
      { zh: `公式“${definition.title}”中有写错的表达式。`, en: `The formula "${definition.titleEn ?? definition.id}" has expressions that cannot be read.` },
      problems,
    );
  const own = new Set(definition.outputs.map((line) => line.id));
  const facts = [...new Set(lines.flatMap(({ expression }) => expression.facts))].filter((fact) => !own.has(fact.split('.')[0] ?? ''));

  return done({ facts, evaluate: (given) => evaluateFast(definition, lines, facts, given) });
}

/** Where every line has a value the reasons are gathered only when they are read. */
function evaluateFast(definition: FormulaDefinition, lines: readonly CompiledLine[], read: readonly string[], facts: Facts): Evaluation {
  const known: Record<string, Value> = { ...facts };
  const output: Record<string, Value> = {};
  for (const { line, expression } of lines) {
    const result = expression.evaluate(known);
    if (result.status !== 'value') return evaluate(definition, lines, read, facts);
    known[line.id] = result.value;
    output[line.id] = result.value;
  }
  return decidedLazily(output, () => evaluate(definition, lines, read, facts).explanation);
}

function evaluate(definition: FormulaDefinition, lines: readonly CompiledLine[], read: readonly string[], facts: Facts): Evaluation {
  const known: Record<string, Value> = { ...facts };
  const output: Record<string, Value> = {};
  const sentences: Message[] = [];
  const rows: ExplainedRow[] = [];
  const dictionary = withLines(definition);
  const tell = (more: readonly Message[]) => explain(definition, facts, { sentences: [...sentences, ...more], read, rows, basis: basesOf(definition, rows) });
  for (const { line, expression } of lines) {
    const result = expression.evaluate(known);
    if (result.status === 'failed') {
      const message = lineFailed(line, result.message);
      return notDecidable('EXPRESSION_FAILED', message, tell([message]), result.code);
    }
    if (result.status === 'unknown') {
      rows.push({ id: line.id, result: 'unknown' });
      return undecided(result.missing, tell([describeMissing(result.missing, dictionary)]));
    }
    rows.push({ id: line.id, result: 'taken' });
    known[line.id] = result.value;
    output[line.id] = result.value;
    sentences.push(lineTold(line, expression, result.value, known, dictionary));
  }
  return decided(output, tell([]));
}

function withLines({ facts, outputs }: FormulaDefinition): Dictionary {
  return {
    ...facts,
    ...declared(outputs),
  };
}

function declared(lines: readonly Line[]): Dictionary {
  return Object.fromEntries(lines.map(({ id, title, titleEn, type }) => [id, titleEn === undefined ? { title, type } : { title, titleEn, type }]));
}

function basesOf({ basis = [], outputs }: FormulaDefinition, rows: readonly ExplainedRow[]) {
  return [...basis, ...outputs.flatMap((line) => (line.basis && rows.some((row) => row.id === line.id && row.result === 'taken') ? [line.basis] : []))];
}

/** `补助金额为 300：按 days * rate 计算，其中天数为 3、标准为 100；依据《…》第3条。` */
function lineTold({ title, titleEn, id, expr, basis }: Line, { facts: read }: CompiledExpression, value: Value, facts: Facts, dictionary: Dictionary): Message {
  const result = describeValue(value);
  const used = listed(read.map((name) => usedFact(name, facts, dictionary)));
  const based = describeBases(basis ? [basis] : []);
  const where = read.length > 0 ? { zh: `，其中${used.zh}`, en: `, where ${used.en}` } : same('');

  return {
    zh: `${title}为 ${result.zh}：按 ${expr} 计算${where.zh}${based.zh}。`,
    en: `${titleEn ?? id} is ${result.en}: computed as ${expr}${where.en}${based.en}.`,
  };
}

function usedFact(name: string, facts: Facts, dictionary: Dictionary): Message {
  const path = parsePath(name) ?? [name];
  const [title, value] = [titleOf(dictionary, path), describeValue(readThroughLists(facts, path))];

  return { zh: `${title.zh}为 ${value.zh}`, en: `${title.en} is ${value.en}` };
}

function lineFailed({ title, titleEn, id }: Line, reason: Message): Message {
  return { zh: `“${title}”无法计算：${reason.zh}。`, en: `"${titleEn ?? id}" cannot be computed: ${reason.en}.` };
}
