import type { Evaluation, ExplainedRow } from '../decisions/evaluation.js';
import { decided, describeBases, describeMissing, explain, notDecidable, undecided } from '../decisions/explain.js';
import type { Result } from '../expressions/result.js';
import { listed } from '../messages/join.js';
import type { Facts, LegalBasis, Message, Value } from '../values.js';
import type { CompiledOutput, CompiledRow, CompiledTable } from './compile-table.js';
import { judgeRow, Trial, type Verdict } from './judge-row.js';

interface Tried {
  readonly row: CompiledRow;
  readonly verdict: Verdict;
}

/** Evaluates a table for one case: hit policy, output, and the reasons. */
export function evaluateTable(table: CompiledTable, facts: Facts): Evaluation {
  const trial = new Trial(table, facts);
  const tried = table.definition.hitPolicy === 'F' ? tryUntilTaken(trial) : tryAll(trial);
  const taken = tried.filter(({ verdict }) => verdict.result === 'taken');
  const unknown = tried.filter(({ verdict }) => verdict.result === 'unknown');
  const failed = tried.find(({ verdict }) => verdict.result === 'failed');
  const telling = { trial, tried };
  if (taken.length > 1) return notUnique(telling, taken);
  if (unknown.length > 0) return withUnknown(telling, unknown, taken[0]);
  if (failed) return rowFailed(telling, failed);
  const [row] = taken;

  return row ? takeRow(telling, row.row) : takeDefault(telling);
}

interface Telling {
  readonly trial: Trial;
  readonly tried: readonly Tried[];
}

function tryUntilTaken(trial: Trial): readonly Tried[] {
  const tried: Tried[] = [];
  for (const row of trial.table.rows) {
    const verdict = judgeRow(row, trial);
    tried.push({ row, verdict });
    if (verdict.result === 'taken' || verdict.result === 'failed') break;
  }
  return tried;
}

function tryAll(trial: Trial): readonly Tried[] {
  return trial.table.rows.map((row) => ({ row, verdict: judgeRow(row, trial) }));
}

function takeRow(telling: Telling, row: CompiledRow): Evaluation {
  const { definition } = telling.trial.table;
  const basis = [...(row.row.basis ? [row.row.basis] : []), ...(definition.basis ?? [])];
  const sentences = [rowTaken(row, telling.trial), ...noteOf(row)];

  return give(row.output, telling, sentences, basis);
}

function takeDefault(telling: Telling): Evaluation {
  const { definition, defaultOutput } = telling.trial.table;
  if (!defaultOutput) return noMatch(telling);

  return give(defaultOutput, telling, [{ zh: '没有一行适用，采用默认结果。', en: 'No row fits; the default applies.' }], definition.basis ?? []);
}

function give(output: CompiledOutput, telling: Telling, sentences: readonly Message[], basis: readonly LegalBasis[]): Evaluation {
  const made = computeOutput(output, telling.trial);
  const tell = (more: readonly Message[]) => explanationOf(telling, [...sentences, ...more], basis);
  if (made.status === 'value') return decided(made.output, tell([]));
  if (made.status === 'unknown') return undecided(made.missing, tell([describeMissing(made.missing, telling.trial.table.definition.facts)]));
  const message = { zh: `结果无法计算：${made.message.zh}。`, en: `The result cannot be computed: ${made.message.en}.` };

  return notDecidable('EXPRESSION_FAILED', message, tell([message]));
}

type Output = { readonly status: 'value'; readonly output: Readonly<Record<string, Value>> } | Exclude<Result, { status: 'value' }>;

function computeOutput(entries: CompiledOutput, trial: Trial): Output {
  const output: Record<string, Value> = {};
  for (const { id, source } of entries) {
    const result: Result = 'evaluate' in source ? evaluateOutput(source, trial) : { status: 'value', value: source.value };
    if (result.status !== 'value') return result;
    output[id] = result.value;
  }
  return { status: 'value', output };
}

function evaluateOutput(source: { readonly facts: readonly string[]; readonly evaluate: (facts: Facts) => Result }, trial: Trial): Result {
  for (const fact of source.facts) trial.read.add(fact);

  return source.evaluate(trial.facts);
}

/** Rows that may fit stand before the sure one. When all of them would give the same, the missing facts do not matter. */
function withUnknown(telling: Telling, unknown: readonly Tried[], taken: Tried | undefined): Evaluation {
  const { trial } = telling;
  const { definition, defaultOutput } = trial.table;
  const fallback = taken?.row.output ?? defaultOutput;
  const failed = telling.tried.some(({ verdict }) => verdict.result === 'failed');
  if (definition.hitPolicy === 'F' && fallback && !failed) {
    const outputs = [...unknown.map(({ row }) => row.output), fallback].map((output) => computeOutput(output, trial));
    const [first] = outputs;
    if (first?.status === 'value' && outputs.every((output) => output.status === 'value' && JSON.stringify(output.output) === JSON.stringify(first.output)))
      return decided(
        first.output,
        explanationOf(telling, [sameAnyway(missingOf(unknown), definition.facts), ...(taken ? [rowTaken(taken.row, trial)] : [])], definition.basis ?? []),
      );
  }
  const missing = missingOf(unknown);

  return undecided(missing, explanationOf(telling, [describeMissing(missing, definition.facts)], definition.basis ?? []));
}

function missingOf(unknown: readonly Tried[]): readonly string[] {
  return [...new Set(unknown.flatMap(({ verdict }) => (verdict.result === 'unknown' ? verdict.missing : [])))];
}

function sameAnyway(missing: readonly string[], facts: CompiledTable['definition']['facts']): Message {
  const told = describeMissing(missing, facts);
  return {
    zh: `${told.zh.replace('还不能决定：', '')}但无论它们如何，结果都相同。`,
    en: `${told.en.replace('Cannot be decided yet: ', '')} The result is the same in every case.`,
  };
}

function rowFailed(telling: Telling, { row, verdict }: Tried): Evaluation {
  const reason = verdict.result === 'failed' ? verdict.message : { zh: '', en: '' };
  const message = { zh: `第 ${row.number} 行无法判断：${reason.zh}。`, en: `Row ${row.number} cannot be judged: ${reason.en}.` };

  return notDecidable('EXPRESSION_FAILED', message, explanationOf(telling, [message], telling.trial.table.definition.basis ?? []));
}

function noMatch(telling: Telling): Evaluation {
  const { definition } = telling.trial.table;
  const seen = describeInputs(
    definition.inputs.map((_, column) => column),
    telling.trial,
  );
  const message = {
    zh: `决策表“${definition.title}”没有一行适用：${seen.zh}。请补充相应的行或默认结果。`,
    en: `No row of "${definition.titleEn ?? definition.id}" fits: ${seen.en}. Add a row or a default.`,
  };

  return notDecidable('DECISION_NO_MATCH', message, explanationOf(telling, [message], definition.basis ?? []));
}

function notUnique(telling: Telling, taken: readonly Tried[]): Evaluation {
  const { definition } = telling.trial.table;
  const numbers = taken.map(({ row }) => row.number);
  const message = {
    zh: `决策表“${definition.title}”要求只有一行适用，但第 ${numbers.join('、')} 行同时适用。请修改其中一行的条件。`,
    en: `Only one row of "${definition.titleEn ?? definition.id}" may fit, but rows ${numbers.join(', ')} do. Change one of them.`,
  };

  return notDecidable('DECISION_NOT_UNIQUE', message, explanationOf(telling, [message], definition.basis ?? []));
}

/** `第 3 行适用：匹配结果为 EXACT、档案质量为 A；依据《…》第39条。` */
function rowTaken(row: CompiledRow, trial: Trial): Message {
  const seen = describeInputs(
    row.cells.map((cell) => cell.column),
    trial,
  );
  const based = describeBases(row.row.basis ? [row.row.basis] : []);
  const because = row.cells.length > 0 ? seen : { zh: '没有其他条件', en: 'it asks nothing' };

  return { zh: `第 ${row.number} 行适用：${because.zh}${based.zh}。`, en: `Row ${row.number} fits: ${because.en}${based.en}.` };
}

function noteOf({ row }: CompiledRow): readonly Message[] {
  return row.note === undefined ? [] : [{ zh: ended(row.note, '。'), en: row.noteEn === undefined ? ended(row.note, '。') : ended(row.noteEn, '.') }];
}

function ended(text: string, sign: string): string {
  return /[。.!?！？]$/.test(text) ? text : `${text}${sign}`;
}

function describeInputs(columns: readonly number[], trial: Trial): Message {
  return listed(columns.map((column) => describeInput(column, trial)));
}

function describeInput(column: number, trial: Trial): Message {
  const [title, input] = [trial.title(column), trial.input(column)];
  const value = trial.told(column, input.status === 'value' ? input.value : undefined);
  return { zh: `${title.zh}为 ${value.zh}`, en: `${title.en} is ${value.en}` };
}

function explanationOf({ trial, tried }: Telling, sentences: readonly Message[], basis: readonly LegalBasis[]) {
  return explain(trial.table.definition, trial.facts, { sentences, read: trial.read, rows: tried.map(explainRow), basis });
}

function explainRow({ row, verdict }: Tried): ExplainedRow {
  const { id } = row.row;
  if (verdict.result === 'taken') return { id, result: 'taken' };
  if (verdict.result === 'failed') return { id, result: 'unknown', reason: verdict.message };

  return { id, result: verdict.result, reason: verdict.reason };
}
