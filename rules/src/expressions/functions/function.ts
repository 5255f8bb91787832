import { isCivilDate } from '../../clock/civil-date.js';
import { civilDateOf, readInstant } from '../../clock/instant.js';
import { isList } from '../../facts/fact-path.js';
import type { Message, Value } from '../../values.js';
import { type Computed, Failed, type Unknown } from '../computed.js';
import { type InnerValue, kindOf, kindTitles } from '../inner-value.js';
import { type ExactNumber, isNumber } from '../number.js';
import type { Run } from '../run.js';
import { describeType, type Type } from '../type.js';

/** One function of the expression language. Its examples are its documentation and its test. */
export interface ExpressionFunction {
  readonly name: string;
  readonly title: Message;
  readonly parameters: readonly Parameter[];
  /** The result's type, where it depends on the arguments' types a function of them. */
  readonly result: Type | ((args: readonly Type[]) => Type);
  readonly examples: readonly (readonly [text: string, result: Value])[];
  /** True for the few functions that may look at unknown facts (`is defined`, `coalesce`). */
  readonly seesUnknown?: true;
  /** True where `run` itself pays for the lengths of its arguments. */
  readonly paysItself?: true;
  /** Arguments have the parameters' types when it runs. */
  readonly run: (args: readonly InnerValue[], run: Run) => Computed;
  /** Instead of `run` where `seesUnknown`. */
  readonly runUnknown?: (args: readonly (InnerValue | Unknown)[]) => InnerValue | Unknown;
}

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  /** May be left out. */
  readonly optional?: true;
  /** Any number of arguments from here on. */
  readonly many?: true;
}

/** The parameter an argument belongs to. */
export function parameterAt(of: ExpressionFunction, index: number): Parameter | undefined {
  const last = of.parameters.at(-1);
  return of.parameters[index] ?? (last?.many ? last : undefined);
}

/** What is wrong with the number of arguments, if anything. */
export function countProblem(of: ExpressionFunction, count: number): Message | undefined {
  const least = of.parameters.filter((parameter) => !parameter.optional).length;
  const most = of.parameters.at(-1)?.many ? Number.POSITIVE_INFINITY : of.parameters.length;
  if (count >= least && count <= most) return undefined;
  const shape = `${of.name}(${of.parameters.map((parameter) => `${parameter.name}${parameter.many ? '…' : parameter.optional ? '?' : ''}`).join(', ')})`;

  return { zh: `函数应写成 ${shape}，这里给了 ${count} 个参数`, en: `The function is ${shape}, ${count} arguments are given` };
}

/** An argument as its parameter wants it (a time becomes its civil day), or why it is not. */
export function fitArgument(of: ExpressionFunction, index: number, value: InnerValue): InnerValue | Failed {
  const parameter = parameterAt(of, index);
  if (!parameter || accepts(parameter.type, value)) return parameter?.type.kind === 'date' && typeof value === 'string' ? civilDateOf(value) : value;
  const [given, wanted] = [kindTitles[kindOf(value)], describeType(parameter.type)];

  return new Failed(value === null ? 'EXPRESSION_NULL' : 'EXPRESSION_TYPE', {
    zh: `函数 ${of.name} 的参数“${parameter.name}”应为${wanted.zh}，实际为${given.zh}`,
    en: `The argument "${parameter.name}" of ${of.name} must be ${wanted.en}, it is ${given.en}`,
  });
}

function accepts(type: Type, value: InnerValue): boolean {
  if (type.kind === 'any') return true;
  if (type.kind === 'date') return typeof value === 'string' && (isCivilDate(value) || readInstant(value) !== undefined);

  return kindOf(value) === (type.kind === 'object' ? 'context' : type.kind);
}

/** Narrowing for implementations; the types were checked before, so anything else is a broken promise. */
export function numberAt(args: readonly InnerValue[], index: number): ExactNumber {
  const value = args[index];
  if (!isNumber(value)) throw new TypeError('a number was promised');

  return value;
}

export function textAt(args: readonly InnerValue[], index: number): string {
  const value = args[index];
  if (typeof value !== 'string') throw new TypeError('a text was promised');

  return value;
}

export function listAt(args: readonly InnerValue[], index: number): readonly InnerValue[] {
  const value = args[index];
  if (!isList(value)) throw new TypeError('a list was promised');

  return value;
}

/** A whole number between limits, as a plain one. */
export function wholeAt(args: readonly InnerValue[], index: number, least: number, most: number): number | Failed {
  const value = Number(numberAt(args, index));
  if (Number.isInteger(value) && value >= least && value <= most) return value;

  return new Failed('EXPRESSION_RANGE', {
    zh: `应为 ${least} 到 ${most} 之间的整数，实际为 ${value}`,
    en: `A whole number from ${least} to ${most} is needed, it is ${value}`,
  });
}
