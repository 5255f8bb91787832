import { done, type Outcome } from '../outcome.js';
import type { Facts, Message, Value } from '../values.js';
import { compileDecision } from './compile-decision.js';
import type { Decision } from './decision.js';
import type { DecisionDefinition } from './definition.js';
import type { Evaluation, Explanation } from './evaluation.js';
import { orderDecisions } from './order-decisions.js';

/** A decision with all that it requires, as one decision; its facts are those that nothing of the graph gives. */
export function compileGraph(definitions: Readonly<Record<string, DecisionDefinition>>, id: string): Outcome<Decision> {
  const ordered = orderDecisions(definitions, id);
  if (!ordered.ok) return ordered;
  const decisions: Decision[] = [];
  for (const definition of ordered.value) {
    const compiled = compileDecision(definition);
    if (!compiled.ok) return compiled;
    decisions.push(compiled.value);
  }
  const last = decisions.at(-1);
  if (!last) throw new RangeError('A graph has its own decision at least');

  const made = new Set(decisions.map((decision) => decision.id));
  const facts = [...new Set(decisions.flatMap((decision) => decision.facts))].filter((fact) => !made.has(fact.split('.')[0] ?? ''));
  return done({ id, definition: last.definition, facts, evaluate: (given) => evaluateAll(decisions, given) });
}

function evaluateAll(decisions: readonly Decision[], given: Facts): Evaluation {
  const known: Record<string, Value> = { ...given };
  const made = new Map<string, Evaluation>();
  let result: Evaluation | undefined;
  for (const decision of decisions) {
    result = withRequired(decision, decision.evaluate(known), made);
    made.set(decision.id, result);
    if (result.status === 'decided') known[decision.id] = result.output;
  }
  if (!result) throw new RangeError('A graph has its own decision at least');

  return result;
}

/**
 * A result that is open because a required decision is: it misses what that one misses, or cannot be made because that one cannot.
 * The explanation tells the required decisions first.
 */
function withRequired({ definition }: Decision, own: Evaluation, made: ReadonlyMap<string, Evaluation>): Evaluation {
  const required = (definition.requires ?? []).map((id) => ({ id, evaluation: made.get(id) }));
  const explanation = required.reduceRight((all, { evaluation }) => (evaluation ? joined(evaluation.explanation, all) : all), own.explanation);
  if (own.status !== 'unknown') return { ...own, explanation };

  const failed = required.find(({ evaluation }) => evaluation?.status === 'failed')?.evaluation;
  if (failed?.status === 'failed') return { status: 'failed', code: failed.code, message: failed.message, explanation };
  return { status: 'unknown', missing: [...new Set(own.missing.flatMap((name) => underlying(name, made)))], explanation };
}

function underlying(name: string, made: ReadonlyMap<string, Evaluation>): readonly string[] {
  const evaluation = made.get(name.split('.')[0] ?? '');
  return evaluation?.status === 'unknown' ? evaluation.missing : [name];
}

function joined(required: Explanation, own: Explanation): Explanation {
  const { title, titleEn, id } = required.decision;
  const head: Message = { zh: `先作决策“${title}”：`, en: `First the decision "${titleEn ?? id}":` };
  return {
    ...own,
    sentences: [head, ...required.sentences, ...own.sentences],
    facts: [...new Map([...required.facts, ...own.facts].map((fact) => [fact.name, fact])).values()],
    rows: [...required.rows.map((row) => (row.id.includes('/') ? row : { ...row, id: `${id}/${row.id}` })), ...own.rows],
    basis: [...new Map([...required.basis, ...own.basis].map((one) => [JSON.stringify(one), one])).values()],
  };
}
