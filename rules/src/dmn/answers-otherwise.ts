import { type Checking, typeOfNode } from '../expressions/checking/type-of-node.js';
import { parseExpression } from '../expressions/parse-expression.js';
import { childrenOf, type Node } from '../expressions/syntax/node.js';
import type { Type } from '../expressions/type.js';
import type { Dictionary } from '../facts/dictionary.js';
import type { Message } from '../values.js';

/**
 * What FEEL and our language read alike and answer differently, said before it is imported: no answer is better than another one.
 * Values of two kinds are neither equal nor unequal in FEEL (null) and unequal here; a date has fields in FEEL and is a text here.
 */
export function answersOtherwise(text: string, dictionary: Dictionary): Message | undefined {
  const parsed = parseExpression(text);
  return parsed.ok ? firstIn(parsed.value.root, { dictionary, locals: [], note: () => undefined }) : undefined;
}

function firstIn(node: Node, checking: Checking): Message | undefined {
  const own = differs(node, checking);
  if (own) return own;
  for (const child of childrenOf(node)) {
    const found = firstIn(child, checking);
    if (found) return found;
  }
  return undefined;
}

function differs(node: Node, checking: Checking): Message | undefined {
  if (node.type === 'comparison' && (node.operator === '=' || node.operator === '!=')) {
    const [left, right] = [typeOfNode(node.left, checking), typeOfNode(node.right, checking)];
    return areOfTwoKinds(left, right) ? { zh: '相等比较的两边不是同一类值', en: 'an equality of two kinds of values' } : undefined;
  }
  if (node.type === 'instance' && isText(typeOfNode(node.of, checking)))
    return { zh: '日期在这里是文字，instance of 结果不同', en: 'a date is a text here, so instance of differs' };
  if (node.type === 'member' && typeOfNode(node.of, checking).kind === 'date')
    return { zh: '日期没有字段（请用 year、month、day 等函数）', en: 'fields of a date' };

  return undefined;
}

function areOfTwoKinds(left: Type, right: Type): boolean {
  const open = (type: Type) => type.kind === 'any' || type.kind === 'null';
  const both = isText(left) && isText(right);

  return !open(left) && !open(right) && !both && left.kind !== right.kind;
}

function isText({ kind }: Type): boolean {
  return kind === 'date' || kind === 'string';
}
