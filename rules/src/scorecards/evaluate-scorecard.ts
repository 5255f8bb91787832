import type { Evaluation, ExplainedRow } from '../decisions/evaluation.js';
import { decided, describeMissing, explain, notDecidable, undecided } from '../decisions/explain.js';
import type { Facts, LegalBasis, Message, Value } from '../values.js';
import type { CompiledScorecard } from './compile-scorecard.js';
import { bandAt, bandsOf, gradesWithin } from './find-grades.js';
import { type JudgedVetoes, judgeVetoes } from './judge-vetoes.js';
import { isSettled, type PartialScore, scoreCharacteristic } from './score-characteristic.js';
import { exactly, isOne, plus, type Span, within } from './span.js';
import { characteristicTold, gradeAnyway, gradeTold, noGrade, totalTold, vetoTold } from './tell-scorecard.js';

/** Scores one case: the score, its grade, and the reasons. */
export function evaluateScorecard(card: CompiledScorecard, facts: Facts): Evaluation {
  const partials = card.characteristics.map((characteristic) => scoreCharacteristic(characteristic, facts));
  const vetoes = judgeVetoes(card.vetoes, facts);
  const telling = { card, facts, partials, vetoes };
  const failure =
    partials.find((partial) => partial.failure)?.failure ??
    (vetoes.failure && { code: 'EXPRESSION_FAILED', cause: vetoes.failure.code, message: vetoes.failure.message });
  if (failure) return fail(telling, failure.code, failure.message, failure.cause);
  const bands = bandsOf(card.grades, facts);
  if (bands.status === 'failed') return fail(telling, 'EXPRESSION_FAILED', bands.message, bands.code);

  const raw = partials.reduce((total, { points }) => plus(total, points), exactly(card.definition.initialScore ?? 0));
  const total = within(raw, card.definition.bounds);
  const missing = [...partials.filter(({ points }) => !isOne(points)).flatMap((partial) => partial.missing), ...vetoes.missing];
  if (vetoes.holds && vetoes.open.length === 0) return vetoed(telling, raw, total);
  if (bands.status === 'unknown') return open(telling, [...missing, ...bands.missing]);
  const grades = new Set([
    ...(vetoes.holds ? [] : gradesWithin(bands.bands, total)),
    ...[...vetoes.open, ...(vetoes.holds ? [vetoes.holds] : [])].map(({ grade }) => grade),
  ]);
  const [grade, ...others] = grades;
  if (others.length > 0) return open(telling, missing);
  if (grade === undefined) return fail(telling, 'DECISION_NO_MATCH', noGrade(total));
  const sure = missing.length === 0;

  return give(telling, { ...scoreOf(total), grade, ...(card.vetoes.length > 0 && vetoes.open.length === 0 ? { vetoed: null } : {}) }, [
    ...totalTold(raw, total),
    sure ? gradeTold(bands.bands, bandAt(bands.bands, total.low), total.low) : gradeAnyway(card, missing, total, grade),
  ]);
}

interface Telling {
  readonly card: CompiledScorecard;
  readonly facts: Facts;
  readonly partials: readonly PartialScore[];
  readonly vetoes: JudgedVetoes;
}

function vetoed(telling: Telling, raw: Span, total: Span): Evaluation {
  const { holds } = telling.vetoes;
  if (!holds) throw new RangeError('No veto holds');

  return give(telling, { ...scoreOf(total), grade: holds.grade, vetoed: holds.id }, [...totalTold(raw, total), vetoTold(telling.card, holds)]);
}

/** A score that missing facts leave open is not given. */
function scoreOf(total: Span): Readonly<Record<string, Value>> {
  return isOne(total) ? { score: total.low } : {};
}

function give(telling: Telling, output: Readonly<Record<string, Value>>, sentences: readonly Message[]): Evaluation {
  return decided(output, explanationOf(telling, sentences));
}

function open(telling: Telling, missing: readonly string[]): Evaluation {
  return undecided(missing, explanationOf(telling, [describeMissing(missing, telling.card.definition.facts)]));
}

function fail(telling: Telling, code: string, message: Message, cause?: string): Evaluation {
  return notDecidable(code, message, explanationOf(telling, [message]), cause);
}

function explanationOf(telling: Telling, sentences: readonly Message[]) {
  const { card, facts, partials, vetoes } = telling;
  const lines = partials.filter(({ failure }) => !failure).map(characteristicTold);
  const read = [...partials.flatMap(readBy), ...vetoes.read, ...card.grades.flatMap(({ from }) => (from && 'facts' in from ? from.facts : []))];

  return explain(card.definition, facts, {
    sentences: [...lines, ...sentences],
    read,
    rows: [...partials.map(explainPartial), ...vetoes.rows],
    basis: basisOf(telling),
  });
}

/** The valid entries are told by the list that they are taken from. */
function readBy({ trial, compiled: { entries } }: PartialScore): readonly string[] {
  return entries ? [...[...trial.read].filter((name) => name.split('.')[0] !== entries.entries.as), ...entries.facts] : [...trial.read];
}

function explainPartial(partial: PartialScore): ExplainedRow {
  const { id } = partial.compiled.characteristic;
  if (partial.failure) return { id, result: 'unknown', reason: partial.failure.message };
  if (!isSettled(partial)) return { id, result: 'unknown', reason: characteristicTold(partial) };

  return { id, result: partial.counted.length > 0 ? 'taken' : 'not-taken', reason: characteristicTold(partial) };
}

function basisOf({ card, partials, vetoes }: Telling): readonly LegalBasis[] {
  const counted = partials.filter(isSettled).flatMap((partial) => partial.counted.flatMap(({ row }) => (row.basis ? [row.basis] : [])));
  const bases = [...counted, ...(vetoes.holds?.basis ? [vetoes.holds.basis] : []), ...(card.definition.basis ?? [])];

  return [...new Map(bases.map((basis) => [JSON.stringify(basis), basis])).values()];
}
