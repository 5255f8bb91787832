import type { Node } from '../expressions/syntax/node.js';
import type { Value } from '../values.js';

/** A cell over a plain number or text, without the machinery of expressions; `undefined` where that must be asked. */
export type QuickTest = (input: Value) => boolean | undefined;

/** Comparisons with numbers, ranges of numbers, texts and numbers as they stand, alone or one of several; nothing for any other cell. */
export function quickTest(node: Node): QuickTest | undefined {
  switch (node.type) {
    case 'comparison':
      return node.left.type === 'local' ? ofComparison(node.operator, numberOf(node.right)) : undefined;
    case 'range':
      return ofRange(numberOf(node.from), numberOf(node.to), node.includesFrom, node.includesTo);
    case 'matches':
      return node.value.type === 'local' && node.expected.type === 'literal' ? ofConstant(node.expected.value) : undefined;
    case 'logic':
      return node.operator === 'or' ? anyOf(node.terms.map(quickTest)) : undefined;
    default:
      return undefined;
  }
}

function numberOf(node: Node): number | undefined {
  return node.type === 'literal' && typeof node.value === 'number' ? node.value : undefined;
}

function ofComparison(operator: string, constant: number | undefined): QuickTest | undefined {
  if (constant === undefined) return undefined;
  switch (operator) {
    case '<':
      return (input) => (typeof input === 'number' ? input < constant : undefined);
    case '<=':
      return (input) => (typeof input === 'number' ? input <= constant : undefined);
    case '>':
      return (input) => (typeof input === 'number' ? input > constant : undefined);
    case '>=':
      return (input) => (typeof input === 'number' ? input >= constant : undefined);
    default:
      return undefined;
  }
}

function ofRange(from: number | undefined, to: number | undefined, includesFrom: boolean, includesTo: boolean): QuickTest | undefined {
  if (from === undefined || to === undefined) return undefined;

  return (input) => (typeof input === 'number' ? (includesFrom ? input >= from : input > from) && (includesTo ? input <= to : input < to) : undefined);
}

function ofConstant(constant: Value): QuickTest | undefined {
  const kind = typeof constant;
  if (kind !== 'number' && kind !== 'string' && kind !== 'boolean') return undefined;

  return (input) => (typeof input === kind ? input === constant : undefined);
}

function anyOf(parts: readonly (QuickTest | undefined)[]): QuickTest | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length || known.length === 0) return undefined;

  return (input) => {
    for (const part of known) {
      const holds = part(input);
      if (holds !== false) return holds;
    }
    return false;
  };
}
