import { compileExpression } from '../expressions/compile-expression.js';
import { type FactPath, parsePath } from '../facts/fact-path.js';
import { readFact } from '../facts/read-fact.js';
import type { Facts, Message, Truth, Value } from '../values.js';
import type { Comparison, Condition, Operator } from './condition.js';
import { isAll, isAny, isExpressionReference, isFactReference, isNot } from './kind-of-condition.js';
import { operators } from './operators.js';

/** Whether a condition holds, with what it looked at. */
export interface ConditionResult {
  readonly truth: Truth;
  /** Facts that must be known before the answer can be sure; empty when it is. */
  readonly missing: readonly string[];
  readonly trace: ConditionTrace;
}

/** The condition again, each part with its truth and the compared values. */
export type ConditionTrace =
  | { readonly kind: 'all' | 'any' | 'not'; readonly truth: Truth; readonly parts: readonly ConditionTrace[] }
  | {
      readonly kind: 'comparison';
      readonly truth: Truth;
      readonly fact: string;
      readonly operator: Operator;
      /** Absent when unknown. */
      readonly left?: Value;
      readonly right?: Value;
      readonly missing?: readonly string[];
      /** Why an expression on the right side could not be computed. */
      readonly failure?: { readonly code: string; readonly message: Message };
    };

type Evaluate = (facts: Facts) => ConditionResult;

const compiled = new WeakMap<Condition, Evaluate>();

/** Kleene's logic over what is known: one part that decides is enough; a missing fact makes `unknown`, never false. */
export function evaluateCondition(condition: Condition, facts: Facts): ConditionResult {
  const evaluate = compiled.get(condition) ?? compileCondition(condition);
  compiled.set(condition, evaluate);

  return evaluate(facts);
}

/** A condition ready to be asked many times. */
export function compileCondition(condition: Condition): Evaluate {
  if (isAny(condition)) return compileGroup('any', condition.any);
  if (isAll(condition)) return compileGroup('all', condition.all);

  return isNot(condition) ? compileNot(condition.not) : compileComparison(condition);
}

/** An empty group holds, as in json-rules-engine; checks refuse it. */
function compileGroup(kind: 'all' | 'any', conditions: readonly Condition[]): Evaluate {
  const parts = conditions.map(compileCondition);
  const decisive = kind === 'any';
  return (facts) => {
    const results = parts.map((part) => part(facts));
    const truth = groupTruth(results, decisive);
    return { truth, missing: truth === 'unknown' ? missingOf(results) : [], trace: { kind, truth, parts: results.map((result) => result.trace) } };
  };
}

function groupTruth(results: readonly ConditionResult[], decisive: boolean): Truth {
  if (results.length === 0) return true;
  if (results.some((result) => result.truth === decisive)) return decisive;

  return results.some((result) => result.truth === 'unknown') ? 'unknown' : !decisive;
}

function missingOf(results: readonly ConditionResult[]): readonly string[] {
  return [...new Set(results.filter((result) => result.truth === 'unknown').flatMap((result) => result.missing))];
}

function compileNot(condition: Condition): Evaluate {
  const inner = compileCondition(condition);
  return (facts) => {
    const { truth: of, missing, trace } = inner(facts);
    const truth = of === 'unknown' ? of : !of;
    return { truth, missing, trace: { kind: 'not', truth, parts: [trace] } };
  };
}

/** One side of a comparison. */
type Side = { readonly value: Value } | { readonly missing: readonly string[]; readonly failure?: { readonly code: string; readonly message: Message } };

function compileComparison({ fact, path, operator, value }: Comparison): Evaluate {
  const name = nameOf(fact, path);
  const left = factSide(fact, path);
  const right = valueSide(value);
  const { holds } = operators[operator];
  return (facts) => {
    const [a, b] = [left(facts), right(facts)];
    if ('value' in a && 'value' in b) {
      const truth = holds(a.value, b.value);
      return { truth, missing: [], trace: { kind: 'comparison', truth, fact: name, operator, left: a.value, right: b.value } };
    }
    const missing = [...new Set([...('missing' in a ? a.missing : []), ...('missing' in b ? b.missing : [])])];
    const failure = 'missing' in b && b.failure ? { failure: b.failure } : {};
    const known = { ...('value' in a ? { left: a.value } : {}), ...('value' in b ? { right: b.value } : {}) };
    return { truth: 'unknown', missing, trace: { kind: 'comparison', truth: 'unknown', fact: name, operator, ...known, missing, ...failure } };
  };
}

function valueSide(value: Comparison['value']): (facts: Facts) => Side {
  if (isFactReference(value)) return factSide(value.fact, value.path);
  if (isExpressionReference(value)) return expressionSide(value.expr);
  const constant: Side = { value };

  return () => constant;
}

function factSide(fact: string, path: string | undefined): (facts: Facts) => Side {
  const steps = pathOf(fact, path);
  const unknown: Side = { missing: [nameOf(fact, path)] };
  return (facts) => {
    const value = steps && readFact(facts, steps);
    return value === undefined ? unknown : { value };
  };
}

function expressionSide(text: string): (facts: Facts) => Side {
  const expression = compileExpression(text);
  if (!expression.ok) return () => ({ missing: [], failure: { code: expression.code, message: expression.message } });

  return (facts) => {
    const result = expression.value.evaluate(facts);
    if (result.status === 'value') return { value: result.value };
    return result.status === 'unknown' ? { missing: result.missing } : { missing: [], failure: { code: result.code, message: result.message } };
  };
}

/** The fact and the path inside it as one list of steps; `undefined` where it is no plain path. */
export function pathOf(fact: string, path: string | undefined): FactPath | undefined {
  return parsePath(nameOf(fact, path));
}

/** The dotted name that messages use. */
export function nameOf(fact: string, path: string | undefined): string {
  const inner = (path ?? '').replace(/^\$\.?/, '');

  return inner === '' ? fact : `${fact}.${inner}`;
}
