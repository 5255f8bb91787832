import type { Expression } from '../expressions/parse-expression.js';
import type { Node } from '../expressions/syntax/node.js';
import { type Dictionary, titleOf } from '../facts/dictionary.js';
import { describeValue } from '../messages/describe-value.js';
import { listed, same } from '../messages/join.js';
import type { Message } from '../values.js';

/** What a cell asks, in words: `A 或 B`, `低于 参数 maxIssue`, `不低于 1 且低于 5`; an unusual cell stands as it is written. */
export function describeCell(cell: Expression, dictionary: Dictionary): Message {
  return describeTest(cell.root, dictionary) ?? same(cell.text);
}

const comparisons: Readonly<Record<string, Message>> = {
  '=': { zh: '', en: '' },
  '!=': { zh: '不是', en: 'other than' },
  '<': { zh: '低于', en: 'less than' },
  '<=': { zh: '不高于', en: 'at most' },
  '>': { zh: '高于', en: 'greater than' },
  '>=': { zh: '不低于', en: 'at least' },
};

function describeTest(node: Node, dictionary: Dictionary): Message | undefined {
  if (node.type === 'matches') return describeOperand(node.expected, dictionary);
  if (node.type === 'comparison' && node.left.type === 'local') return describeBound(node.operator, node.right, dictionary);
  if (node.type === 'range') return describeRange(node, dictionary);
  if (node.type === 'not') return describeNone(node.of, dictionary);
  if (node.type !== 'logic' || node.operator !== 'or') return undefined;
  const parts = node.terms.map((term) => describeTest(term, dictionary));

  return parts.every((part) => part !== undefined) ? listed(parts, ' 或 ', ' or ') : undefined;
}

function describeBound(operator: string, bound: Node, dictionary: Dictionary): Message | undefined {
  const [words, operand] = [comparisons[operator], describeOperand(bound, dictionary)];
  if (!words || !operand) return undefined;

  return { zh: `${words.zh} ${operand.zh}`.trim(), en: `${words.en} ${operand.en}`.trim() };
}

function describeRange(node: Extract<Node, { type: 'range' }>, dictionary: Dictionary): Message | undefined {
  const low = describeBound(node.includesFrom ? '>=' : '>', node.from, dictionary);
  const high = describeBound(node.includesTo ? '<=' : '<', node.to, dictionary);

  return low && high && { zh: `${low.zh} 且${high.zh}`, en: `${low.en} and ${high.en}` };
}

function describeNone(node: Node, dictionary: Dictionary): Message | undefined {
  const inner = describeTest(node, dictionary);

  return inner && { zh: `不是 ${inner.zh}`, en: `not ${inner.en}` };
}

function describeOperand(node: Node, dictionary: Dictionary): Message | undefined {
  if (node.type === 'literal') return describeValue(node.value);
  if (node.type === 'negation' && node.of.type === 'literal') return same(`-${String(node.of.value)}`);
  if (node.type === 'list' && node.items.every((item) => item.type === 'literal'))
    return listed(
      node.items.map((item) => describeValue(item.type === 'literal' ? item.value : null)),
      ' 或 ',
      ' or ',
    );

  return node.type === 'fact' ? titleOf(dictionary, node.path) : undefined;
}
