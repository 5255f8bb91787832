import type { Evaluation, ExplainedRow } from '../decisions/evaluation.js';
import { decided, describeMissing, explain, notDecidable, undecided } from '../decisions/explain.js';
import type { Facts, LegalBasis, Message } from '../values.js';
import type { CompiledRow, CompiledTable } from './compile-table.js';
import { judgeRow, Trial, type Verdict } from './judge-row.js';
import type { Given, HitPolicy } from './policies/hit-policy.js';
import { hitPolicies } from './policies/index.js';
import { isSure, type Settled, Settlement } from './settlement.js';
import { describeInputs, noteOf, rowTaken } from './tell-table.js';

/** Evaluates a table for one case: hit policy, output, and the reasons. */
export function evaluateTable(table: CompiledTable, facts: Facts): Evaluation {
  const policy = hitPolicies[table.definition.hitPolicy];
  const trial = new Trial(table, facts);
  const tried = tryRows(trial, policy);
  const [taken, unknown, failed] = [rowsOf(tried, 'taken'), rowsOf(tried, 'unknown'), tried.find(({ verdict }) => verdict.result === 'failed')];
  const settlement = new Settlement(policy, trial);
  const settled = settlement.of(taken);
  const telling = { trial, tried, policy };
  const conflict = settled.status === 'failed' && taken.length > 1;
  const sure = isSure(settlement, settled, taken, unknown);
  if (unknown.length > 0 && (!sure || (failed && !conflict))) return open(telling, settled, unknown);
  if (failed && !conflict) return rowFailed(telling, failed);

  return give(telling, settled, unknown);
}

interface Tried {
  readonly row: CompiledRow;
  readonly verdict: Verdict;
}

interface Telling {
  readonly trial: Trial;
  readonly tried: readonly Tried[];
  readonly policy: HitPolicy;
}

function tryRows(trial: Trial, { tries }: HitPolicy): readonly Tried[] {
  const tried: Tried[] = [];
  for (const row of trial.table.rows) {
    const verdict = judgeRow(row, trial);
    tried.push({ row, verdict });
    if (tries === 'until-first' && (verdict.result === 'taken' || verdict.result === 'failed')) break;
  }
  return tried;
}

function rowsOf(tried: readonly Tried[], result: Verdict['result']): readonly CompiledRow[] {
  return tried.filter(({ verdict }) => verdict.result === result).map(({ row }) => row);
}

function open(telling: Telling, settled: Settled, unknown: readonly CompiledRow[]): Evaluation {
  const missing = [...missingOf(telling, unknown), ...(settled.status === 'unknown' ? settled.missing : [])];

  return undecided(missing, explanationOf(telling, [describeMissing(missing, telling.trial.table.definition.facts)]));
}

function give(telling: Telling, settled: Settled, unknown: readonly CompiledRow[]): Evaluation {
  const { facts } = telling.trial.table.definition;
  if (settled.status === 'unknown') return undecided(settled.missing, explanationOf(telling, [describeMissing(settled.missing, facts)]));
  if (settled.status === 'none') return noMatch(telling);
  if (settled.status === 'failed') return notDecidable(settled.code, settled.message, explanationOf(telling, [settled.message]), settled.cause);
  const reasons = unknown.length > 0 ? reasonsAnyway(telling, settled, unknown) : reasonsFor(telling, settled);

  return decided(settled.output, explanationOf(telling, reasons, settled, basisOf(telling, settled, unknown)));
}

/** Rows may still fit or not: only those that surely do are told. */
function reasonsAnyway(telling: Telling, settled: Given, unknown: readonly CompiledRow[]): readonly Message[] {
  const anyway = sameAnyway(missingOf(telling, unknown), telling.trial.table.definition.facts);

  return settled.from.length > 0 ? [anyway, ...reasonsFor(telling, settled)] : [anyway];
}

/** Every row that the output comes from, each with its author's words. */
function reasonsFor({ trial }: Telling, { from, told }: Given): readonly Message[] {
  const rows = trial.table.rows.filter((row) => from.some(({ number }) => number === row.number));
  if (rows.length === 0) return [trial.table.defaultOutput ? byDefault : nothingFits];

  return [...rows.flatMap((row) => [rowTaken(row, trial), ...noteOf(row)]), ...(told ? [told] : [])];
}

const byDefault: Message = { zh: '没有一行适用，采用默认结果。', en: 'No row fits; the default applies.' };
const nothingFits: Message = { zh: '没有一行适用，结果为空。', en: 'No row fits; there is nothing to give.' };

/** While rows are open, nobody can say which one's basis carries the result. */
function basisOf({ trial }: Telling, { from }: Given, unknown: readonly CompiledRow[]): readonly LegalBasis[] {
  const rows = unknown.length > 0 ? [] : trial.table.rows.filter((row) => from.some(({ number }) => number === row.number));
  const bases = rows.flatMap(({ row }) => (row.basis ? [row.basis] : []));
  const different = new Map([...bases, ...(trial.table.definition.basis ?? [])].map((basis) => [JSON.stringify(basis), basis]));

  return [...different.values()];
}

function missingOf({ tried }: Telling, unknown: readonly CompiledRow[]): readonly string[] {
  const missing = tried.flatMap(({ row, verdict }) => (verdict.result === 'unknown' && unknown.includes(row) ? verdict.missing : []));

  return [...new Set(missing)];
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

  return notDecidable('EXPRESSION_FAILED', message, explanationOf(telling, [message]), verdict.result === 'failed' ? verdict.code : undefined);
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

  return notDecidable('DECISION_NO_MATCH', message, explanationOf(telling, [message]));
}

function explanationOf({ trial, tried }: Telling, sentences: readonly Message[], given?: Given, basis = trial.table.definition.basis ?? []) {
  const rows = tried.map((entry) => explainRow(entry, given));

  return explain(trial.table.definition, trial.facts, { sentences, read: trial.read, rows, basis });
}

function explainRow({ row, verdict }: Tried, given: Given | undefined): ExplainedRow {
  const { id } = row.row;
  if (verdict.result === 'taken') return given && !given.from.some(({ number }) => number === row.number) ? outranked(id, given) : { id, result: 'taken' };
  if (verdict.result === 'failed') return { id, result: 'unknown', reason: verdict.message };

  return { id, result: verdict.result, reason: verdict.reason };
}

/** A row that fits, but the policy prefers another. */
function outranked(id: string, { from }: Given): ExplainedRow {
  const numbers = from.map(({ number }) => number);

  return { id, result: 'not-taken', reason: { zh: `也适用，但第 ${numbers.join('、')} 行优先`, en: `fits too, but row ${numbers.join(', ')} ranks first` } };
}
