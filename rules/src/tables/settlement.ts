import type { Result } from '../expressions/result.js';
import type { Value } from '../values.js';
import type { CompiledOutput, CompiledRow } from './compile-table.js';
import type { Trial } from './judge-row.js';
import type { Combined, FittingRow, HitPolicy, Output } from './policies/hit-policy.js';

/** What the rows that fit amount to. `none`: no row fits, and neither the table nor its policy says what then. */
export type Settled = Combined | { readonly status: 'unknown'; readonly missing: readonly string[] } | { readonly status: 'none' };

type Computed = { readonly status: 'value'; readonly output: Output } | Exclude<Result, { status: 'value' }>;

/** Settles sets of rows of one case; a row's output is computed once. */
export class Settlement {
  private readonly computed = new Map<CompiledRow, Computed>();

  constructor(
    private readonly policy: HitPolicy,
    private readonly trial: Trial,
  ) {}

  /** What would be given if exactly these rows fitted, in the order of the table. */
  of(rows: readonly CompiledRow[]): Settled {
    const fitting: FittingRow[] = [];
    for (const row of this.policy.tries === 'until-first' ? rows.slice(0, 1) : rows) {
      const made = this.outputOf(row);
      if (made.status !== 'value') return notComputed(made);
      fitting.push({ id: row.row.id, number: row.number, output: made.output });
    }
    const [first, ...others] = fitting;

    return first ? this.policy.combine([first, ...others], this.trial.table.definition) : this.ofNone();
  }

  private ofNone(): Settled {
    const { definition, defaultOutput } = this.trial.table;
    const made = defaultOutput && computeOutput(defaultOutput, this.trial);
    if (made && made.status !== 'value') return notComputed(made);
    const output = this.policy.ofNone(made?.output, definition);

    return output ? { status: 'given', output, from: [] } : { status: 'none' };
  }

  private outputOf(row: CompiledRow): Computed {
    const made = this.computed.get(row) ?? computeOutput(row.output, this.trial);
    this.computed.set(row, made);

    return made;
  }
}

/**
 * Whether open rows cannot change the result. It is enough to look at each of them alone and at all of them together: a policy
 * that ranks or compares is moved by one row alone, one that counts or sums by one alone or by all.
 */
export function isSure(settlement: Settlement, settled: Settled, taken: readonly CompiledRow[], unknown: readonly CompiledRow[]): boolean {
  const inOrder = (rows: readonly CompiledRow[]) => [...taken, ...rows].sort((a, b) => a.number - b.number);
  const worlds = unknown.length > 0 ? [unknown, ...unknown.map((row) => [row])] : [];

  return worlds.every((rows) => isSame(settlement.of(inOrder(rows)), settled));
}

function isSame(a: Settled, b: Settled): boolean {
  if (a.status === 'given' && b.status === 'given') return JSON.stringify(a.output) === JSON.stringify(b.output);

  return a.status === 'failed' && b.status === 'failed' && a.code === b.code;
}

function notComputed(result: Exclude<Computed, { status: 'value' }>): Settled {
  if (result.status === 'unknown') return result;
  const message = { zh: `结果无法计算：${result.message.zh}。`, en: `The result cannot be computed: ${result.message.en}.` };

  return { status: 'failed', code: 'EXPRESSION_FAILED', cause: result.code, message };
}

function computeOutput(entries: CompiledOutput, trial: Trial): Computed {
  const output: Record<string, Value> = {};
  for (const { id, source } of entries) {
    const result: Result = 'evaluate' in source ? evaluateOutput(source, trial) : { status: 'value', value: source.value };
    if (result.status !== 'value') return result;
    output[id] = result.value;
  }
  return { status: 'value', output };
}

function evaluateOutput(source: Extract<CompiledOutput[number]['source'], { evaluate: unknown }>, trial: Trial): Result {
  for (const fact of source.facts) trial.read.add(fact);

  return source.evaluate(trial.facts);
}
