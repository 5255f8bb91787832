/** One part of a parsed expression. `at` is the position of its first character, from 0. */
export type Node =
  | Literal
  | Fact
  | Local
  | Member
  | ListNode
  | ContextNode
  | Negation
  | Arithmetic
  | Comparison
  | Logic
  | Complement
  | Conditional
  | Between
  | Membership
  | Range
  | Matches
  | Quantified
  | Iteration
  | Call
  | InstanceOf;

export interface Literal {
  readonly type: 'literal';
  readonly at: number;
  readonly value: null | boolean | number | string;
}

/** A path that begins at a fact: `record.quality`. */
export interface Fact {
  readonly type: 'fact';
  readonly at: number;
  readonly path: readonly string[];
}

/** A name bound inside the expression: by `for`, `some`, `every`, an earlier context entry, or `?`, the input of a cell. */
export interface Local {
  readonly type: 'local';
  readonly at: number;
  readonly name: string;
  readonly slot: number;
}

export interface Member {
  readonly type: 'member';
  readonly at: number;
  readonly of: Node;
  readonly name: string;
}

export interface ListNode {
  readonly type: 'list';
  readonly at: number;
  readonly items: readonly Node[];
}

export interface ContextNode {
  readonly type: 'context';
  readonly at: number;
  readonly entries: readonly { readonly name: string; readonly slot: number; readonly value: Node }[];
}

export interface Negation {
  readonly type: 'negation';
  readonly at: number;
  readonly of: Node;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';

/** A run of operators of one precedence, left to right: `a + b - c`. */
export interface Arithmetic {
  readonly type: 'arithmetic';
  readonly at: number;
  readonly first: Node;
  readonly rest: readonly { readonly operator: ArithmeticOperator; readonly operand: Node; readonly at: number }[];
}

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Comparison {
  readonly type: 'comparison';
  readonly at: number;
  readonly operator: ComparisonOperator;
  readonly left: Node;
  readonly right: Node;
}

export interface Logic {
  readonly type: 'logic';
  readonly at: number;
  readonly operator: 'and' | 'or';
  readonly terms: readonly Node[];
}

/** `not(…)`. */
export interface Complement {
  readonly type: 'not';
  readonly at: number;
  readonly of: Node;
}

export interface Conditional {
  readonly type: 'if';
  readonly at: number;
  readonly condition: Node;
  readonly then: Node;
  readonly otherwise: Node;
}

export interface Between {
  readonly type: 'between';
  readonly at: number;
  readonly value: Node;
  readonly from: Node;
  readonly to: Node;
}

/** `value in (test, test)`. */
export interface Membership {
  readonly type: 'in';
  readonly at: number;
  readonly tests: readonly Node[];
  readonly value: Node;
  /** Where the tested value stands while the tests run. */
  readonly slot: number;
}

/** `[1..5)` applied to the tested value. */
export interface Range {
  readonly type: 'range';
  readonly at: number;
  readonly value: Node;
  readonly from: Node;
  readonly to: Node;
  readonly includesFrom: boolean;
  readonly includesTo: boolean;
}

/** A plain value as a test: equal to it, or one of its entries where it is a list. */
export interface Matches {
  readonly type: 'matches';
  readonly at: number;
  readonly value: Node;
  readonly expected: Node;
}

/** What a name runs over: a list, or whole numbers `from..to`. */
export interface Binding {
  readonly name: string;
  readonly slot: number;
  readonly at: number;
  readonly over: Node;
  readonly to?: Node;
}

export interface Quantified {
  readonly type: 'quantified';
  readonly at: number;
  readonly kind: 'some' | 'every';
  readonly bindings: readonly Binding[];
  readonly body: Node;
}

export interface Iteration {
  readonly type: 'for';
  readonly at: number;
  readonly bindings: readonly Binding[];
  readonly body: Node;
}

export interface Call {
  readonly type: 'call';
  readonly at: number;
  readonly name: string;
  readonly args: readonly Node[];
}

export interface InstanceOf {
  readonly type: 'instance';
  readonly at: number;
  readonly of: Node;
  readonly typeName: InstanceType;
}

export const instanceTypes = ['number', 'string', 'boolean', 'date', 'list', 'context', 'null'] as const;
export type InstanceType = (typeof instanceTypes)[number];

/** The parts directly below a node, in reading order. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'literal':
    case 'fact':
    case 'local':
      return [];
    case 'member':
    case 'negation':
    case 'not':
    case 'instance':
      return [node.of];
    case 'list':
      return node.items;
    case 'context':
      return node.entries.map((entry) => entry.value);
    case 'arithmetic':
      return [node.first, ...node.rest.map((part) => part.operand)];
    case 'comparison':
      return [node.left, node.right];
    case 'logic':
      return node.terms;
    case 'if':
      return [node.condition, node.then, node.otherwise];
    case 'between':
    case 'range':
      return [node.value, node.from, node.to];
    case 'in':
      return [node.value, ...node.tests];
    case 'matches':
      return [node.value, node.expected];
    case 'quantified':
    case 'for':
      return [...node.bindings.flatMap((binding) => (binding.to ? [binding.over, binding.to] : [binding.over])), node.body];
    case 'call':
      return node.args;
  }
}
