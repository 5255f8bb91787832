import type { Bounds, Characteristic, CompiledExpression, Facts, Points, ScorecardDefinition } from '@onething/rules';
import { type Answer, type Asked, given, type Silence, silent } from './answer.js';
import { readCell } from './read-cell.js';
import { compute, type Line, type Translation } from './translation.js';

/** A scorecard: a rule an attribute and a veto, then one a grade over the score. */
export function askScorecard(card: ScorecardDefinition, translation: Translation): Asked | Silence {
  if (card.characteristics.some(({ entries }) => entries)) return silent('entries that expire are not translated');
  const parts = card.characteristics.map((one) => partOf(one, translation));
  const [attributes, vetoes, bands] = [parts.flatMap(({ lines }) => lines), vetoLines(card, translation), bandLines(card, translation)];
  const known = [...attributes, ...vetoes].filter((line) => line !== undefined);
  const grades = bands.filter((line) => line !== undefined);
  if (known.length < attributes.length + vetoes.length) return silent('an attribute or a veto says more than is translated');
  if (grades.length < bands.length || parts.some(({ points }) => points.includes(undefined))) return silent('points cannot be read');
  const [holding, reaching] = [translation.rules(known), translation.rules(grades)];

  return async (facts) => {
    const held = await holding(facts);
    const scored = score(card, parts, held, facts);
    return 'status' in scored ? scored : grade(card, scored, held, await reaching(facts, { [scoreFact]: scored.score }));
  };
}

/** A characteristic with a line and points for each attribute. */
interface Part {
  readonly characteristic: Characteristic;
  readonly lines: readonly (Line | undefined)[];
  readonly points: readonly (number | CompiledExpression | undefined)[];
}

function partOf(characteristic: Characteristic, translation: Translation): Part {
  const { id, expr, attributes } = characteristic;
  const fact = translation.fact(expr);
  const lines = attributes.map((attribute): Line | undefined => {
    const read = fact && readCell(attribute.when, fact, (text) => translation.fact(text));
    return read && { name: lineName(id, attribute.id), conditions: { all: read === 'any' ? [] : [read] } };
  });
  return { characteristic, lines, points: attributes.map((attribute) => pointsOf(attribute.score, translation)) };
}

function pointsOf(points: Points, translation: Translation): number | CompiledExpression | undefined {
  return typeof points === 'number' ? points : translation.calculation(points.expr);
}

function vetoLines({ vetoes = [] }: ScorecardDefinition, translation: Translation): readonly (Line | undefined)[] {
  return vetoes.map(({ id, when }) => {
    const fact = translation.fact(when);
    return fact && { name: vetoName(id), conditions: { all: [{ ...fact, operator: 'equal', value: true }] } };
  });
}

/** No fact of a decision can be called so. */
const scoreFact = '= the score';

function bandLines({ grades }: ScorecardDefinition, translation: Translation): readonly (Line | undefined)[] {
  return grades.map(({ code, from }) => {
    if (from === undefined) return { name: code, conditions: { all: [] } };
    const value = typeof from === 'number' ? from : translation.fact(from.expr);
    return value === undefined ? undefined : { name: code, conditions: { all: [{ fact: scoreFact, operator: 'greaterThanInclusive', value }] } };
  });
}

/** Names cannot hold a blank. */
function lineName(characteristic: string, attribute: string): string {
  return `${characteristic} ${attribute}`;
}

function vetoName(id: string): string {
  return `veto ${id}`;
}

interface Scored {
  readonly score: number;
  /** Characteristics of which an attribute counts. */
  readonly lines: readonly string[];
}

function score(card: ScorecardDefinition, parts: readonly Part[], held: ReadonlySet<string>, facts: Facts): Scored | Answer {
  let total = card.initialScore ?? 0;
  const lines: string[] = [];
  for (const part of parts) {
    const { id, attributes, takes = 'first', otherwise = takes === 'all' ? 0 : undefined, cap } = part.characteristic;
    const fitting = attributes.map((_, index) => index).filter((index) => held.has(lineName(id, attributes[index]?.id ?? '')));
    if (takes === 'one' && fitting.length > 1) return { status: 'failed', code: 'DECISION_NOT_UNIQUE' };
    if (fitting.length === 0 && otherwise === undefined) return { status: 'failed', code: 'DECISION_NO_MATCH' };
    const counted = takes === 'all' ? fitting : fitting.slice(0, 1);
    total += within(fitting.length > 0 ? counted.reduce((sum, index) => sum + made(part.points[index], facts), 0) : (otherwise ?? 0), cap);
    if (fitting.length > 0) lines.push(id);
  }
  return { score: within(total, card.bounds), lines };
}

function made(points: number | CompiledExpression | undefined, facts: Facts): number {
  const value = typeof points === 'object' ? compute('points', points, facts) : points;
  if (typeof value !== 'number') throw new Error('points are no number');

  return value;
}

function within(points: number, { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Bounds = {}): number {
  const rounded = Number(points.toFixed(9));
  return rounded < min ? min : rounded > max ? max : rounded;
}

function grade({ vetoes = [], grades }: ScorecardDefinition, { score: reached, lines }: Scored, held: ReadonlySet<string>, bands: ReadonlySet<string>): Answer {
  const veto = vetoes.find(({ id }) => held.has(vetoName(id)));
  const vetoed: Facts = vetoes.length > 0 ? { vetoed: veto?.id ?? null } : {};
  const best = veto?.grade ?? grades.find(({ code }) => bands.has(code))?.code;

  return best === undefined ? { status: 'failed', code: 'DECISION_NO_MATCH' } : given(lines, { score: reached, grade: best, ...vetoed });
}
