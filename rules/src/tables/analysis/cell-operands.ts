import type { Node } from '../../expressions/syntax/node.js';
import type { Value } from '../../values.js';

/** What a cell compares the input with: constants, and facts whose value is only known in a case (mostly parameters). */
export interface Operands {
  readonly constants: readonly Value[];
  /** Dotted names of facts that bound the input. */
  readonly bounds: readonly string[];
}

/** The operands of a cell of an ordinary form; `undefined` where the cell computes something, so that it can only be taken as a whole. */
export function operandsOf(node: Node): Operands | undefined {
  switch (node.type) {
    case 'literal':
      return node.value === true ? none : undefined;
    case 'matches':
      return node.value.type === 'local' && node.expected.type !== 'fact' ? operand(node.expected) : undefined;
    case 'comparison':
      return node.left.type === 'local' ? operand(node.right) : undefined;
    case 'range':
      return together([operand(node.from), operand(node.to)]);
    case 'not':
      return operandsOf(node.of);
    case 'logic':
      return together(node.terms.map(operandsOf));
    default:
      return undefined;
  }
}

const none: Operands = { constants: [], bounds: [] };

function operand(node: Node): Operands | undefined {
  if (node.type === 'literal') return { constants: [node.value], bounds: [] };
  if (node.type === 'negation' && node.of.type === 'literal' && typeof node.of.value === 'number') return { constants: [-node.of.value], bounds: [] };
  if (node.type === 'fact') return { constants: [], bounds: [node.path.join('.')] };

  return node.type === 'list' ? together(node.items.map((item) => (item.type === 'literal' ? operand(item) : undefined))) : undefined;
}

function together(parts: readonly (Operands | undefined)[]): Operands | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;

  return { constants: known.flatMap((part) => part.constants), bounds: known.flatMap((part) => part.bounds) };
}
