import type { FactDeclaration } from '../decisions/definition.js';
import { checkTypes } from '../expressions/check-expression.js';
import { parseExpression } from '../expressions/parse-expression.js';
import { any, describeType, fits, listOf, type Type, typeOfDeclaration, typeOfValue } from '../expressions/type.js';
import { type Dictionary, declarationOf } from '../facts/dictionary.js';
import { isList } from '../facts/fact-path.js';
import { parameterUnknown } from '../facts/parameter-unknown.js';
import type { Finding } from '../outcome.js';
import type { Message, Value } from '../values.js';
import type { Comparison, Condition } from './condition.js';
import { conditionLimits } from './condition-limits.js';
import { nameOf, pathOf } from './evaluate-condition.js';
import { isAll, isAny, isExpressionReference, isFactReference, isNot } from './kind-of-condition.js';
import { operators } from './operators.js';

/** What can be known of a condition before it is asked: limits, plain paths, declared facts, fitting types, possible values. */
export function checkCondition(condition: Condition, dictionary: Dictionary, place: string): readonly Finding[] {
  return checkAt(condition, dictionary, place, 1);
}

function checkAt(condition: Condition, dictionary: Dictionary, place: string, depth: number): readonly Finding[] {
  if (depth > conditionLimits.depth)
    return [
      error('CONDITION_TOO_DEEP', place, {
        zh: `条件嵌套超过 ${conditionLimits.depth} 层，请简化。`,
        en: `The condition is nested deeper than ${conditionLimits.depth} levels; simplify it.`,
      }),
    ];
  if (isAny(condition)) return checkGroup('any', condition.any, dictionary, place, depth);
  if (isAll(condition)) return checkGroup('all', condition.all, dictionary, place, depth);
  if (isNot(condition)) return checkAt(condition.not, dictionary, `${place}/not`, depth + 1);

  return checkComparison(condition, dictionary, place);
}

function checkGroup(kind: 'all' | 'any', conditions: readonly Condition[], dictionary: Dictionary, place: string, depth: number): readonly Finding[] {
  if (conditions.length === 0)
    return [error('CONDITION_EMPTY', `${place}/${kind}`, { zh: '条件组是空的，请至少添加一个条件。', en: 'The group has no condition; add one.' })];

  return conditions.flatMap((part, index) => checkAt(part, dictionary, `${place}/${kind}/${index}`, depth + 1));
}

interface Side {
  readonly type: Type;
  readonly declaration?: FactDeclaration;
  readonly findings: readonly Finding[];
}

function checkComparison(comparison: Comparison, dictionary: Dictionary, place: string): readonly Finding[] {
  const left = factSide(comparison.fact, comparison.path, dictionary, place);
  const right = rightSide(comparison.value, dictionary, `${place}/value`);
  const found = [...left.findings, ...right.findings];
  if (found.length > 0) return found;

  return [...checkFit(comparison, left, right, place), ...checkPossible(comparison, left, place)];
}

function factSide(fact: string, path: string | undefined, dictionary: Dictionary, place: string): Side {
  const name = nameOf(fact, path);
  const steps = pathOf(fact, path);
  if (!steps)
    return {
      type: any,
      findings: [
        error('PATH_REFUSED', place, {
          zh: `路径“${name.slice(0, 80)}”不被接受：只能写成 a.b.c 这样的字段路径。`,
          en: `The path "${name.slice(0, 80)}" is refused: only field paths such as a.b.c are allowed.`,
        }),
      ],
    };
  const found = declarationOf(dictionary, steps);
  if (found.is === 'declared') return { type: typeOfDeclaration(found.declaration), declaration: found.declaration, findings: [] };
  if (found.is === 'open') return { type: any, findings: [] };

  if (steps[0] === 'params') return { type: any, findings: [error('PARAMETER_UNKNOWN', place, parameterUnknown(steps))] };

  return {
    type: any,
    findings: [
      error('FACT_UNKNOWN', place, { zh: `没有声明事实“${name}”，请先在事实表中添加。`, en: `The fact "${name}" is not declared; add it to the facts first.` }),
    ],
  };
}

function rightSide(value: Comparison['value'], dictionary: Dictionary, place: string): Side {
  if (isFactReference(value)) return factSide(value.fact, value.path, dictionary, place);
  if (!isExpressionReference(value)) return { type: typeOfValue(value), findings: [] };
  const expression = parseExpression(value.expr);
  if (!expression.ok) return { type: any, findings: [error(expression.code, place, expression.message)] };

  return checkTypes(expression.value, dictionary, place);
}

function checkFit({ fact, path, operator }: Comparison, left: Side, right: Side, place: string): readonly Finding[] {
  const { compares, title } = operators[operator];
  const name = left.declaration?.title ?? nameOf(fact, path);
  const fitting =
    compares === 'member'
      ? fits(right.type, listOf(left.type))
      : compares === 'holds'
        ? fits(left.type, listOf(right.type))
        : isNull(right.type) || fits(left.type, right.type);
  const ordered = compares !== 'ordered' || [left.type, right.type].every(hasOrder);
  if (fitting && ordered) return [];
  const [given, wanted] = [describeType(left.type), describeType(right.type)];

  return [
    error('FACT_TYPE', place, {
      zh: `“${name}”是${given.zh}，不能用“${title.zh}”与${wanted.zh}比较。`,
      en: `"${left.declaration?.titleEn ?? nameOf(fact, path)}" is ${given.en}; it cannot be compared by "${title.en}" with ${wanted.en}.`,
    }),
  ];
}

function isNull(type: Type): boolean {
  return type.kind === 'null';
}

function hasOrder(type: Type): boolean {
  return type.kind === 'any' || type.kind === 'number' || type.kind === 'date' || type.kind === 'string';
}

/** A constant outside the code list can never be met. */
function checkPossible({ value }: Comparison, { declaration }: Side, place: string): readonly Finding[] {
  const allowed = declaration?.values;
  if (!allowed || isFactReference(value) || isExpressionReference(value)) return [];
  const constants: readonly Value[] = isList(value) ? value : [value];
  const impossible = constants.filter((constant) => constant !== null && !allowed.includes(constant));

  return impossible.map((constant) =>
    error('VALUE_IMPOSSIBLE', `${place}/value`, {
      zh: `“${declaration.title}”没有取值“${String(constant)}”，可选：${allowed.map(String).join('、')}。`,
      en: `"${declaration.titleEn ?? declaration.title}" never is "${String(constant)}"; possible: ${allowed.map(String).join(', ')}.`,
    }),
  );
}

function error(code: string, place: string, message: Message): Finding {
  return { severity: 'error', code, place, message };
}
