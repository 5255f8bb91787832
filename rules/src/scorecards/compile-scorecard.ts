import type { Characteristic, Grade, ScorecardDefinition, Veto } from '../decisions/definition.js';
import { type CompiledExpression, compileExpression } from '../expressions/compile-expression.js';
import { done, type Outcome, type Problem, refused } from '../outcome.js';
import { type CompiledTable, compileTable, factsOfTable } from '../tables/compile-table.js';
import { tableOf } from './characteristic-table.js';
import { cardPlace } from './place.js';
import { type CompiledEntries, compileEntries } from './valid-entries.js';

/** A scorecard whose texts are all compiled. */
export interface CompiledScorecard {
  readonly definition: ScorecardDefinition;
  readonly characteristics: readonly CompiledCharacteristic[];
  readonly grades: readonly CompiledGrade[];
  readonly vetoes: readonly CompiledVeto[];
}

export interface CompiledCharacteristic {
  readonly characteristic: Characteristic;
  readonly table: CompiledTable;
  readonly entries?: CompiledEntries;
}

export interface CompiledGrade {
  readonly grade: Grade;
  /** Absent for the grade that takes the rest. */
  readonly from?: { readonly value: number } | CompiledExpression;
}

export interface CompiledVeto {
  readonly veto: Veto;
  readonly holds: CompiledExpression;
}

/** Compiles every text; all that cannot be read is told at once. */
export function compileScorecard(definition: ScorecardDefinition): Outcome<CompiledScorecard> {
  const problems: Problem[] = [];
  const expression = (text: string, place: string): readonly CompiledExpression[] => {
    const outcome = compileExpression(text);
    if (!outcome.ok) problems.push({ code: outcome.code, place, message: outcome.message });
    return outcome.ok ? [outcome.value] : [];
  };
  const characteristics = definition.characteristics.flatMap((characteristic, index) => {
    const table = compileTable(tableOf(characteristic, definition));
    if (!table.ok) problems.push(...(table.problems ?? []).map((problem) => ({ ...problem, place: cardPlace(problem.place, index) })));
    const entries = characteristic.entries && compileEntries(characteristic.entries);
    if (entries && !entries.ok) problems.push({ code: entries.code, place: `/characteristics/${index}/entries`, message: entries.message });
    return table.ok ? [{ characteristic, table: table.value, ...(entries?.ok ? { entries: entries.value } : {}) }] : [];
  });
  const grades = definition.grades.flatMap((grade, index): readonly CompiledGrade[] => {
    if (grade.from === undefined) return [{ grade }];
    if (typeof grade.from === 'number') return [{ grade, from: { value: grade.from } }];
    return expression(grade.from.expr, `/grades/${index}/from/expr`).map((from) => ({ grade, from }));
  });
  const vetoes = (definition.vetoes ?? []).flatMap((veto, index) => expression(veto.when, `/vetoes/${index}/when`).map((holds) => ({ veto, holds })));

  return problems.length > 0 ? refused('DECISION_INVALID', unreadable(definition), problems) : done({ definition, characteristics, grades, vetoes });
}

function unreadable({ title, titleEn, id }: ScorecardDefinition) {
  return { zh: `评分卡“${title}”中有写错的条件或表达式。`, en: `The scorecard "${titleEn ?? id}" has conditions or expressions that cannot be read.` };
}

/** Facts that the scorecard may read. */
export function factsOfScorecard({ characteristics, grades, vetoes }: CompiledScorecard): readonly string[] {
  const ofGrades = grades.flatMap(({ from }) => (from && 'facts' in from ? from.facts : []));

  return [...new Set([...characteristics.flatMap(factsOfCharacteristic), ...vetoes.flatMap(({ holds }) => holds.facts), ...ofGrades])];
}

/** The valid entries are no fact: they are made of the list. */
function factsOfCharacteristic({ table, entries }: CompiledCharacteristic): readonly string[] {
  const read = factsOfTable(table);

  return entries ? [...read.filter((name) => name.split('.')[0] !== entries.entries.as), ...entries.facts] : read;
}
