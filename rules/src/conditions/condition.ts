import type { Value } from '../values.js';

/** json-rules-engine's condition language, the one language of gateways, visibility, rule sets, filters and alerts. */
export type Condition = All | Any | Not | Comparison;

export interface All {
  readonly all: readonly Condition[];
}

export interface Any {
  readonly any: readonly Condition[];
}

export interface Not {
  readonly not: Condition;
}

/** Compares a fact (at an optional dotted `path` inside it, `$.a.b` accepted) with a constant, another fact, or an expression. */
export interface Comparison {
  readonly fact: string;
  readonly path?: string;
  readonly operator: Operator;
  readonly value: Value | FactReference | ExpressionReference;
}

export interface FactReference {
  readonly fact: string;
  readonly path?: string;
}

export interface ExpressionReference {
  readonly expr: string;
}

/** json-rules-engine's ten built-in operators, by its names. */
export type Operator =
  | 'equal'
  | 'notEqual'
  | 'lessThan'
  | 'lessThanInclusive'
  | 'greaterThan'
  | 'greaterThanInclusive'
  | 'in'
  | 'notIn'
  | 'contains'
  | 'doesNotContain';
