import { parseExpression } from '../expressions/parse-expression.js';
import type { Outcome, Problem } from '../outcome.js';
import { isObject, list, object, oneOf, optional, type Reader, readAll, text, value, wrong } from '../reading/read.js';
import type { Comparison, Condition, ExpressionReference, FactReference, Operator } from './condition.js';
import { conditionLimits } from './condition-limits.js';
import { nameOf, pathOf } from './evaluate-condition.js';
import { operators } from './operators.js';

/** Reads a condition from untrusted JSON; everything that is wrong is told with its place. */
export function parseCondition(json: unknown): Outcome<Condition> {
  return readAll(conditionReader, json, 'CONDITION_INVALID', {
    zh: '条件的写法有误，请按提示修改。',
    en: 'The condition is not written correctly; see the problems.',
  });
}

/** For files that contain conditions. */
export const conditionReader: Reader<Condition> = (json, place, problems) => readCondition(json, place, problems, 1, { comparisons: 0 });

interface Counted {
  comparisons: number;
}

function readCondition(json: unknown, place: string, problems: Problem[], depth: number, counted: Counted): Condition | undefined {
  if (depth > conditionLimits.depth)
    return tooLarge(place, problems, `嵌套超过 ${conditionLimits.depth} 层`, `nested deeper than ${conditionLimits.depth} levels`);
  const inner: Reader<Condition> = (part, at, noted) => readCondition(part, at, noted, depth + 1, counted);
  if (has(json, 'any')) return object<{ any: readonly Condition[] }>({ any: list(inner, conditionLimits.comparisons, 1) })(json, place, problems);
  if (has(json, 'all')) return object<{ all: readonly Condition[] }>({ all: list(inner, conditionLimits.comparisons, 1) })(json, place, problems);
  if (has(json, 'not')) return object<{ not: Condition }>({ not: inner })(json, place, problems);
  counted.comparisons += 1;
  if (counted.comparisons > conditionLimits.comparisons)
    return tooLarge(place, problems, `超过 ${conditionLimits.comparisons} 个比较`, `has more than ${conditionLimits.comparisons} comparisons`);

  return readComparison(json, place, problems);
}

const operatorNames = Object.keys(operators).filter((name): name is Operator => Object.hasOwn(operators, name));

const readFields = object<Comparison>({ fact: text(200), path: optional(text(200)), operator: oneOf(...operatorNames), value: readRight });

function readComparison(json: unknown, place: string, problems: Problem[]): Comparison | undefined {
  const comparison = readFields(json, place, problems);
  if (comparison && typeof comparison.fact === 'string') checkPath(comparison, place, problems);

  return comparison;
}

function readRight(json: unknown, place: string, problems: Problem[]): Comparison['value'] | undefined {
  if (has(json, 'fact')) return readReference(json, place, problems);
  if (has(json, 'expr')) return readExpression(json, place, problems);

  return value(json, place, problems);
}

const readFactFields = object<FactReference>({ fact: text(200), path: optional(text(200)) });
const readExpressionFields = object<ExpressionReference>({ expr: text() });

function readReference(json: unknown, place: string, problems: Problem[]): FactReference | undefined {
  const reference = readFactFields(json, place, problems);
  if (reference && typeof reference.fact === 'string') checkPath(reference, place, problems);

  return reference;
}

function readExpression(json: unknown, place: string, problems: Problem[]): ExpressionReference | undefined {
  const reference = readExpressionFields(json, place, problems);
  const parsed = typeof reference?.expr === 'string' ? parseExpression(reference.expr) : undefined;
  if (parsed && !parsed.ok) problems.push({ code: parsed.code, place: `${place}/expr`, message: parsed.message });

  return reference;
}

function checkPath({ fact, path }: FactReference, place: string, problems: Problem[]): void {
  if (pathOf(fact, path)) return;
  const name = nameOf(fact, path).slice(0, 80);
  problems.push({
    code: 'PATH_REFUSED',
    place: place || '/',
    message: { zh: `路径“${name}”不被接受：只能写成 a.b.c 这样的字段路径。`, en: `The path "${name}" is refused: only field paths such as a.b.c are allowed.` },
  });
}

function has(json: unknown, key: string): boolean {
  return isObject(json) && Object.hasOwn(json, key);
}

function tooLarge(place: string, problems: Problem[], zh: string, en: string): undefined {
  return wrong(place, problems, { zh: `条件${zh}，请简化。`, en: `The condition is ${en}; simplify it.` });
}
