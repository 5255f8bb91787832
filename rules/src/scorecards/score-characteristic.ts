import type { CompiledRow } from '../tables/compile-table.js';
import { judgeRow, Trial } from '../tables/judge-row.js';
import type { Facts, Message } from '../values.js';
import type { CompiledCharacteristic } from './compile-scorecard.js';
import { anything, exactly, isOne, type Span, spanOf, sum, within } from './span.js';
import { type Expired, type ValidEntries, validEntries } from './valid-entries.js';

/** What one characteristic gives for one case. */
export interface PartialScore {
  readonly compiled: CompiledCharacteristic;
  readonly trial: Trial;
  /** Within the characteristic's cap. */
  readonly points: Span;
  /** The same before the cap. */
  readonly uncapped: Span;
  /** Attributes that count. */
  readonly counted: readonly CompiledRow[];
  /** Facts that would settle it; empty where the attributes are known. */
  readonly missing: readonly string[];
  readonly failure?: { readonly code: string; readonly cause?: string; readonly message: Message };
  /** Entries that no longer count. */
  readonly expired?: readonly Expired[];
}

/** The points of a characteristic; where facts are missing, from how many to how many. */
export function scoreCharacteristic(compiled: CompiledCharacteristic, facts: Facts): PartialScore {
  const entries = compiled.entries && validEntries(compiled.entries, facts);
  const trial = new Trial(compiled.table, entries?.status === 'known' ? entries.facts : facts);
  if (entries && entries.status !== 'known') return withoutEntries(compiled, trial, entries);
  const found = judgeAttributes(compiled, trial);
  const none: PartialScore = { compiled, trial, points: anything, uncapped: anything, counted: [], missing: found.missing };
  if (found.failed && found.open.length === 0)
    return { ...none, failure: { code: 'EXPRESSION_FAILED', cause: found.failed.code, message: found.failed.message } };
  if (compiled.characteristic.takes === 'one' && found.fitting.length > 1) return { ...none, failure: notUnique(compiled, found.fitting) };
  const points = new Map([...found.fitting, ...found.open].map((row) => [row, pointsOf(row, trial)]));
  const failed = found.open.length === 0 ? [...points.values()].find((made) => made.status === 'failed') : undefined;
  if (failed?.status === 'failed') return { ...none, failure: { code: 'EXPRESSION_FAILED', cause: failed.code, message: failed.message } };
  const missing = [...new Set([...found.missing, ...[...points.values()].flatMap((made) => (made.status === 'unknown' ? made.missing : []))])];
  const known = [...points.values()].every((made) => made.status === 'value') && !found.failed;
  const given = (row: CompiledRow) => numberOf(points.get(row));
  const uncapped = known ? spanOfRows(compiled, found.fitting.map(given), found.open.map(given)) : anything;
  if (!uncapped) return { ...none, failure: noAttribute(compiled, trial) };

  return {
    compiled,
    trial,
    uncapped,
    points: within(uncapped, compiled.characteristic.cap),
    counted: found.fitting,
    missing,
    ...(entries ? { expired: entries.expired } : {}),
  };
}

function withoutEntries(compiled: CompiledCharacteristic, trial: Trial, entries: Exclude<ValidEntries, { status: 'known' }>): PartialScore {
  const none = { compiled, trial, points: anything, uncapped: anything, counted: [] };
  if (entries.status === 'unknown') return { ...none, missing: entries.missing };

  return { ...none, missing: [], failure: { code: 'EXPRESSION_FAILED', cause: entries.code, message: entries.message } };
}

/** True where the attributes that count are known. */
export function isSettled({ points, missing }: PartialScore): boolean {
  return missing.length === 0 && isOne(points);
}

interface Judged {
  readonly fitting: readonly CompiledRow[];
  readonly open: readonly CompiledRow[];
  readonly missing: readonly string[];
  readonly failed?: { readonly code: string; readonly message: Message };
}

function judgeAttributes({ characteristic: { takes = 'first' }, table }: CompiledCharacteristic, trial: Trial): Judged {
  const [fitting, open, missing]: [CompiledRow[], CompiledRow[], string[]] = [[], [], []];
  for (const row of table.rows) {
    const verdict = judgeRow(row, trial);
    if (verdict.result === 'failed') return { fitting, open, missing, failed: { code: verdict.code, message: verdict.message } };
    if (verdict.result === 'unknown') {
      open.push(row);
      missing.push(...verdict.missing);
    }
    if (verdict.result === 'taken') fitting.push(row);
    if (verdict.result === 'taken' && takes === 'first') break;
  }
  return { fitting, open, missing };
}

/** Nothing where no attribute fits and nobody said what then. */
function spanOfRows(
  { characteristic: { takes = 'first', otherwise } }: CompiledCharacteristic,
  sure: readonly number[],
  open: readonly number[],
): Span | undefined {
  if (takes === 'all') return spanOfAll(sure, open, otherwise ?? 0);
  const last = sure[0] ?? otherwise;
  const possible = last === undefined ? open : [...open, last];

  return possible.length > 0 ? spanOf(possible) : undefined;
}

function spanOfAll(sure: readonly number[], open: readonly number[], otherwise: number): Span {
  const base = sum(sure);
  if (open.length === 0) return exactly(sure.length > 0 ? base : otherwise);
  const [least, most] = [sum([base, ...open.filter((points) => points < 0)]), sum([base, ...open.filter((points) => points > 0)])];

  return sure.length > 0 ? { low: least, high: most } : { low: Math.min(least, otherwise), high: Math.max(most, otherwise) };
}

type Points =
  | { readonly status: 'value'; readonly value: number }
  | { readonly status: 'unknown'; readonly missing: readonly string[] }
  | { readonly status: 'failed'; readonly code: string; readonly message: Message };

function pointsOf(row: CompiledRow, trial: Trial): Points {
  const source = row.output[0]?.source;
  if (source && 'facts' in source) for (const fact of source.facts) trial.read.add(fact);
  const result = source && 'evaluate' in source ? source.evaluate(trial.facts) : { status: 'value' as const, value: source?.value ?? null };
  if (result.status !== 'value') return result;
  const { value } = result;

  return typeof value === 'number'
    ? { status: 'value', value }
    : {
        status: 'failed',
        code: 'EXPRESSION_TYPE',
        message: { zh: `“${trial.title(0).zh}”的分值不是数字`, en: `the points of "${trial.title(0).en}" are no number` },
      };
}

function numberOf(points: Points | undefined): number {
  return points?.status === 'value' ? points.value : Number.NaN;
}

function notUnique({ characteristic: { title, titleEn, id } }: CompiledCharacteristic, rows: readonly CompiledRow[]) {
  const numbers = rows.map((row) => row.number);
  return {
    code: 'DECISION_NOT_UNIQUE',
    message: {
      zh: `评分项“${title}”只能有一档适用，但第 ${numbers.join('、')} 档同时适用。请修改其中一档的条件。`,
      en: `Only one attribute of "${titleEn ?? id}" may fit, but ${numbers.join(', ')} do. Change one of them.`,
    },
  };
}

function noAttribute({ characteristic: { title, titleEn, id } }: CompiledCharacteristic, trial: Trial) {
  const input = trial.input(0);
  const value = trial.told(0, input.status === 'value' ? input.value : undefined);
  return {
    code: 'DECISION_NO_MATCH',
    message: {
      zh: `评分项“${title}”没有一档适用：其值为 ${value.zh}。请补充一档，或用“otherwise”写明其余情形的分值。`,
      en: `No attribute of "${titleEn ?? id}" fits: its value is ${value.en}. Add one, or state the points of all other cases in "otherwise".`,
    },
  };
}
