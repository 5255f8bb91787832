import type {
  Condition,
  DecisionDefinition,
  DecisionTableDefinition,
  FactDeclaration,
  Facts,
  HitPolicyCode,
  RuleSetDefinition,
  ScorecardDefinition,
  Value,
} from '@onething/rules';
import fc from 'fast-check';

/** Decisions of the three kinds that can be put to another engine, over complete facts at their boundaries; every fact may be null. */
const facts: Readonly<Record<string, FactDeclaration>> = {
  n: { title: '数', type: 'number' },
  m: { title: '另一个数', type: 'number' },
  level: { title: '等级', type: 'string' },
  agreed: { title: '同意', type: 'boolean' },
  day: { title: '日期', type: 'date' },
  tags: { title: '标签', type: 'list' },
  record: { title: '记录', type: 'object', fields: { amount: { title: '金额', type: 'money' } } },
};

const numbers = [-1, 0, 0.1, 0.3, 1, 1.5, 2, 2.5, 3, 4, 1_000_000] as const;
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 12 });

/** A person whose every fact is known. */
export const completeFacts: fc.Arbitrary<Facts> = fc.record({
  n: orNull(fc.constantFrom(...numbers)),
  m: orNull(fc.constantFrom(...numbers)),
  level: orNull(fc.constantFrom('甲', '乙', '丙')),
  agreed: orNull(fc.boolean()),
  day: orNull(fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-02')),
  tags: fc.subarray(['低保', '孤儿', '残疾']),
  record: fc.record({ amount: orNull(fc.constantFrom(...numbers)) }),
  params: fc.constant({ line: 2, rate: 1.5 }),
});

const numberCell = fc.constantFrom(
  '-',
  '< 1',
  '>= params.line',
  '[0..2]',
  '(1..3)',
  '1, 2',
  'not(1)',
  'not(< 2)',
  'null',
  '> m',
  '0.3',
  '< 1, > 2',
  '<= params.rate * 2',
);
const columns = [
  { id: 'a', title: 'a', exprs: ['n', 'm', 'record.amount', 'coalesce(n, 0) + coalesce(m, 0)'], cells: numberCell },
  { id: 'b', title: 'b', exprs: ['level'], cells: fc.constantFrom('-', '"甲"', '"甲","乙"', 'not("甲")', 'null', 'not(null)') },
  { id: 'c', title: 'c', exprs: ['agreed'], cells: fc.constantFrom('-', '-', 'true', 'false') },
  { id: 'd', title: 'd', exprs: ['day'], cells: fc.constantFrom('-', '< "2026-01-01"', '["2026-01-01".."2026-01-02"]') },
  { id: 'e', title: 'e', exprs: ['tags'], cells: fc.constantFrom('-', 'list contains(?, "低保")') },
] as const;
const policies: readonly HitPolicyCode[] = ['U', 'A', 'F', 'P', 'C', 'R', 'O', 'C+', 'C<', 'C>', 'C#'];
const constants = fc.constantFrom<Value>(0, 1, 2, 2.5);

const table: fc.Arbitrary<DecisionTableDefinition> = fc
  .record({
    hitPolicy: fc.constantFrom(...policies),
    exprs: fc.tuple(...columns.map(({ exprs }) => fc.constantFrom(...exprs))),
    rows: fc.array(fc.record({ when: fc.tuple(...columns.map(({ cells }) => cells)), out: constants }), { minLength: 1, maxLength: 5 }),
    fallback: fc.option(constants, { nil: undefined }),
  })
  .map(({ hitPolicy, exprs, rows, fallback }) => ({
    id: 'T',
    kind: 'decision-table',
    title: '表',
    hitPolicy,
    facts,
    inputs: columns.map(({ id, title }, index) => ({ id, title, expr: exprs[index] ?? 'n' })),
    outputs: [{ id: 'out', title: '结果', type: 'number', values: [2, 0, 1, 2.5] }],
    rows: rows.map(({ when, out }, index) => ({ id: `R${index}`, when, then: { out: hitPolicy === 'F' && out === 1 ? { expr: 'coalesce(n, 0) * 2' } : out } })),
    ...(fallback === undefined ? {} : { defaultRow: { out: fallback } }),
  }));

const characteristic = (id: string) =>
  fc.record(
    {
      id: fc.constant(id),
      title: fc.constant(id),
      expr: fc.constantFrom('n', 'm', 'record.amount', 'coalesce(n, 0) - coalesce(m, 0)'),
      takes: fc.constantFrom('first' as const, 'all' as const, 'one' as const),
      attributes: fc
        .array(fc.record({ when: fc.constantFrom('< 1', '>= params.line', '[0..2]', '> 2', '< m'), score: fc.constantFrom(-5, 0.5, 5, 10) }), {
          minLength: 1,
          maxLength: 3,
        })
        .map((list) => list.map((one, index) => ({ ...one, id: `A${index}` }))),
      otherwise: fc.constantFrom(0, 3),
      cap: fc.constantFrom({ max: 8 }, { min: 0 }),
    },
    { requiredKeys: ['id', 'title', 'expr', 'takes', 'attributes'] },
  );

const card: fc.Arbitrary<ScorecardDefinition> = fc
  .record({
    characteristics: fc.tuple(characteristic('c1'), characteristic('c2')),
    bounds: fc.constantFrom({}, { min: 0, max: 12 }),
    vetoes: fc.array(
      fc.record({ when: fc.constantFrom('coalesce(agreed, false)', 'level = "丙"', 'coalesce(n, 0) > 3'), grade: fc.constantFrom('A', 'B', 'C') }),
      { maxLength: 2 },
    ),
    rest: fc.boolean(),
  })
  .map(({ characteristics, bounds, vetoes, rest }) => ({
    id: 'S',
    kind: 'scorecard',
    title: '卡',
    facts,
    bounds,
    characteristics,
    grades: [
      { code: 'A', title: 'A', from: 10 },
      { code: 'B', title: 'B', from: { expr: 'params.line' } },
      rest ? { code: 'C', title: 'C' } : { code: 'C', title: 'C', from: 0 },
    ],
    vetoes: vetoes.map((veto, index) => ({ ...veto, id: `V${index}`, reason: '否决' })),
  }));

const orderings = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'equal', 'notEqual'] as const;
const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    fact: fc.constantFrom('n', 'm'),
    operator: fc.constantFrom(...orderings),
    value: fc.oneof(fc.constantFrom<Value>(0, 1, 2.5), fc.constantFrom({ fact: 'n' }, { fact: 'record', path: '$.amount' }, { expr: 'params.rate * 2' })),
  }),
  fc.record({ fact: fc.constant('record'), path: fc.constant('$.amount'), operator: fc.constantFrom(...orderings), value: fc.constantFrom<Value>(0, 2) }),
  fc.record({
    fact: fc.constant('level'),
    operator: fc.constantFrom('in' as const, 'notIn' as const),
    value: fc.constantFrom<Value>(['甲', '乙'], ['丙', null]),
  }),
  fc.record({
    fact: fc.constant('tags'),
    operator: fc.constantFrom('contains' as const, 'doesNotContain' as const),
    value: fc.constantFrom<Value>('低保', '孤儿'),
  }),
  fc.record({ fact: fc.constant('day'), operator: fc.constantFrom('lessThan' as const, 'greaterThanInclusive' as const), value: fc.constant('2026-01-01') }),
);
const tree: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('tree').map((not) => ({ not })),
  ),
})).tree;

const rules: fc.Arbitrary<RuleSetDefinition> = fc
  .record({
    takes: fc.constantFrom('first' as const, 'all' as const),
    list: fc.array(fc.record({ conditions: tree, type: fc.constantFrom('x', 'y'), priority: fc.constantFrom(1, 5) }), { minLength: 1, maxLength: 4 }),
    otherwise: fc.boolean(),
  })
  .map(({ takes, list, otherwise }) => ({
    id: 'R',
    kind: 'rule-set',
    title: '规则',
    facts,
    takes,
    rules: list.map(({ conditions, type, priority }, index) => ({ id: `r${index}`, conditions, event: { type, params: { n: index } }, priority })),
    ...(otherwise ? { otherwise: { type: 'z' } } : {}),
  }));

/** A decision of any kind that is compared. */
export const decision: fc.Arbitrary<DecisionDefinition> = fc.oneof(table, card, rules);
