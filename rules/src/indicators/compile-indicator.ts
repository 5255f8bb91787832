import type { Condition } from '../conditions/condition.js';
import { type ConditionResult, compileCondition } from '../conditions/evaluate-condition.js';
import { factsOf } from '../conditions/facts-of.js';
import type { IndicatorDefinition, Measure } from '../decisions/definition.js';
import { type CompiledExpression, compileExpression } from '../expressions/compile-expression.js';
import { done, type Outcome, type Problem, refused } from '../outcome.js';
import type { Facts } from '../values.js';

/** An indicator whose texts are all compiled. */
export interface CompiledIndicator {
  readonly definition: IndicatorDefinition;
  readonly rows: CompiledExpression;
  readonly where: ((facts: Facts) => ConditionResult) | undefined;
  readonly measures: readonly CompiledMeasure[];
  /** What it reads besides the fields of a row. */
  readonly facts: readonly string[];
}

export interface CompiledMeasure {
  readonly measure: Measure;
  readonly where: ((facts: Facts) => ConditionResult) | undefined;
  readonly of: CompiledExpression | undefined;
  readonly elapsed: CompiledExpression | undefined;
}

/** Compiles every text; all that cannot be read is told at once. */
export function compileIndicator(definition: IndicatorDefinition): Outcome<CompiledIndicator> {
  const problems: Problem[] = [];
  const keep = (text: string | undefined, place: string): CompiledExpression | undefined => {
    const outcome = text === undefined ? undefined : compileExpression(text);
    if (outcome && !outcome.ok) problems.push({ code: outcome.code, place, message: outcome.message });
    return outcome?.ok ? outcome.value : undefined;
  };
  const rows = keep(definition.rows, '/rows');
  const measures = definition.measures.map((measure, index) => ({
    measure,
    where: measure.where && compileCondition(measure.where),
    of: keep(measure.of, `/measures/${index}/of`),
    elapsed: keep(measure.elapsed, `/measures/${index}/elapsed`),
  }));
  if (!rows || problems.length > 0)
    return refused(
      'DECISION_INVALID',
      { zh: `指标“${definition.title}”中有写错的表达式。`, en: `The indicator "${definition.titleEn ?? definition.id}" has expressions that cannot be read.` },
      problems,
    );
  const where = definition.where && compileCondition(definition.where);

  return done({ definition, rows, where, measures, facts: factsRead(definition, rows, measures) });
}

function factsRead({ row, where, measures: written }: IndicatorDefinition, rows: CompiledExpression, measures: readonly CompiledMeasure[]): readonly string[] {
  const conditions: readonly Condition[] = [where, ...written.map((measure) => measure.where)].filter((condition) => condition !== undefined);
  const overRows = [...conditions.flatMap(factsOf), ...measures.flatMap(({ of }) => of?.facts ?? [])].filter(
    (name) => !Object.hasOwn(row, name.split('.')[0] ?? ''),
  );

  return [...new Set([...rows.facts, ...overRows, ...measures.flatMap(({ elapsed }) => elapsed?.facts ?? [])])];
}
