import type { Cursor } from './cursor.js';
import { type ComparisonOperator, childrenOf, type Node } from './node.js';
import { SyntaxProblem } from './syntax-problem.js';

/** The readers that tests are made of; passed in, because expressions contain tests and tests contain expressions. */
export interface Operands {
  readonly readExpression: (cursor: Cursor) => Node;
  readonly readSum: (cursor: Cursor) => Node;
}

/** What stands after `in`: one test, or several in parentheses, any of which may hold. */
export function readTests(cursor: Cursor, tested: Node, operands: Operands): readonly Node[] {
  if (!cursor.isSign('(') || isRange(cursor)) return [readTest(cursor, tested, operands)];
  cursor.next();
  const tests = readTestList(cursor, tested, operands);
  cursor.expectSign(')');

  return tests;
}

/** Tests separated by commas, each as a condition over the tested value. */
export function readTestList(cursor: Cursor, tested: Node, operands: Operands): readonly Node[] {
  const tests: Node[] = [];
  do tests.push(readTest(cursor, tested, operands));
  while (cursor.takeSign(','));

  return tests;
}

const comparisons: readonly ComparisonOperator[] = ['<=', '>=', '<', '>', '!=', '='];

function readTest(cursor: Cursor, tested: Node, operands: Operands): Node {
  const { at } = cursor.token;
  const operator = comparisons.find((sign) => cursor.isSign(sign));
  if (operator) {
    cursor.next();
    return { type: 'comparison', at, operator, left: tested, right: operands.readSum(cursor) };
  }
  if (isRange(cursor)) return readRange(cursor, tested, operands);
  if (cursor.isWord('not') && cursor.ahead(1).text === '(') return readNoneOf(cursor, tested, operands);

  return asTest(operands.readExpression(cursor), tested);
}

/** `not("A", "B")`: none of the tests. A condition over `?` is complemented as it is. */
function readNoneOf(cursor: Cursor, tested: Node, operands: Operands): Node {
  const { at } = cursor.next();
  cursor.expectSign('(');
  const terms = readTestList(cursor, tested, operands);
  cursor.expectSign(')');

  return { type: 'not', at, of: anyOf(terms, at) };
}

/** Several tests as one condition. */
export function anyOf(terms: readonly Node[], at: number): Node {
  const [only] = terms;
  return only && terms.length === 1 ? only : { type: 'logic', at, operator: 'or', terms };
}

/** A value is compared with the tested one; an expression that reads the tested value is a condition already. */
function asTest(node: Node, tested: Node): Node {
  return reads(node, tested) ? node : { type: 'matches', at: node.at, value: tested, expected: node };
}

function reads(node: Node, tested: Node): boolean {
  if (node.type === 'local' && tested.type === 'local' && node.slot === tested.slot) return true;

  return childrenOf(node).some((child) => reads(child, tested));
}

/** `[a..b]`, `(a..b)`, `]a..b[`: looks for `..` on the level of the first bracket. */
function isRange(cursor: Cursor): boolean {
  if (!cursor.isSign('[', '(', ']')) return false;
  let depth = 0;
  for (let index = 1; cursor.ahead(index).type !== 'end'; index += 1) {
    const { type, text } = cursor.ahead(index);
    if (type !== 'sign') continue;
    if (depth === 0 && text === '..') return true;
    if (depth === 0 && (text === ',' || text === ']' || text === ')')) return false;
    if (text === '(' || text === '[' || text === '{') depth += 1;
    if (text === ')' || text === ']' || text === '}') depth -= 1;
  }
  return false;
}

function readRange(cursor: Cursor, value: Node, { readSum }: Operands): Node {
  const { at, text: opening } = cursor.next();
  const from = readSum(cursor);
  cursor.expectSign('..');
  const to = readSum(cursor);
  const { text: closing, at: end } = cursor.next();
  if (closing !== ']' && closing !== ')' && closing !== '[')
    throw new SyntaxProblem('EXPRESSION_SYNTAX', end, { zh: '区间缺少结尾的“]”或“)”', en: 'The range has no closing "]" or ")"' });

  return { type: 'range', at, value, from, to, includesFrom: opening === '[', includesTo: closing === ']' };
}
