import type { Condition } from '../conditions/condition.js';
import { nameOf } from '../conditions/evaluate-condition.js';
import { isAll, isAny, isExpressionReference, isFactReference, isNot } from '../conditions/kind-of-condition.js';
import type { DecisionDefinition } from '../decisions/definition.js';
import { parseExpression, parseUnaryTests } from '../expressions/parse-expression.js';
import { childrenOf, type Node } from '../expressions/syntax/node.js';
import { isList, parsePath } from '../facts/fact-path.js';
import { operandsOf } from '../tables/analysis/cell-operands.js';
import type { Value } from '../values.js';

/** What a decision compares each fact with: the constants, by the fact's dotted name, and how many comparisons there are in all. */
export interface ComparedValues {
  readonly values: ReadonlyMap<string, readonly Value[]>;
  readonly comparisons: number;
}

/** Reads every condition, cell and expression of the definitions. */
export function comparedValues(definitions: readonly DecisionDefinition[]): ComparedValues {
  const values = new Map<string, Value[]>();
  let comparisons = 0;
  const add = (name: string, constants: readonly Value[]) => {
    comparisons += 1;
    values.set(name, [...(values.get(name) ?? []), ...constants]);
  };
  for (const definition of definitions) gather(definition, add);

  return { values, comparisons };
}

type Add = (name: string, constants: readonly Value[]) => void;

function gather(definition: DecisionDefinition, add: Add): void {
  if (definition.kind === 'decision-table') {
    for (const row of definition.rows) for (const [column, cell] of row.when.entries()) gatherCell(definition.inputs[column]?.expr ?? '', cell, add);
  } else if (definition.kind === 'scorecard') {
    for (const { expr, attributes } of definition.characteristics) for (const { when } of attributes) gatherCell(expr, when, add);
    for (const { when } of definition.vetoes ?? []) gatherExpression(when, add);
  } else if (definition.kind === 'formula') {
    for (const { expr } of definition.outputs) gatherExpression(expr, add);
  } else if (definition.kind === 'rule-set') {
    for (const { conditions } of definition.rules) gatherCondition(conditions, add);
  }
}

function gatherCell(expr: string, cell: string, add: Add): void {
  if (/^\s*-?\s*$/.test(cell)) return;
  const path = parsePath(expr.trim());
  const tests = parseUnaryTests(cell);
  if (path) add(path.join('.'), tests.ok ? (operandsOf(tests.value.root)?.constants ?? []) : []);
  else gatherExpression(expr, add);
}

function gatherExpression(text: string, add: Add): void {
  const parsed = parseExpression(text);
  if (parsed.ok) gatherNode(parsed.value.root, add);
}

function gatherNode(node: Node, add: Add): void {
  if (node.type === 'comparison') {
    const [left, right] = [node.left, node.right];
    if (left.type === 'fact') add(left.path.join('.'), right.type === 'literal' ? [right.value] : []);
    else if (right.type === 'fact') add(right.path.join('.'), left.type === 'literal' ? [left.value] : []);
  }
  for (const child of childrenOf(node)) gatherNode(child, add);
}

function gatherCondition(condition: Condition, add: Add): void {
  if (isAny(condition)) for (const part of condition.any) gatherCondition(part, add);
  else if (isAll(condition)) for (const part of condition.all) gatherCondition(part, add);
  else if (isNot(condition)) gatherCondition(condition.not, add);
  else {
    const { value } = condition;
    const constants = isFactReference(value) || isExpressionReference(value) ? [] : isList(value) ? value : [value];
    add(nameOf(condition.fact, condition.path), constants);
  }
}
