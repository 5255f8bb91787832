import type { ValueLabels } from '../decisions/definition.js';
import { type Expression, parseUnaryTests } from '../expressions/parse-expression.js';
import type { Node } from '../expressions/syntax/node.js';
import { type Dictionary, titleOf } from '../facts/dictionary.js';
import { describeLabelled } from '../messages/describe-value.js';
import { listed, same } from '../messages/join.js';
import type { Message } from '../values.js';

/** How facts and values are called: the titles of the facts, and the author's words for the values of this input. */
export interface Words {
  readonly dictionary: Dictionary;
  readonly labels?: ValueLabels;
}

/** What a cell asks, in words: `A 或 B`, `低于 参数 maxIssue`, `不低于 1 且低于 5`; an unusual cell stands as it is written. */
export function describeCell(cell: Expression, words: Words): Message {
  return describeTest(cell.root, words) ?? same(cell.text);
}

/** The same for a cell as its author wrote it. One that cannot be read stands as it is; `-` asks nothing. */
export function describeTests(text: string, words: Words): Message {
  const tests = parseUnaryTests(text);
  return tests.ok ? describeCell(tests.value, words) : same(text);
}

const comparisons: Readonly<Record<string, Message>> = {
  '=': { zh: '', en: '' },
  '!=': { zh: '不是', en: 'other than' },
  '<': { zh: '低于', en: 'less than' },
  '<=': { zh: '不高于', en: 'at most' },
  '>': { zh: '高于', en: 'greater than' },
  '>=': { zh: '不低于', en: 'at least' },
};

function describeTest(node: Node, words: Words): Message | undefined {
  if (node.type === 'matches') return describeOperand(node.expected, words);
  if (node.type === 'comparison' && node.left.type === 'local') return describeBound(node.operator, node.right, words);
  if (node.type === 'range') return describeRange(node, words);
  if (node.type === 'not') return describeNone(node.of, words);
  if (node.type !== 'logic' || node.operator !== 'or') return undefined;
  const parts = node.terms.map((term) => describeTest(term, words));

  return parts.every((part) => part !== undefined) ? listed(parts, ' 或 ', ' or ') : undefined;
}

function describeBound(operator: string, bound: Node, words: Words): Message | undefined {
  const [comparison, operand] = [comparisons[operator], describeOperand(bound, words)];
  if (!comparison || !operand) return undefined;

  return { zh: `${comparison.zh} ${operand.zh}`.trim(), en: `${comparison.en} ${operand.en}`.trim() };
}

function describeRange(node: Extract<Node, { type: 'range' }>, words: Words): Message | undefined {
  const low = describeBound(node.includesFrom ? '>=' : '>', node.from, words);
  const high = describeBound(node.includesTo ? '<=' : '<', node.to, words);

  return low && high && { zh: `${low.zh} 且${high.zh}`, en: `${low.en} and ${high.en}` };
}

function describeNone(node: Node, words: Words): Message | undefined {
  const inner = describeTest(node, words);

  return inner && { zh: `不是 ${inner.zh}`, en: `not ${inner.en}` };
}

function describeOperand(node: Node, words: Words): Message | undefined {
  if (node.type === 'literal') return describeLabelled(node.value, words.labels);
  if (node.type === 'negation' && node.of.type === 'literal') return same(`-${String(node.of.value)}`);
  if (node.type === 'list' && node.items.every((item) => item.type === 'literal'))
    return listed(
      node.items.map((item) => describeLabelled(item.type === 'literal' ? item.value : null, words.labels)),
      ' 或 ',
      ' or ',
    );

  return node.type === 'fact' ? titleOf(words.dictionary, node.path) : undefined;
}
