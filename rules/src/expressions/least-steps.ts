import { isList } from '../facts/fact-path.js';
import { readFact } from '../facts/read-fact.js';
import type { Facts, Message } from '../values.js';
import { childrenOf, type Iteration, type Node, type Quantified } from './syntax/node.js';

/** Whether a text has loops at all; without them nothing has to be estimated. */
export function hasLoops(node: Node): boolean {
  return node.type === 'for' || node.type === 'quantified' || childrenOf(node).some(hasLoops);
}

/**
 * The steps that an evaluation must take at the least: turns of loops over ranges and over lists that are known. What need not be
 * evaluated counts nothing, so whatever is over budget here would be stopped on the way.
 */
export function leastSteps(node: Node, facts: Facts): number {
  switch (node.type) {
    case 'for':
      return turnsOf(node, facts) * (1 + leastSteps(node.body, facts));
    case 'quantified':
      return 0;
    case 'if':
      return leastSteps(node.condition, facts) + Math.min(leastSteps(node.then, facts), leastSteps(node.otherwise, facts));
    case 'logic':
      return node.terms[0] ? leastSteps(node.terms[0], facts) : 0;
    case 'call':
      // The first argument is always looked at, the others may be spared.
      return node.args[0] ? leastSteps(node.args[0], facts) : 0;
    default:
      return childrenOf(node).reduce((sum, child) => sum + leastSteps(child, facts), 0);
  }
}

/** One where nothing is known: a list may hold anything. */
function turnsOf({ bindings }: Iteration | Quantified, facts: Facts): number {
  return bindings.reduce((product, { over, to }) => product * (to ? rangeOf(over, to) : lengthOf(over, facts)), 1);
}

function rangeOf(from: Node, to: Node): number {
  return from.type === 'literal' && to.type === 'literal' && typeof from.value === 'number' && typeof to.value === 'number'
    ? Math.abs(to.value - from.value) + 1
    : 0;
}

function lengthOf(node: Node, facts: Facts): number {
  if (node.type === 'list') return node.items.length;
  const value = node.type === 'fact' ? readFact(facts, node.path) : undefined;

  return isList(value) ? value.length : 0;
}

/** Told before anything runs. */
export function wouldExceed(steps: number, budget: number): Message {
  return {
    zh: `至少需要 ${steps} 步计算，超过上限 ${budget} 步，未开始计算；请缩小循环或列表`,
    en: `At least ${steps} steps are needed, more than the ${budget} allowed, so it was not begun; use smaller loops or lists`,
  };
}
