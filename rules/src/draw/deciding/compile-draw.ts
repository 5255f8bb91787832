import type { DrawDefinition } from '../../decisions/definition.js';
import type { Evaluation } from '../../decisions/evaluation.js';
import { decided, describeMissing, explain, notDecidable, undecided } from '../../decisions/explain.js';
import { type CompiledExpression, compileExpression } from '../../expressions/compile-expression.js';
import type { CompiledKind } from '../../kinds/kind.js';
import { done, type Outcome, type Problem, refused } from '../../outcome.js';
import type { Facts, Message, Value } from '../../values.js';
import { expressionsOf } from './expressions-of.js';
import { readQuestion } from './question.js';
import { runDraw } from './run-draw.js';
import { tellDraw } from './tell-draw.js';

/** A draw ready to run. */
export function compileDraw(definition: DrawDefinition): Outcome<CompiledKind> {
  const lines: Line[] = [];
  const problems: Problem[] = [];
  for (const { place, expr } of expressionsOf(definition)) {
    const expression = compileExpression(expr);
    if (expression.ok) lines.push({ place, expression: expression.value });
    else problems.push({ code: expression.code, place, message: expression.message });
  }
  if (problems.length > 0)
    return refused(
      'DECISION_INVALID',
      { zh: `抽取“${definition.title}”中有写错的表达式。`, en: `The draw "${definition.titleEn ?? definition.id}" has expressions that cannot be read.` },
      problems,
    );
  const read = [...new Set(lines.flatMap(({ expression }) => expression.facts))];

  return done({ facts: read, evaluate: (facts) => evaluate(definition, lines, read, facts) });
}

interface Line {
  readonly place: string;
  readonly expression: CompiledExpression;
}

function evaluate(definition: DrawDefinition, lines: readonly Line[], read: readonly string[], facts: Facts): Evaluation {
  const tell = (sentences: readonly Message[], rows: ReturnType<typeof tellDraw>['rows'] = []) =>
    explain(definition, facts, { sentences, read, rows, basis: [...(definition.basis ?? []), ...definition.strata.flatMap(({ basis }) => basis ?? [])] });
  const given = new Map<string, Value>();
  const missing: string[] = [];
  for (const { place, expression } of lines) {
    const result = expression.evaluate(facts);
    if (result.status === 'failed') return notDecidable('EXPRESSION_FAILED', result.message, tell([result.message]), result.code);
    if (result.status === 'unknown') missing.push(...result.missing);
    else given.set(place, result.value);
  }
  if (missing.length > 0) return undecided(missing, tell([describeMissing(missing, definition.facts)]));
  const question = readQuestion(definition, given);
  const drawn = question.ok ? runDraw(definition, question.value) : question;
  if (!drawn.ok) return notDecidable(drawn.code, drawn.message, tell([drawn.message, ...(drawn.problems ?? []).map(({ message }) => message)]));
  const { sentences, rows } = tellDraw(definition, drawn.value);

  return decided(drawn.value.output, tell(sentences, rows));
}
