import type { Evaluation } from '../decisions/evaluation.js';
import { decidedLazily } from '../decisions/explain.js';
import type { Facts, Value } from '../values.js';
import type { CompiledOutput, CompiledRow, CompiledTable } from './compile-table.js';
import { evaluateTable } from './evaluate-table.js';
import type { FittingRow, Output } from './policies/hit-policy.js';
import { hitPolicies } from './policies/index.js';

/** Evaluates a table for one case. Where all is known the reasons are gathered only when they are read; all else is looked at with them. */
export function decideTable(table: CompiledTable, facts: Facts): Evaluation {
  const output = outputFor(table, facts);

  return output ? decidedLazily(output, () => evaluateTable(table, facts).explanation) : evaluateTable(table, facts);
}

/** Nothing where a fact is missing, something cannot be computed, or the policy has something to say. */
function outputFor(table: CompiledTable, facts: Facts): Output | undefined {
  const policy = hitPolicies[table.definition.hitPolicy];
  const inputs: (Value | undefined)[] = [];
  const fitting: FittingRow[] = [];
  for (const row of table.rows) {
    const fits = rowFits(row, table, inputs, facts);
    if (fits === undefined) return undefined;
    if (!fits) continue;
    const output = computed(row.output, facts);
    if (!output) return undefined;
    fitting.push({ id: row.row.id, number: row.number, output });
    if (policy.tries === 'until-first') break;
  }
  const [first, ...others] = fitting;
  if (!first) return undefined;
  const combined = policy.combine([first, ...others], table.definition);

  return combined.status === 'given' ? combined.output : undefined;
}

/** An input is computed when a row asks for it; a cell that does not hold is enough. */
function rowFits({ cells }: CompiledRow, table: CompiledTable, inputs: (Value | undefined)[], facts: Facts): boolean | undefined {
  let open = false;
  for (const { column, tests, quick } of cells) {
    let input = inputs[column];
    if (input === undefined) {
      const result = table.inputs[column]?.evaluate(facts);
      if (result?.status !== 'value') return undefined;
      input = result.value;
      inputs[column] = input;
    }
    const known = quick?.(input);
    if (known === true) continue;
    if (known === false) return false;
    const answer = tests.evaluate(input, facts);
    if (answer.status !== 'value') open = true;
    else if (answer.value !== true) return false;
  }
  return open ? undefined : true;
}

function computed(entries: CompiledOutput, facts: Facts): Output | undefined {
  const output: Record<string, Value> = {};
  for (const { id, source } of entries) {
    if (!('evaluate' in source)) output[id] = source.value;
    else {
      const result = source.evaluate(facts);
      if (result.status !== 'value') return undefined;
      output[id] = result.value;
    }
  }
  return output;
}
