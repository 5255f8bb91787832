import type { Node } from '../syntax/node.js';
import { compileArithmetic, compileNegation } from './arithmetic.js';
import { compileCall } from './calls.js';
import type { Code } from './code.js';
import { compileContext, compileInstanceOf, compileIteration, compileList, compileQuantified } from './collections.js';
import { compileBetween, compileComparison, compileMatches, compileMembership, compileRange } from './comparison.js';
import { compileConditional, compileLogic, compileNot } from './logic.js';
import { compileFact, compileLocal, compileMember } from './paths.js';

/** Turns a parsed part into a closure, once; evaluating walks no tree. */
export function compileNode(node: Node): Code {
  switch (node.type) {
    case 'literal':
      return () => node.value;
    case 'fact':
      return compileFact(node);
    case 'local':
      return compileLocal(node);
    case 'member':
      return compileMember(node, compileNode);
    case 'list':
      return compileList(node, compileNode);
    case 'context':
      return compileContext(node, compileNode);
    case 'negation':
      return compileNegation(node, compileNode);
    case 'arithmetic':
      return compileArithmetic(node, compileNode);
    case 'comparison':
      return compileComparison(node, compileNode);
    case 'between':
      return compileBetween(node, compileNode);
    case 'range':
      return compileRange(node, compileNode);
    case 'in':
      return compileMembership(node, compileNode);
    case 'matches':
      return compileMatches(node, compileNode);
    case 'logic':
      return compileLogic(node, compileNode);
    case 'not':
      return compileNot(node, compileNode);
    case 'if':
      return compileConditional(node, compileNode);
    case 'quantified':
      return compileQuantified(node, compileNode);
    case 'for':
      return compileIteration(node, compileNode);
    case 'call':
      return compileCall(node, compileNode);
    case 'instance':
      return compileInstanceOf(node, compileNode);
  }
}
