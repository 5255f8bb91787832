import fc from 'fast-check';
import { holds } from '../testing/holds.js';
import type { Facts, Value } from '../values.js';
import { checkDecision } from './check-decision.js';
import { compileDecision } from './compile-decision.js';
import type { DecisionTableDefinition } from './definition.js';

/** A cell as the author writes it, and what it means, written independently. */
interface Cell {
  readonly text: string;
  readonly fits: (value: Value) => boolean;
}

const levels = ['甲', '乙', '丙'] as const;
const any: Cell = { text: '-', fits: () => true };
const levelCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(any),
  fc
    .subarray([...levels], { minLength: 1 })
    .map((some) => ({ text: some.map((level) => `"${level}"`).join(','), fits: (value: Value) => some.some((level) => level === value) })),
  fc.constantFrom(...levels).map((level) => ({ text: `not("${level}")`, fits: (value: Value) => value !== level })),
);
const numberCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(any),
  fc.integer({ min: 0, max: 3 }).map((bound) => ({ text: `< ${bound}`, fits: (value: Value) => Number(value) < bound })),
  fc.integer({ min: 0, max: 3 }).map((bound) => ({ text: `>= ${bound}`, fits: (value: Value) => Number(value) >= bound })),
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
    .map(([low, high]) => ({ text: `[${low}..${high})`, fits: (value: Value) => Number(value) >= low && Number(value) < high })),
  fc.integer({ min: 0, max: 3 }).map((number) => ({ text: `${number}`, fits: (value: Value) => value === number })),
);
const row = fc.record({
  level: levelCell,
  score: numberCell,
  agreed: fc.constantFrom<Cell>(any, { text: 'true', fits: (value: Value) => value === true }),
  out: fc.integer({ min: 0, max: 2 }),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;
const rows = fc.array(row, { minLength: 1, maxLength: 6 });
const policy = fc.constantFrom('U' as const, 'F' as const);
const facts = fc.record({ level: fc.constantFrom(...levels), score: fc.constantFrom(-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4), agreed: fc.boolean() });
/** Every kind of case the cells above can tell apart. */
const world = levels.flatMap((level) => [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4].flatMap((score) => [true, false].map((agreed) => ({ level, score, agreed }))));

function tableOf(parts: readonly Row[], hitPolicy: 'U' | 'F'): DecisionTableDefinition {
  return {
    id: 'T',
    kind: 'decision-table',
    title: '表',
    hitPolicy,
    facts: { level: { title: '等级', type: 'string', values: levels }, score: { title: '分数', type: 'number' }, agreed: { title: '同意', type: 'boolean' } },
    inputs: ['level', 'score', 'agreed'].map((id) => ({ id, title: id, expr: id })),
    outputs: [{ id: 'out', title: '结果', type: 'number' }],
    rows: parts.map(({ level, score, agreed, out }, index) => ({ id: `R${index}`, when: [level.text, score.text, agreed.text], then: { out } })),
  };
}

function fitting(parts: readonly Row[], known: { level: string; score: number; agreed: boolean }): readonly Row[] {
  return parts.filter(({ level, score, agreed }) => level.fits(known.level) && score.fits(known.score) && agreed.fits(known.agreed));
}

function evaluate(parts: readonly Row[], hitPolicy: 'U' | 'F', given: Facts) {
  const decision = compileDecision(tableOf(parts, hitPolicy));
  if (!decision.ok) throw new Error(decision.message.en);

  return decision.value.evaluate(given);
}

describe('any table', () => {
  it('gives what its cells mean', () => {
    holds(
      fc.property(rows, policy, facts, (parts, hitPolicy, known) => {
        const evaluation = evaluate(parts, hitPolicy, known);
        const fit = fitting(parts, known);
        if (hitPolicy === 'U' && fit.length > 1) expect(evaluation).toMatchObject({ status: 'failed', code: 'DECISION_NOT_UNIQUE' });
        else if (fit.length === 0) expect(evaluation).toMatchObject({ status: 'failed', code: 'DECISION_NO_MATCH' });
        else expect(evaluation).toMatchObject({ status: 'decided', output: { out: fit[0]?.out } });
      }),
    );
  });

  it('that is sure with some facts missing says the same for every completion', () => {
    holds(
      fc.property(rows, policy, facts, fc.subarray(['level', 'score', 'agreed']), (parts, hitPolicy, known, hidden) => {
        const partial = Object.fromEntries(Object.entries(known).filter(([name]) => !hidden.includes(name)));
        const early = evaluate(parts, hitPolicy, partial);
        const late = evaluate(parts, hitPolicy, known);
        if (early.status === 'unknown') expect(hidden).toEqual(expect.arrayContaining([...early.missing]));
        if (early.status === 'decided') expect(late).toMatchObject({ status: 'decided', output: early.output });
        if (early.status === 'failed') expect(late).toMatchObject({ status: 'failed', code: early.code });
      }),
    );
  });

  it('is checked for exactly the gaps, overlaps, masked and dead rows it has', () => {
    holds(
      fc.property(rows, policy, (parts, hitPolicy) => {
        const found = checkDecision(tableOf(parts, hitPolicy));
        const has = (code: string) => found.some((finding) => finding.code === code);
        const fits = world.map((known) => fitting(parts, known));
        const dead = parts.filter((part) => !fits.some((fit) => fit.includes(part)));
        const masked = parts.filter((part) => !dead.includes(part) && !fits.some((fit) => fit[0] === part));
        expect(has('TABLE_GAP')).toBe(fits.some((fit) => fit.length === 0));
        expect(has('ROWS_OVERLAP')).toBe(hitPolicy === 'U' && fits.some((fit) => fit.length > 1));
        expect(found.filter((finding) => finding.code === 'ROW_DEAD')).toHaveLength(dead.length);
        expect(found.filter((finding) => finding.code === 'ROW_MASKED')).toHaveLength(hitPolicy === 'F' ? masked.length : 0);
      }),
    );
  });
});
