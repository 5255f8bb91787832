import type { Expression } from './parse-expression.js';
import { type Binding, childrenOf, type Node } from './syntax/node.js';

/**
 * What an expression reads of the entries of a list: the names of their members. Two lists whose entries have the same of those mean the
 * same to it. `undefined` where an entry, or the list itself, stands for itself: is given back, compared, handed on.
 */
export function membersRead({ root }: Expression, fact: string): readonly string[] | undefined {
  const names = new Set<string>();
  const known = (node: Node, entries: ReadonlySet<number>): boolean => {
    if (node.type === 'fact') return node.path[0] !== fact;
    if (node.type === 'local') return !entries.has(node.slot);
    if (node.type === 'member' && isEntry(node.of, fact, entries)) {
      names.add(node.name);
      return known(inside(node.of), entries);
    }
    if (node.type === 'quantified' || node.type === 'for') return loop(node.bindings, node.body, entries);
    if (node.type === 'call' && node.name === 'count' && node.args.length === 1 && isList(node.args[0], fact)) return true;

    return childrenOf(node).every((child) => known(child, entries));
  };
  const loop = (bindings: readonly Binding[], body: Node, outer: ReadonlySet<number>): boolean => {
    const entries = new Set(outer);
    for (const { over, to, slot } of bindings) {
      if (to && !known(to, entries)) return false;
      if (isList(over, fact)) entries.add(slot);
      else {
        if (!known(over, entries)) return false;
        // The same place may be used again for a name of another loop.
        entries.delete(slot);
      }
    }
    return known(body, entries);
  };

  return known(root, new Set()) ? [...names] : undefined;
}

function isList(node: Node | undefined, fact: string): boolean {
  return node?.type === 'fact' && node.path.length === 1 && node.path[0] === fact;
}

/** The name of an entry in a loop, or `item at(list, n)`. */
function isEntry(node: Node, fact: string, entries: ReadonlySet<number>): boolean {
  if (node.type === 'local') return entries.has(node.slot);

  return node.type === 'call' && node.name === 'item at' && isList(node.args[0], fact);
}

/** What is still to be looked at below an entry: the place in the list. */
function inside(node: Node): Node {
  const place = node.type === 'call' ? node.args[1] : undefined;

  return place ?? { type: 'literal', at: node.at, value: null };
}
