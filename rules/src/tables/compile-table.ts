import type { DecisionRow, DecisionTableDefinition } from '../decisions/definition.js';
import { isExpression } from '../decisions/read-base.js';
import { type CompiledExpression, type CompiledTests, compileExpression, compileUnaryTests } from '../expressions/compile-expression.js';
import { done, type Outcome, type Problem, refused } from '../outcome.js';
import type { Message, Value } from '../values.js';
import { describeCell } from './describe-cell.js';
import { type QuickTest, quickTest } from './quick-test.js';

/** A table whose texts are all compiled. */
export interface CompiledTable {
  readonly definition: DecisionTableDefinition;
  readonly inputs: readonly CompiledExpression[];
  readonly rows: readonly CompiledRow[];
  readonly defaultOutput: CompiledOutput | undefined;
}

export interface CompiledRow {
  readonly row: DecisionRow;
  /** From 1, as people count. */
  readonly number: number;
  /** Only the cells that ask something. */
  readonly cells: readonly CompiledCell[];
  readonly output: CompiledOutput;
}

export interface CompiledCell {
  readonly column: number;
  readonly tests: CompiledTests;
  readonly quick: QuickTest | undefined;
  /** What the cell asks, in words. */
  readonly words: Message;
}

export type CompiledOutput = readonly { readonly id: string; readonly source: { readonly value: Value } | CompiledExpression }[];

/** Compiles every cell, input and output; all that cannot be read is told at once. */
export function compileTable(definition: DecisionTableDefinition): Outcome<CompiledTable> {
  const problems: Problem[] = [];
  const keep = <T>(outcome: Outcome<T>, place: string): T[] => {
    if (outcome.ok) return [outcome.value];
    problems.push({ code: outcome.code, place, message: outcome.message });
    return [];
  };
  const output = (then: DecisionRow['then'], place: string): CompiledOutput =>
    definition.outputs.flatMap(({ id }): CompiledOutput => {
      const source = Object.hasOwn(then, id) ? then[id] : null;
      if (!isExpression(source)) return [{ id, source: { value: source ?? null } }];
      return keep(compileExpression(source.expr), `${place}/${id}/expr`).map((expression) => ({ id, source: expression }));
    });
  const inputs = definition.inputs.flatMap((input, index) => keep(compileExpression(input.expr), `/inputs/${index}/expr`));
  const rows = definition.rows.map((row, index) => ({
    row,
    number: index + 1,
    cells: row.when.flatMap((cell, column) =>
      asksNothing(cell)
        ? []
        : keep(compileUnaryTests(cell), `/rows/${index}/when/${column}`).map((tests) => ({
            column,
            tests,
            quick: quickTest(tests.expression.root),
            words: describeCell(tests.expression, { dictionary: definition.facts, labels: definition.inputs[column]?.labels }),
          })),
    ),
    output: output(row.then, `/rows/${index}/then`),
  }));
  const defaultOutput = definition.defaultRow && output(definition.defaultRow, '/defaultRow');

  return problems.length > 0 ? refused('DECISION_INVALID', unreadable(definition), problems) : done({ definition, inputs, rows, defaultOutput });
}

function asksNothing(cell: string): boolean {
  return /^\s*-?\s*$/.test(cell);
}

function unreadable({ title, titleEn, id }: DecisionTableDefinition) {
  return { zh: `决策表“${title}”中有写错的单元格或表达式。`, en: `The table "${titleEn ?? id}" has cells or expressions that cannot be read.` };
}

/** Facts that the table may read. */
export function factsOfTable({ inputs, rows, defaultOutput = [] }: CompiledTable): readonly string[] {
  const outputs = [...rows.flatMap((row) => row.output), ...defaultOutput];
  const ofOutputs = outputs.flatMap(({ source }) => ('facts' in source ? source.facts : []));

  return [...new Set([...inputs.flatMap((input) => input.facts), ...rows.flatMap((row) => row.cells.flatMap((cell) => cell.tests.facts)), ...ofOutputs])];
}
