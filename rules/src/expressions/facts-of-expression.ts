import type { Expression } from './parse-expression.js';
import { childrenOf, type Node } from './syntax/node.js';

/** The facts an expression reads, as dotted paths, each once, in reading order. */
export function factsOfExpression(expression: Expression): readonly string[] {
  return [...new Set(factsBelow(expression.root))];
}

function factsBelow(node: Node): readonly string[] {
  return node.type === 'fact' ? [node.path.join('.')] : childrenOf(node).flatMap(factsBelow);
}
