import { isCivilDate } from '../../clock/civil-date.js';
import { longestPath } from '../../facts/fact-path.js';
import { isRefusedName } from '../../facts/refused-names.js';
import { isFunctionName, longestFunctionName } from '../functions/index.js';
import { type Cursor, isReserved } from './cursor.js';
import { type ArithmeticOperator, type Binding, type ComparisonOperator, type InstanceType, instanceTypes, type Node } from './node.js';
import { readNumber } from './read-number.js';
import { readTests } from './read-tests.js';
import { SyntaxProblem } from './syntax-problem.js';

/** Reads one expression, from the loosest operator to the tightest. */
export function readExpression(cursor: Cursor): Node {
  return cursor.nested(() => {
    if (cursor.isWord('if')) return readConditional(cursor);
    if (cursor.isWord('for')) return readIteration(cursor);
    if (cursor.isWord('some') || cursor.isWord('every')) return readQuantified(cursor);

    return readLogic(cursor, 'or', () => readLogic(cursor, 'and', () => readComparison(cursor)));
  });
}

function readConditional(cursor: Cursor): Node {
  const { at } = cursor.next();
  const condition = readExpression(cursor);
  cursor.expectWord('then');
  const then = readExpression(cursor);
  cursor.expectWord('else');

  return { type: 'if', at, condition, then, otherwise: readExpression(cursor) };
}

function readIteration(cursor: Cursor): Node {
  const { at } = cursor.next();
  return cursor.scoped((bind) => {
    const bindings = readBindings(cursor, bind);
    cursor.expectWord('return');
    return { type: 'for', at, bindings, body: readExpression(cursor) };
  });
}

function readQuantified(cursor: Cursor): Node {
  const { at, text } = cursor.next();
  return cursor.scoped((bind) => {
    const bindings = readBindings(cursor, bind);
    cursor.expectWord('satisfies');
    return { type: 'quantified', at, kind: text === 'some' ? 'some' : 'every', bindings, body: readExpression(cursor) };
  });
}

function readBindings(cursor: Cursor, bind: (name: string) => number): readonly Binding[] {
  const bindings: Binding[] = [];
  do {
    const { at } = cursor.token;
    const name = plainName(cursor.expectName(), at);
    cursor.expectWord('in');
    const over = readExpression(cursor);
    const to = cursor.takeSign('..') ? readExpression(cursor) : undefined;
    bindings.push(to ? { name, at, over, to, slot: bind(name) } : { name, at, over, slot: bind(name) });
  } while (cursor.takeSign(','));
  return bindings;
}

function readLogic(cursor: Cursor, operator: 'and' | 'or', readTerm: () => Node): Node {
  const first = readTerm();
  const terms = [first];
  while (cursor.takeWord(operator)) terms.push(readTerm());

  return terms.length === 1 ? first : { type: 'logic', at: first.at, operator, terms };
}

const comparisons: readonly ComparisonOperator[] = ['=', '!=', '<', '<=', '>', '>='];

function readComparison(cursor: Cursor): Node {
  const left = readSum(cursor);
  const { at } = cursor.token;
  const operator = cursor.token.type === 'sign' ? comparisons.find((sign) => sign === cursor.token.text) : undefined;
  if (operator) {
    cursor.next();
    return { type: 'comparison', at, operator, left, right: readSum(cursor) };
  }
  if (cursor.takeWord('between')) return readBetween(cursor, left, at);
  if (cursor.takeWord('in')) return readMembership(cursor, left, at);

  return left;
}

function readBetween(cursor: Cursor, value: Node, at: number): Node {
  const from = readSum(cursor);
  cursor.expectWord('and');

  return { type: 'between', at, value, from, to: readSum(cursor) };
}

function readMembership(cursor: Cursor, value: Node, at: number): Node {
  return cursor.scoped((bind) => {
    const slot = bind('');
    const tested: Node = { type: 'local', at: value.at, name: '', slot };
    return { type: 'in', at, value, slot, tests: readTests(cursor, tested, { readExpression, readSum }) };
  });
}

/** Additions and subtractions: what stands beside a comparison. */
export function readSum(cursor: Cursor): Node {
  return readOperators(cursor, ['+', '-'], () => readOperators(cursor, ['*', '/'], () => readOperators(cursor, ['**'], () => readNegation(cursor))));
}

function readOperators(cursor: Cursor, operators: readonly ArithmeticOperator[], readOperand: () => Node): Node {
  const first = readOperand();
  const rest: { operator: ArithmeticOperator; operand: Node; at: number }[] = [];
  for (;;) {
    const operator = operators.find((sign) => cursor.isSign(sign));
    if (!operator) break;
    const { at } = cursor.next();
    rest.push({ operator, operand: readOperand(), at });
  }
  return rest.length === 0 ? first : { type: 'arithmetic', at: first.at, first, rest };
}

function readNegation(cursor: Cursor): Node {
  if (!cursor.isSign('-')) return readInstanceOf(cursor);
  const { at } = cursor.next();

  return { type: 'negation', at, of: cursor.nested(() => readNegation(cursor)) };
}

function readInstanceOf(cursor: Cursor): Node {
  const of = readMembers(cursor);
  if (!cursor.isWord('instance')) return of;
  const { at } = cursor.next();
  cursor.expectWord('of');

  return { type: 'instance', at, of, typeName: readTypeName(cursor) };
}

function readTypeName(cursor: Cursor): InstanceType {
  const typeName = cursor.token.type === 'word' ? instanceTypes.find((name) => name === cursor.token.text) : undefined;
  if (!typeName) throw cursor.problem(`类型（${instanceTypes.join('、')}）`, `a type (${instanceTypes.join(', ')})`);
  cursor.next();

  return typeName;
}

function readMembers(cursor: Cursor): Node {
  let node = readPrimary(cursor);
  for (let steps = 2; cursor.isSign('.'); steps += 1) {
    const { at } = cursor.next();
    if (steps > longestPath)
      throw new SyntaxProblem('EXPRESSION_TOO_DEEP', at, { zh: `路径超过 ${longestPath} 步`, en: `The path has more than ${longestPath} steps` });
    const name = plainName(cursor.token.type === 'word' ? cursor.next().text : cursor.expectName(), at + 1);
    node = node.type === 'fact' ? { ...node, path: [...node.path, name] } : { type: 'member', at, of: node, name };
  }
  return node;
}

function readPrimary(cursor: Cursor): Node {
  const { type, at, text } = cursor.token;
  if (type === 'number') return { type: 'literal', at, value: readNumber(cursor) };
  if (type === 'text') return { type: 'literal', at, value: cursor.next().text };
  if (type === 'date') return { type: 'literal', at, value: readDate(cursor) };
  if (cursor.isSign('(')) return readGroup(cursor);
  if (cursor.isSign('[')) return readList(cursor);
  if (cursor.isSign('{')) return readContext(cursor);
  if (cursor.isSign('?')) return readInput(cursor);
  if (type !== 'word') throw cursor.problem('值', 'a value');
  if (cursor.isWord('if', 'for', 'some', 'every')) return readExpression(cursor);

  return readConstant(cursor) ?? readCall(cursor) ?? readName(cursor, text, at);
}

function readDate(cursor: Cursor): string {
  const { at, text } = cursor.next();
  if (!isCivilDate(text))
    throw new SyntaxProblem('EXPRESSION_DATE', at, { zh: `“${text}”不是日期，应写成 2026-09-01`, en: `"${text}" is not a date such as 2026-09-01` });

  return text;
}

function readGroup(cursor: Cursor): Node {
  cursor.next();
  const inner = readExpression(cursor);
  cursor.expectSign(')');

  return inner;
}

function readList(cursor: Cursor): Node {
  const { at } = cursor.next();
  const items: Node[] = [];
  if (!cursor.isSign(']'))
    do items.push(readExpression(cursor));
    while (cursor.takeSign(','));
  cursor.expectSign(']');

  return { type: 'list', at, items };
}

/** A later entry may read an earlier one by its name. */
function readContext(cursor: Cursor): Node {
  const { at } = cursor.next();
  return cursor.scoped((bind) => {
    const entries: { name: string; slot: number; value: Node }[] = [];
    if (!cursor.isSign('}'))
      do entries.push(readEntry(cursor, bind));
      while (cursor.takeSign(','));
    cursor.expectSign('}');
    return { type: 'context', at, entries };
  });
}

function readEntry(cursor: Cursor, bind: (name: string) => number): { name: string; slot: number; value: Node } {
  const { at } = cursor.token;
  const name = plainName(cursor.token.type === 'text' ? cursor.next().text : cursor.expectName(), at);
  cursor.expectSign(':');
  const value = readExpression(cursor);

  return { name, slot: bind(name), value };
}

function readInput(cursor: Cursor): Node {
  const { at } = cursor.token;
  const slot = cursor.slotOf('?');
  if (slot === undefined)
    throw new SyntaxProblem('EXPRESSION_SYNTAX', at, { zh: '“?”只能用在决策表的单元格中', en: '"?" may only be used in a cell of a decision table' });
  cursor.next();

  return { type: 'local', at, name: '?', slot };
}

const constants: Readonly<Record<string, null | boolean>> = { true: true, false: false, null: null };

function readConstant(cursor: Cursor): Node | undefined {
  const { at, text } = cursor.token;
  if (!Object.hasOwn(constants, text)) return undefined;
  cursor.next();

  return { type: 'literal', at, value: constants[text] ?? null };
}

/** Function names may be several words (`list contains`); the longest one followed by `(` wins. */
function readCall(cursor: Cursor): Node | undefined {
  const { at } = cursor.token;
  const length = callLength(cursor);
  if (length === 0) return undefined;
  const words = Array.from({ length }, () => cursor.next().text).join(' ');
  const args = readArguments(cursor);
  if (words !== 'not') return { type: 'call', at, name: words, args };
  const [of, ...more] = args;
  if (!of || more.length > 0) throw new SyntaxProblem('EXPRESSION_SYNTAX', at, { zh: 'not(…) 里应只有一个条件', en: 'not(…) takes exactly one condition' });

  return { type: 'not', at, of };
}

function callLength(cursor: Cursor): number {
  for (let length = longestFunctionName; length > 0; length -= 1) {
    const words = Array.from({ length }, (_, index) => cursor.ahead(index));
    const after = cursor.ahead(length);
    const isCall =
      words.every((token, index) => token.type === 'word' || (token.type === 'number' && index > 0)) && after.type === 'sign' && after.text === '(';
    if (isCall && isFunctionName(words.map((token) => token.text).join(' '))) return length;
  }
  return 0;
}

function readArguments(cursor: Cursor): readonly Node[] {
  cursor.expectSign('(');
  const args: Node[] = [];
  if (!cursor.isSign(')'))
    do args.push(readExpression(cursor));
    while (cursor.takeSign(','));
  cursor.expectSign(')');

  return args;
}

function readName(cursor: Cursor, text: string, at: number): Node {
  if (isReserved(text)) throw cursor.problem('值', 'a value');
  const name = plainName(text, at);
  cursor.next();
  if (cursor.isSign('(')) throw new SyntaxProblem('EXPRESSION_FUNCTION_UNKNOWN', at, { zh: `没有名为“${name}”的函数`, en: `There is no function "${name}"` });
  const slot = cursor.slotOf(name);

  return slot === undefined ? { type: 'fact', at, path: [name] } : { type: 'local', at, name, slot };
}

function plainName(name: string, at: number): string {
  if (isRefusedName(name)) throw new SyntaxProblem('NAME_REFUSED', at, { zh: `不允许使用名称“${name}”`, en: `The name "${name}" is not allowed` });

  return name;
}
