import { compileDecision } from '../decisions/compile-decision.js';
import type { Decision } from '../decisions/decision.js';
import type { DecisionDefinition } from '../decisions/definition.js';
import type { Evaluation } from '../decisions/evaluation.js';
import { isList } from '../facts/fact-path.js';
import { done, type Outcome } from '../outcome.js';
import type { Facts, Value } from '../values.js';

/** Decisions that follow each other as in a process: what one gives is a fact of the next, by its plain name. */
export interface InTurn {
  /** Each decision by id. One that cannot be made gives no facts; those after it may be decided all the same. */
  evaluate(facts: Facts): Readonly<Record<string, Evaluation>>;
}

/** Refused as `compileDecision` refuses. */
export function compileInTurn(definitions: readonly DecisionDefinition[]): Outcome<InTurn> {
  const compiled: { readonly id: string; readonly decision: Decision }[] = [];
  for (const definition of definitions) {
    const decision = compileDecision(definition);
    if (!decision.ok) return decision;
    compiled.push({ id: definition.id, decision: decision.value });
  }
  return done({
    evaluate(given) {
      const facts: Record<string, Value> = { ...given };
      const evaluations: Record<string, Evaluation> = {};
      for (const { id, decision } of compiled) {
        const evaluation = decision.evaluate(facts);
        evaluations[id] = evaluation;
        if (evaluation.status === 'decided') Object.assign(facts, evaluation.output);
      }
      return evaluations;
    },
  });
}

/** The same for a statement: each decision requires those before it, which keeps them in their order. */
export function inTurn(definitions: readonly DecisionDefinition[]): Readonly<Record<string, DecisionDefinition>> {
  return Object.fromEntries(
    definitions.map((definition, index) => [definition.id, { ...definition, requires: definitions.slice(0, index).map(({ id }) => id) }]),
  );
}

/** The number that a decision gives under a name; of a collecting table the sum over its rows. `undefined` where it was not made. */
export function amountOf(evaluation: Evaluation | undefined, output: string): number | undefined {
  if (evaluation?.status !== 'decided') return undefined;
  const { rows, [output]: plain } = evaluation.output;
  if (typeof plain === 'number') return plain;

  // A table that collects one output gives its values, with several outputs its rows.
  if (isList(plain)) return plain.reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);

  return isList(rows) ? rows.reduce<number>((sum, row) => sum + numberIn(row, output), 0) : undefined;
}

function numberIn(row: Value, name: string): number {
  const value = typeof row === 'object' && row !== null && !isList(row) ? row[name] : undefined;
  return typeof value === 'number' ? value : 0;
}
