import { type Computed, Failed, Unknown } from '../computed.js';
import { limitText } from '../functions/texts.js';
import { type InnerValue, kindOf, kindTitles } from '../inner-value.js';
import { add, compareNumbers, divide, type ExactNumber, hasResult, isNumber, isZero, multiply, negate, power, subtract } from '../number.js';
import type { Run } from '../run.js';
import type { Arithmetic, ArithmeticOperator, Negation, Node } from '../syntax/node.js';
import { placed } from '../syntax/syntax-problem.js';
import { type Code, type Compile, failAt, firstOpen, isOpen } from './code.js';

/** `+ - * / **` left to right; `+` also joins two texts. */
export function compileArithmetic({ first, rest }: Arithmetic, compile: Compile): Code {
  const start = compile(first);
  const parts = rest.map(({ operator, operand, at }) => ({ operate: operations[operator], operand: compile(operand), at }));
  return (run) => {
    let total = start(run);
    for (const { operate, operand, at } of parts) total = applied(total, operand(run), operate, at, run);
    return total;
  };
}

/** `-x`. */
export function compileNegation({ of }: Negation, compile: Compile): Code {
  const inner = compile(of);
  return (run) => {
    const value = inner(run);
    if (isOpen(value)) return value;
    return isNumber(value) ? negate(value) : notNumbers(of, value);
  };
}

type Operate = (a: InnerValue, b: InnerValue) => InnerValue | Failed;

function applied(left: Computed, right: Computed, operate: Operate, at: number, run: Run): Computed {
  if (isOpen(left) || isOpen(right)) return firstOpen([left, right]) ?? Unknown.of([left, right]);
  const made = operate(left, right);
  if (made instanceof Failed) return new Failed(made.code, placed(made.message, at));
  if (isNumber(made) && !hasResult(made)) return failAt({ at }, 'NUMBER_TOO_LARGE', { zh: '计算结果过大', en: 'The result is too large' });

  return typeof made === 'string' ? (run.spend(made.length >> 6) ?? limitText(made)) : made;
}

const operations: Readonly<Record<ArithmeticOperator, Operate>> = {
  '+': (a, b) => (typeof a === 'string' && typeof b === 'string' ? a + b : numeric(a, b, add)),
  '-': (a, b) => numeric(a, b, subtract),
  '*': (a, b) => numeric(a, b, multiply),
  '/': (a, b) => (isNumber(b) && isZero(b) && isNumber(a) ? new Failed('DIVISION_BY_ZERO', { zh: '除数为 0', en: 'Division by zero' }) : numeric(a, b, divide)),
  '**': (a, b) => numeric(a, b, raised),
};

function numeric(a: InnerValue, b: InnerValue, compute: (a: ExactNumber, b: ExactNumber) => InnerValue | Failed): InnerValue | Failed {
  return isNumber(a) && isNumber(b) ? compute(a, b) : mismatch(a, b);
}

const largestExponent = 1000;

function raised(a: ExactNumber, b: ExactNumber): ExactNumber | Failed {
  const bounded = compareNumbers(b, largestExponent) <= 0 && compareNumbers(b, -largestExponent) >= 0;
  const made = bounded ? power(a, b) : undefined;
  return made !== undefined && hasResult(made)
    ? made
    : new Failed('NUMBER_TOO_LARGE', { zh: '乘方无法计算或结果过大', en: 'The power cannot be computed or is too large' });
}

function mismatch(a: InnerValue, b: InnerValue): Failed {
  const [left, right] = [kindTitles[kindOf(a)], kindTitles[kindOf(b)]];
  return new Failed(a === null || b === null ? 'EXPRESSION_NULL' : 'EXPRESSION_TYPE', {
    zh: `不能计算：左边是${left.zh}，右边是${right.zh}`,
    en: `Cannot calculate with ${left.en} and ${right.en}`,
  });
}

function notNumbers(node: Node, value: InnerValue): Failed {
  const kind = kindTitles[kindOf(value)];
  return failAt(node, value === null ? 'EXPRESSION_NULL' : 'EXPRESSION_TYPE', { zh: `不能取负：这是${kind.zh}`, en: `Cannot negate ${kind.en}` });
}
