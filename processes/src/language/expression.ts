import {
  type Condition,
  compileExpression,
  done,
  evaluateCondition,
  type Facts,
  factsOf,
  type Message,
  type Outcome,
  parseCondition,
  refused,
  type Truth,
  type Value,
} from '@onething/rules';
import { languages } from './namespaces.js';
import type { ExpressionModel } from './process-model.js';

/** One compiled calculation of the model. */
export interface Expression {
  readonly text: string;
  /** Dotted names of the facts that it reads. */
  readonly facts: readonly string[];
  evaluate(facts: Facts): Calculated;
}

export type Calculated =
  | { readonly status: 'value'; readonly value: Value }
  | { readonly status: 'unknown'; readonly missing: readonly string[] }
  | { readonly status: 'failed'; readonly code: string; readonly message: Message };

/** The condition of a sequence flow, in either of its two languages. */
export interface FlowCondition {
  readonly text: string;
  readonly facts: readonly string[];
  test(facts: Facts): Tested;
}

export type Tested =
  | { readonly status: 'tested'; readonly truth: Truth; readonly missing: readonly string[] }
  | { readonly status: 'failed'; readonly code: string; readonly message: Message };

/** Compiles one expression of our FEEL subset. */
export function compileFeel(text: string): Outcome<Expression> {
  const compiled = compileExpression(text);
  return compiled.ok ? done({ text, facts: compiled.value.facts, evaluate: (facts) => compiled.value.evaluate(facts) }) : compiled;
}

/** Compiles a `conditionExpression`: conditions as JSON, or FEEL. */
export function compileCondition(model: ExpressionModel): Outcome<FlowCondition> {
  return model.language === languages.conditions ? compileJsonCondition(model.text) : compileFeelCondition(model.text);
}

function compileJsonCondition(text: string): Outcome<FlowCondition> {
  const json = parseJson(text);
  if (!json.ok) return json;

  const condition = parseCondition(json.value);
  return condition.ok ? done({ text, facts: factsOf(condition.value), test: (facts) => testCondition(condition.value, facts) }) : condition;
}

function parseJson(text: string): Outcome<unknown> {
  try {
    return done(JSON.parse(text));
  } catch {
    return refused('CONDITION_NOT_VALID', { zh: '条件不是合法的 JSON。', en: 'The condition is not valid JSON.' });
  }
}

function testCondition(condition: Condition, facts: Facts): Tested {
  const { truth, missing } = evaluateCondition(condition, facts);
  return { status: 'tested', truth, missing };
}

function compileFeelCondition(text: string): Outcome<FlowCondition> {
  const expression = compileFeel(text);
  return expression.ok ? done({ text, facts: expression.value.facts, test: (facts) => testExpression(expression.value, facts) }) : expression;
}

function testExpression(expression: Expression, facts: Facts): Tested {
  const result = expression.evaluate(facts);
  if (result.status === 'failed') return result;
  if (result.status === 'unknown') return { status: 'tested', truth: 'unknown', missing: result.missing };
  if (typeof result.value === 'boolean') return { status: 'tested', truth: result.value, missing: [] };
  if (result.value === null) return { status: 'tested', truth: 'unknown', missing: [expression.text] };

  return {
    status: 'failed',
    code: 'CONDITION_NOT_BOOLEAN',
    message: { zh: `条件“${expression.text}”的结果不是“是/否”。`, en: `The condition “${expression.text}” is neither true nor false.` },
  };
}
