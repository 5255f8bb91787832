import { Failed } from '../computed.js';
import type { InnerValue } from '../inner-value.js';
import { absolute, compareNumbers, exactNumber, isNumber, isWhole, isZero, modulo, numberText, type Rounding, roundTo, squareRoot } from '../number.js';
import { any, number, string } from '../type.js';
import { type ExpressionFunction, numberAt, wholeAt } from './function.js';

const n = { name: 'n', type: number } as const;
const scale = { name: 'scale', type: number, optional: true } as const;

export const numberFunctions: readonly ExpressionFunction[] = [
  rounding('round', 'half-up', { zh: '四舍五入到若干位小数（5 向远离 0 的方向进位）', en: 'Rounds to so many digits, a half away from zero' }, [
    ['round(2.345, 2)', 2.35],
    ['round(-2.5)', -3],
    ['round(1250, -2)', 1300],
    ['round(7)', 7],
  ]),
  rounding('round half up', 'half-up', { zh: '四舍五入（同 round）', en: 'The same as round' }, [['round half up(5.5, 0)', 6]]),
  rounding('round up', 'up', { zh: '向远离 0 的方向取整', en: 'Rounds away from zero' }, [['round up(1.21, 1)', 1.3]]),
  rounding('round down', 'down', { zh: '向 0 的方向截断', en: 'Rounds towards zero' }, [['round down(-1.29, 1)', -1.2]]),
  rounding('decimal', 'half-even', { zh: '银行家舍入（四舍六入五成双）', en: 'Rounds a half to the even digit' }, [['decimal(2.5, 0)', 2]]),
  rounding('floor', 'floor', { zh: '向下取整', en: 'The next lower number' }, [
    ['floor(1.7)', 1],
    ['floor(-1.2)', -2],
  ]),
  rounding('ceiling', 'ceiling', { zh: '向上取整', en: 'The next higher number' }, [['ceiling(1.2)', 2]]),
  {
    name: 'abs',
    title: { zh: '绝对值', en: 'The number without its sign' },
    parameters: [n],
    result: number,
    examples: [
      ['abs(-3)', 3],
      ['abs(-1.5)', 1.5],
    ],
    run: (args) => absolute(numberAt(args, 0)),
  },
  {
    name: 'modulo',
    title: { zh: '余数（与除数同号）', en: 'The remainder, with the sign of the divisor' },
    parameters: [
      { name: 'dividend', type: number },
      { name: 'divisor', type: number },
    ],
    result: number,
    examples: [
      ['modulo(12, 5)', 2],
      ['modulo(-12, 5)', 3],
    ],
    run: (args) => (isZero(numberAt(args, 1)) ? divisionByZero() : modulo(numberAt(args, 0), numberAt(args, 1))),
  },
  {
    name: 'sqrt',
    title: { zh: '平方根', en: 'The square root' },
    parameters: [n],
    result: number,
    examples: [['sqrt(9)', 3]],
    run: (args) => (compareNumbers(numberAt(args, 0), 0) < 0 ? negativeRoot() : squareRoot(numberAt(args, 0))),
  },
  {
    name: 'odd',
    title: { zh: '是否为奇数', en: 'Whether a number is odd' },
    parameters: [n],
    result: { kind: 'boolean' },
    examples: [
      ['odd(3)', true],
      ['odd(2.5)', false],
    ],
    run: (args) => isWhole(numberAt(args, 0)) && !isZero(modulo(numberAt(args, 0), 2)),
  },
  {
    name: 'even',
    title: { zh: '是否为偶数', en: 'Whether a number is even' },
    parameters: [n],
    result: { kind: 'boolean' },
    examples: [['even(4)', true]],
    run: (args) => isWhole(numberAt(args, 0)) && isZero(modulo(numberAt(args, 0), 2)),
  },
  {
    name: 'number',
    title: { zh: '把文字变成数字', en: 'Reads a number from a text' },
    parameters: [
      { name: 'from', type: any },
      { name: 'grouping', type: any, optional: true },
      { name: 'point', type: any, optional: true },
    ],
    result: number,
    examples: [
      ['number("12.50")', 12.5],
      ['number(3)', 3],
      ['number("1.234,50", ".", ",")', 1234.5],
    ],
    run: ([from, grouping, point]) => readNumber(from ?? null, grouping ?? null, point ?? null),
  },
  {
    name: 'string',
    title: { zh: '把值变成文字', en: 'Writes a value as text' },
    parameters: [{ name: 'from', type: any }],
    result: string,
    examples: [
      ['string(1.10)', '1.1'],
      ['string(true)', 'true'],
      ['string("a")', 'a'],
      ['string(null)', null],
    ],
    run: ([from]) => writeText(from ?? null),
  },
];

function rounding(name: string, mode: Rounding, title: ExpressionFunction['title'], examples: ExpressionFunction['examples']): ExpressionFunction {
  const run = (args: readonly InnerValue[]) => {
    const digits = args.length > 1 ? wholeAt(args, 1, -12, 30) : 0;
    return digits instanceof Failed ? digits : roundTo(numberAt(args, 0), digits, mode);
  };
  return { name, title, parameters: [n, scale], result: number, examples, run };
}

function readNumber(from: InnerValue, grouping: InnerValue, point: InnerValue): InnerValue | Failed {
  if (isNumber(from) && grouping === null && point === null) return from;
  if (![null, ' ', ',', '.'].includes(textOrNull(grouping)) || ![null, ',', '.'].includes(textOrNull(point)) || (grouping !== null && grouping === point))
    return new Failed('EXPRESSION_NUMBER', {
      zh: '分组符只能是空格、逗号或点，小数点只能是点或逗号，且二者不同',
      en: 'Groups are parted by a space, a comma or a point, decimals by a point or a comma, and not by the same',
    });
  if (typeof from === 'string' && from.length <= 40) {
    const plain = (typeof grouping === 'string' ? from.trim().replaceAll(grouping, '') : from).replace(typeof point === 'string' ? point : '.', '.');
    if (/^\s*[-+]?\d+(?:\.\d+)?\s*$/.test(plain)) return exactNumber(plain.trim());
  }

  return new Failed('EXPRESSION_NUMBER', { zh: '不能变成数字：只接受 12 或 12.5 这样的文字', en: 'This is not a number such as 12 or 12.5' });
}

/** Anything but a text or nothing is refused as a separator. */
function textOrNull(value: InnerValue): string | null {
  return value === null || typeof value === 'string' ? value : 'no separator';
}

function writeText(from: InnerValue): InnerValue | Failed {
  if (from === null || typeof from === 'string') return from;
  if (isNumber(from)) return numberText(from);
  if (typeof from === 'boolean') return String(from);

  return new Failed('EXPRESSION_TYPE', { zh: '列表和对象不能直接变成文字', en: 'A list or an object cannot be written as text' });
}

function divisionByZero(): Failed {
  return new Failed('DIVISION_BY_ZERO', { zh: '除数为 0', en: 'Division by zero' });
}

function negativeRoot(): Failed {
  return new Failed('EXPRESSION_RANGE', { zh: '负数没有平方根', en: 'A negative number has no square root' });
}
