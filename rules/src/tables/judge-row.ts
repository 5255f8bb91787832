import type { Result } from '../expressions/result.js';
import { describeLabelled } from '../messages/describe-value.js';
import type { Facts, Message, Value } from '../values.js';
import type { CompiledCell, CompiledRow, CompiledTable } from './compile-table.js';

/** Whether one row fits one case. */
export type Verdict =
  | { readonly result: 'taken' }
  | { readonly result: 'not-taken'; readonly reason: Message }
  | { readonly result: 'unknown'; readonly missing: readonly string[]; readonly reason: Message }
  | { readonly result: 'failed'; readonly code: string; readonly message: Message };

/** One case at one table: inputs are computed once, and only when a row asks for them. */
export class Trial {
  /** Names of the facts that were looked at. */
  readonly read = new Set<string>();
  private readonly values: Result[] = [];

  constructor(
    readonly table: CompiledTable,
    readonly facts: Facts,
  ) {}

  input(column: number): Result {
    const known = this.values[column];
    if (known) return known;
    const input = this.table.inputs[column];
    if (!input) throw new RangeError(`The table "${this.table.definition.id}" has no input ${column + 1}`);
    for (const fact of input.facts) this.read.add(fact);
    const value = input.evaluate(this.facts);
    this.values[column] = value;

    return value;
  }

  /** The input's value in words. */
  told(column: number, value: Value | undefined): Message {
    return describeLabelled(value, this.table.definition.inputs[column]?.labels);
  }

  title(column: number): Message {
    const input = this.table.definition.inputs[column];
    return { zh: input?.title ?? '', en: input?.titleEn ?? input?.id ?? '' };
  }
}

/** A row fits when every cell holds; one that certainly does not is enough against it, whatever is missing elsewhere. */
export function judgeRow(row: CompiledRow, trial: Trial): Verdict {
  let open: Verdict | undefined;
  for (const cell of row.cells) {
    const verdict = judgeCell(cell, trial);
    if (verdict?.result === 'not-taken') return verdict;
    if (verdict?.result === 'failed' && !open) return verdict;
    if (verdict?.result === 'unknown') open = open?.result === 'unknown' ? { ...open, missing: [...open.missing, ...verdict.missing] } : verdict;
  }
  return open ?? { result: 'taken' };
}

/** Nothing where the cell holds. */
function judgeCell({ column, tests, words }: CompiledCell, trial: Trial): Verdict | undefined {
  const input = trial.input(column);
  if (input.status !== 'value') return notComputed(input, trial.title(column));
  for (const fact of tests.facts) trial.read.add(fact);
  const answer = tests.evaluate(input.value, trial.facts);
  if (answer.status !== 'value') return notComputed(answer, trial.title(column));

  return answer.value === true ? undefined : { result: 'not-taken', reason: notFitting(trial.title(column), trial.told(column, input.value), words) };
}

function notComputed(result: Exclude<Result, { status: 'value' }>, title: Message): Verdict {
  if (result.status === 'failed')
    return {
      result: 'failed',
      code: result.code,
      message: { zh: `“${title.zh}”无法判断：${result.message.zh}`, en: `"${title.en}" cannot be judged: ${result.message.en}` },
    };

  return { result: 'unknown', missing: result.missing, reason: { zh: `${title.zh}未知`, en: `${title.en} is unknown` } };
}

/** `档案质量为 B，要求 A` */
function notFitting(title: Message, given: Message, wanted: Message): Message {
  return { zh: `${title.zh}为 ${given.zh}，要求 ${wanted.zh}`, en: `${title.en} is ${given.en}, wanted: ${wanted.en}` };
}
