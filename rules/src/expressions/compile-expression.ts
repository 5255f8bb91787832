import { done, type Outcome } from '../outcome.js';
import type { Facts, Value } from '../values.js';
import { compileNode } from './compilation/compile-node.js';
import { factsOfExpression } from './facts-of-expression.js';
import { hasLoops, leastSteps, wouldExceed } from './least-steps.js';
import { expressionLimits } from './limits.js';
import { type Expression, inputSlot, parseExpression, parseUnaryTests } from './parse-expression.js';
import { type Result, toResult } from './result.js';
import { type EvaluationOptions, Run } from './run.js';

/** An expression ready to run. */
export interface CompiledExpression {
  readonly expression: Expression;
  /** Facts it reads. */
  readonly facts: readonly string[];
  readonly evaluate: (facts: Facts, options?: EvaluationOptions) => Result;
}

/** The condition of a table's cell over the tested value. */
export interface CompiledTests {
  readonly expression: Expression;
  readonly facts: readonly string[];
  readonly evaluate: (tested: Value, facts: Facts, options?: EvaluationOptions) => Result;
}

/** Parses and compiles a text. */
export function compileExpression(text: string): Outcome<CompiledExpression> {
  const expression = parseExpression(text);

  return expression.ok ? done(compile(expression.value)) : expression;
}

/** Parses and compiles the cell of a decision table. */
export function compileUnaryTests(text: string): Outcome<CompiledTests> {
  const parsed = parseUnaryTests(text);
  if (!parsed.ok) return parsed;
  const expression = parsed.value;
  const code = compileNode(expression.root);
  const loops = hasLoops(expression.root);

  return done({
    expression,
    facts: factsOfExpression(expression),
    evaluate: (tested, facts, options) => {
      const exceeding = loops ? exceeds(expression, facts, options) : undefined;
      if (exceeding) return exceeding;
      const run = new Run(facts, options);
      run.locals[inputSlot] = tested;
      return toResult(code(run), run);
    },
  });
}

const compiled = new WeakMap<Expression, CompiledExpression>();

/** Evaluates a parsed expression; the first time it is compiled. */
export function evaluateExpression(expression: Expression, facts: Facts, options?: EvaluationOptions): Result {
  const ready = compiled.get(expression) ?? compile(expression);
  compiled.set(expression, ready);

  return ready.evaluate(facts, options);
}

function compile(expression: Expression): CompiledExpression {
  const code = compileNode(expression.root);
  const loops = hasLoops(expression.root);
  return {
    expression,
    facts: factsOfExpression(expression),
    evaluate: (facts, options) => {
      const exceeding = loops ? exceeds(expression, facts, options) : undefined;
      if (exceeding) return exceeding;
      const run = new Run(facts, options);
      return toResult(code(run), run);
    },
  };
}

/** What would be stopped on the way is not begun. */
function exceeds({ root }: Expression, facts: Facts, { budget = expressionLimits.steps }: EvaluationOptions = {}): Result | undefined {
  const steps = leastSteps(root, facts);

  return steps > budget ? { status: 'failed', code: 'EXPRESSION_OVER_BUDGET', message: wouldExceed(steps, budget) } : undefined;
}
