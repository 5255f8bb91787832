import fc from 'fast-check';
import type { Condition, Operator } from '../../conditions/condition.js';
import type {
  DecisionDefinition,
  DecisionTableDefinition,
  FormulaDefinition,
  HitPolicyCode,
  RuleSetDefinition,
  ScorecardDefinition,
} from '../../decisions/definition.js';
import type { Value } from '../../values.js';
import { facts } from './random-people.js';

/** Texts of number expressions and conditions, up to a depth. */
const { number, condition } = fc.letrec<{ number: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom('n', 'm', '0', '1.5', '2', 'params.line', 'params.rate', 'coalesce(n, m)', '-n'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number')).map(([name, a, b]) => `${name}(${a}, ${b})`),
    tie('number').map((a) => `abs(${a})`),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
  ),
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom(
      'agreed',
      'level = "甲"',
      'level != "乙"',
      'level in ("甲", "丙")',
      'level = null',
      'is defined(level)',
      'is defined(m)',
      'list contains(tags, "低保")',
      'day < "2026-01-01"',
      'day in ["2026-01-01".."2026-01-02"]',
    ),
    fc.tuple(tie('number'), fc.constantFrom('<', '<=', '=', '!=', '>', '>='), tie('number')).map(([a, sign, b]) => `${a} ${sign} ${b}`),
    fc
      .tuple(
        fc.constantFrom('n', 'm', '(n + 1)'),
        fc.constantFrom('m', 'n', '2', '(m - 1)'),
        fc.constantFrom('<', '<=', '=', '>'),
        fc.constantFrom('1.5', 'params.rate', 'm'),
      )
      .map(([a, b, sign, c]) => `${a} / ${b} ${sign} ${c}`),
    fc.tuple(tie('number'), fc.constantFrom('between 0 and 2', 'in [1..3)', 'in (1, > 2)')).map(([a, test]) => `(${a} ${test})`),
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map(([a, word, b]) => `((${a}) ${word} (${b}))`),
    tie('condition').map((a) => `not(${a})`),
  ),
}));

const numberCell = fc.constantFrom('-', '< 1', '>= params.line', '[0..2]', '(1..3)', '1, 2', 'not(1)', 'null', '-1', '> m', '0.3', '< 1, > 2');
const levelCell = fc.constantFrom('-', '"甲"', '"甲","乙"', 'not("甲")', 'null', 'not(null)', '"O\'Neil"');
const flagCell = fc.constantFrom('-', 'true', 'false');
const dayCell = fc.constantFrom('-', '< "2026-01-01"', '["2026-01-01".."2026-01-02"]');
const inputs = [
  { id: 'a', title: 'a', cells: numberCell, exprs: ['n', 'm', 'n + m', 'n / m'] },
  { id: 'b', title: 'b', cells: levelCell, exprs: ['level'] },
  { id: 'c', title: 'c', cells: flagCell, exprs: ['agreed', 'm > 1'] },
  { id: 'd', title: 'd', cells: dayCell, exprs: ['day'] },
] as const;
const policies: readonly HitPolicyCode[] = ['U', 'A', 'F', 'P', 'C', 'R', 'O', 'C+', 'C<', 'C>', 'C#'];

/** A decision table of any hit policy; `F` with computed outputs too. */
export const table: fc.Arbitrary<DecisionTableDefinition> = fc
  .record({ policy: fc.constantFrom(...policies), exprs: fc.tuple(...inputs.map(({ exprs }) => fc.constantFrom(...exprs))) })
  .chain(({ policy, exprs }) => {
    const constant: fc.Arbitrary<Value> = fc.constantFrom<Value>(0, 1, 2, 2.5);
    const out =
      policy === 'F'
        ? fc.oneof(
            constant,
            number.map((expr) => ({ expr })),
          )
        : constant;
    const row = fc.record({ when: fc.tuple(...inputs.map(({ cells }) => cells)), out });
    const fallback = fc.option(constant, { nil: undefined });
    // A quotient is compared, not looked up: cells that ask for entries of a list have no statement.
    return fc.tuple(fc.array(row, { minLength: 1, maxLength: 5 }), fallback).map(([rows, defaultOut]) => ({
      id: 'T',
      kind: 'decision-table' as const,
      title: '表',
      hitPolicy: policy,
      facts,
      inputs: inputs.map(({ id, title }, index) => ({ id, title, expr: exprs[index] ?? 'n' })),
      outputs: [{ id: 'out', title: '结果', type: 'number' as const, values: [2, 0, 1, 2.5] }],
      rows: rows.map(({ when, out: given }, index) => ({ id: `R${index}`, when, then: { out: given } })),
      ...(defaultOut === undefined ? {} : { defaultRow: { out: defaultOut } }),
    }));
  });

const points = fc.constantFrom(-5, 0, 0.5, 5, 10);
const characteristic = (id: string) =>
  fc.record({
    id: fc.constant(id),
    title: fc.constant(id),
    expr: fc.constantFrom('n', 'm', 'n - m', 'n / m'),
    takes: fc.constantFrom('first' as const, 'all' as const, 'one' as const),
    attributes: fc
      .array(fc.record({ when: fc.constantFrom('< 1', '>= params.line', '[0..2]', '> 2', '< m'), score: points }), { minLength: 1, maxLength: 3 })
      .map((list) => list.map((one, index) => ({ ...one, id: `A${index}` }))),
    otherwise: fc.constantFrom(0, 3, undefined),
    cap: fc.constantFrom(undefined, { max: 8 }, { min: 0 }),
  });

/** A scorecard with vetoes. */
export const card: fc.Arbitrary<ScorecardDefinition> = fc
  .tuple(
    characteristic('c1'),
    characteristic('c2'),
    fc.constantFrom(undefined, { min: 0, max: 12 }),
    fc.array(fc.record({ when: condition, grade: fc.constantFrom('A', 'B', 'C') }), { maxLength: 2 }),
    fc.boolean(),
  )
  .map(([one, two, bounds, vetoes, rest]) => ({
    id: 'S',
    kind: 'scorecard' as const,
    title: '卡',
    facts,
    ...(bounds ? { bounds } : {}),
    characteristics: [one, two].map(({ otherwise, cap, ...known }) => ({
      ...known,
      ...(otherwise === undefined ? {} : { otherwise }),
      ...(cap ? { cap } : {}),
    })),
    grades: [
      { code: 'A', title: 'A', from: 10 },
      { code: 'B', title: 'B', from: { expr: 'params.line' } },
      rest ? { code: 'C', title: 'C' } : { code: 'C', title: 'C', from: 0 },
    ],
    vetoes: vetoes.map((veto, index) => ({ ...veto, id: `V${index}`, reason: '否决' })),
  }));

/** A formula of two lines, the second reading the first. */
export const lines: fc.Arbitrary<FormulaDefinition> = fc.tuple(number, condition).map(([first, second]) => ({
  id: 'F',
  kind: 'formula' as const,
  title: '公式',
  facts,
  outputs: [
    { id: 'x', title: 'x', type: 'number' as const, expr: first },
    { id: 'y', title: 'y', type: 'number' as const, expr: `if ${second} then x + 1 else 0` },
  ],
}));

const orderings: readonly Operator[] = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'equal', 'notEqual'];
const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    fact: fc.constantFrom('n', 'm'),
    operator: fc.constantFrom(...orderings),
    value: fc.oneof(fc.constantFrom<Value>(0, 1, 2.5), fc.constantFrom({ fact: 'n' }, { fact: 'm' }, { expr: 'params.rate * m' }, { expr: '1 / m' })),
  }),
  fc.record({ fact: fc.constant('level'), operator: fc.constantFrom<Operator>('equal', 'notEqual'), value: fc.constantFrom<Value>('甲', '乙', null) }),
  fc.record({ fact: fc.constant('level'), operator: fc.constantFrom<Operator>('in', 'notIn'), value: fc.constantFrom<Value>(['甲', '乙'], ['丙', null]) }),
  fc.record({ fact: fc.constant('day'), operator: fc.constantFrom<Operator>('lessThan', 'greaterThanInclusive'), value: fc.constantFrom<Value>('2026-01-01') }),
  fc.record({ fact: fc.constant('agreed'), operator: fc.constant<Operator>('equal'), value: fc.boolean() }),
);
export const conditionTree: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('tree').map((inner) => ({ not: inner })),
  ),
})).tree;

/** A rule set that takes one rule, or all. */
export const rules: fc.Arbitrary<RuleSetDefinition> = fc
  .tuple(
    fc.constantFrom('first' as const, 'all' as const),
    fc.array(fc.record({ conditions: conditionTree, type: fc.constantFrom('x', 'y'), priority: fc.constantFrom(1, 5, undefined) }), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.boolean(),
  )
  .map(([takes, list, otherwise]) => ({
    id: 'R',
    kind: 'rule-set' as const,
    title: '规则',
    facts,
    takes,
    rules: list.map(({ conditions, type, priority }, index) => ({
      id: `r${index}`,
      conditions,
      event: { type, params: { n: index } },
      ...(priority === undefined ? {} : { priority }),
    })),
    ...(otherwise ? { otherwise: { type: 'z' } } : {}),
  }));

/** A formula that requires a table and a scorecard. */
export const graph: fc.Arbitrary<Readonly<Record<string, DecisionDefinition>>> = fc.tuple(table, card).map(([T, S]) => {
  const single = ['C', 'R', 'O'].includes(T.hitPolicy) ? 'sum(T.out)' : 'T.out';
  const G: FormulaDefinition = {
    id: 'G',
    kind: 'formula',
    title: '合成',
    facts,
    requires: ['T', 'S'],
    outputs: [{ id: 'amount', title: '金额', type: 'number', expr: `if S.grade = "A" then ${single} * 100 else if S.grade = "B" then ${single} else 0` }],
  };
  return { T, S, G };
});
