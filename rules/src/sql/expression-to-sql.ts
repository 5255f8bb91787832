import type { Call, Logic, Node } from '../expressions/syntax/node.js';
import { isList } from '../facts/fact-path.js';
import { computed } from './arithmetic-to-sql.js';
import { callToSql } from './call-to-sql.js';
import { compared, oneOf } from './comparison-to-sql.js';
import { complement, conditional, decided } from './logic-to-sql.js';
import type { Scope } from './scope.js';
import { NotInSql, type Term } from './term.js';

/** From here on what is open of a part gets a column of its own: it stands in all that is open of the whole, several times. */
const longestOpen = 600;

/** A parsed expression over the columns of a scope. Throws `NotInSql` where it has none. */
export function expressionToSql(node: Node, scope: Scope): Term {
  const term = written(node, scope);
  const named = (part: string) => (part.length > longestOpen ? scope.statement.keepTruth(part) : part);

  return { ...term, unknown: named(term.unknown), failed: named(term.failed) };
}

function written(node: Node, scope: Scope): Term {
  const below = (part: Node) => expressionToSql(part, scope);
  switch (node.type) {
    case 'literal':
      return scope.statement.constant(node.value);
    case 'fact':
      return scope.fact(node.path);
    case 'local':
      return scope.local(node.slot);
    case 'negation':
      return negated(below(node.of), scope);
    case 'arithmetic':
      return node.rest.reduce((total, { operator, operand }) => computed(total, operator, below(operand)), below(node.first));
    case 'comparison':
      return compared(below(node.left), node.operator, below(node.right));
    case 'logic':
      return listed(node, scope) ?? decided(node.terms.map(below), node.operator);
    case 'not':
      return complement(below(node.of));
    case 'if':
      return conditional(below(node.condition), below(node.then), below(node.otherwise), scope.statement);
    case 'between':
      return between(below(node.value), below(node.from), below(node.to), '>=', '<=');
    case 'range':
      return between(below(node.value), below(node.from), below(node.to), node.includesFrom ? '>=' : '>', node.includesTo ? '<=' : '<');
    case 'matches':
      return matched(node.value, node.expected, scope);
    case 'in':
      return scope.tested(below(node.value), node.slot, () => decided(node.tests.map(below), 'or'));
    case 'call':
      return called(node, scope);
    default:
      throw new NotInSql({ zh: `“${node.type}”没有对应的语句`, en: `"${node.type}" has no SQL` });
  }
}

function negated(term: Term, scope: Scope): Term {
  return computed(scope.statement.constant(0), '-', term);
}

function between(value: Term, from: Term, to: Term, lower: '>' | '>=', upper: '<' | '<='): Term {
  return decided([compared(value, lower, from), compared(value, upper, to)], 'and');
}

function matched(value: Node, expected: Node, scope: Scope): Term {
  const left = expressionToSql(value, scope);
  if (expected.type === 'list') {
    const items = expected.items.map((item) => expressionToSql(item, scope).constant);
    const constants = items.flatMap((item) => (item ? [item.value] : []));
    if (constants.length === items.length) return oneOf(left, constants, scope.statement);
    throw new NotInSql({ zh: '列表中有计算出来的值', en: 'a list with computed entries' });
  }
  const right = expressionToSql(expected, scope);
  const constant = right.constant?.value;
  return isList(constant) && left.kind !== 'list' ? oneOf(left, constant, scope.statement) : compared(left, '=', right);
}

/** A cell that lists constants (`"低保","特困"`) is one `IN`. */
function listed({ operator, terms }: Logic, scope: Scope): Term | undefined {
  const [first] = terms;
  if (operator !== 'or' || first?.type !== 'matches' || first.value.type !== 'local') return undefined;
  const { slot } = first.value;
  const values = terms.flatMap((term) =>
    term.type === 'matches' && term.value.type === 'local' && term.value.slot === slot && term.expected.type === 'literal' ? [term.expected.value] : [],
  );
  const tested = scope.local(slot);
  return values.length === terms.length && !tested.quotient ? oneOf(tested, values, scope.statement) : undefined;
}

function called(node: Call, scope: Scope): Term {
  return callToSql(
    node.name,
    node.args.map((arg) => expressionToSql(arg, scope)),
    scope.statement,
  );
}
