import fc from 'fast-check';
import { hitPolicies } from '../tables/policies/index.js';
import { holds } from '../testing/holds.js';
import type { Facts, Value } from '../values.js';
import { checkDecision } from './check-decision.js';
import { compileDecision } from './compile-decision.js';
import type { DecisionTableDefinition, HitPolicyCode } from './definition.js';
import { outputsOfDecision } from './outputs-of-decision.js';
import { parseDecision } from './parse-decision.js';

const codes = Object.values(hitPolicies).map(({ code }) => code);

/** What a household may get; every row that fits counts. */
const grants: DecisionTableDefinition = {
  id: 'D2-grants',
  kind: 'decision-table',
  title: '资助项目',
  titleEn: 'Grants',
  hitPolicy: 'C',
  facts: {
    stage: { title: '学段', titleEn: 'stage', type: 'string', values: ['小学', '初中', '普高'] },
    level: { title: '困难等级', titleEn: 'level', type: 'string', values: ['特别困难', '困难', '一般困难'] },
    boarding: { title: '寄宿', titleEn: 'boarding', type: 'boolean' },
  },
  inputs: ['stage', 'level', 'boarding'].map((id) => ({ id, title: { stage: '学段', level: '困难等级', boarding: '寄宿' }[id] ?? id, expr: id })),
  outputs: [
    { id: 'grant', title: '项目', type: 'string' },
    { id: 'amount', title: '金额', type: 'money' },
  ],
  rows: [
    { id: 'G1', when: ['"小学"', '-', 'true'], then: { grant: '寄宿生生活补助', amount: 100_000 }, basis: { law: '学生资助资金管理办法' } },
    { id: 'G2', when: ['"初中"', '-', 'true'], then: { grant: '寄宿生生活补助', amount: 125_000 } },
    { id: 'G3', when: ['"小学","初中"', '"特别困难"', '-'], then: { grant: '营养改善', amount: 100_000 } },
    { id: 'G4', when: ['"普高"', '"特别困难"', '-'], then: { grant: '国家助学金', amount: 300_000 } },
    { id: 'G5', when: ['"普高"', '"困难"', '-'], then: { grant: '国家助学金', amount: 200_000 } },
    { id: 'G6', when: ['"普高"', '"一般困难"', '-'], then: { grant: '国家助学金', amount: 100_000 } },
    { id: 'G7', when: ['"普高"', '"特别困难"', '-'], then: { grant: '免学费', amount: { expr: 'params.tuition' } } },
  ],
};

function decide(definition: DecisionTableDefinition, facts: Facts) {
  const decision = compileDecision(definition);
  if (!decision.ok) throw new Error(decision.message.en);

  return decision.value.evaluate(facts);
}

const found = (definition: DecisionTableDefinition) => checkDecision(definition).map(({ severity, code, place }) => `${severity} ${code} ${place}`);

describe('the grants of student aid, a collecting table', () => {
  it('give every grant, with every reason', () => {
    const evaluation = decide(grants, { stage: '小学', level: '特别困难', boarding: true });
    expect(evaluation).toMatchObject({
      status: 'decided',
      output: {
        rows: [
          { grant: '寄宿生生活补助', amount: 100_000 },
          { grant: '营养改善', amount: 100_000 },
        ],
      },
    });
    expect(evaluation.explanation.sentences.map(({ zh }) => zh)).toEqual([
      '第 1 行适用：学段为 小学、寄宿为 是；依据《学生资助资金管理办法》。',
      '第 3 行适用：学段为 小学、困难等级为 特别困难。',
    ]);
    expect(evaluation.explanation.rows.filter(({ result }) => result === 'taken').map(({ id }) => id)).toEqual(['G1', 'G3']);
    expect(evaluation.explanation.basis).toEqual([{ law: '学生资助资金管理办法' }]);
  });

  it('are 1000 yuan a year for family A, and nothing where no row fits', () => {
    expect(decide(grants, { stage: '普高', level: '一般困难', boarding: false })).toMatchObject({
      output: { rows: [{ grant: '国家助学金', amount: 100_000 }] },
    });
    expect(decide(grants, { stage: '小学', level: '困难', boarding: false })).toMatchObject({
      status: 'decided',
      output: { rows: [] },
      explanation: { sentences: [{ zh: '没有一行适用，结果为空。' }] },
    });
  });

  it('wait for a fact that decides over one of them, and for one that an amount needs', () => {
    expect(decide(grants, { stage: '小学', level: '特别困难' })).toMatchObject({ status: 'unknown', missing: ['boarding'] });
    expect(decide(grants, { stage: '普高', level: '困难' })).toMatchObject({ status: 'decided' });
    expect(decide(grants, { stage: '普高', level: '特别困难' })).toMatchObject({ status: 'unknown', missing: ['params.tuition'] });
  });

  it('are read, and checked without a word about overlaps or gaps', () => {
    expect(parseDecision(JSON.parse(JSON.stringify(grants)))).toEqual({ ok: true, value: grants });
    expect(found(grants)).toEqual([]);
  });
});

/** Two overlapping rows and one apart: `x >= 1` → b, `x >= 2` → a, `x < 0` → b. */
const table = (hitPolicy: HitPolicyCode, then: readonly Value[] = [3, 5, 3], more: Partial<DecisionTableDefinition> = {}): DecisionTableDefinition => ({
  id: 'T',
  kind: 'decision-table',
  title: '表',
  hitPolicy,
  facts: { x: { title: '数', type: 'number' } },
  inputs: [{ id: 'x', title: '数', expr: 'x' }],
  outputs: [{ id: 'out', title: '结果', type: 'number', values: [5, 3] }],
  rows: ['>= 1', '>= 2', '< 0'].map((cell, index) => ({ id: `R${index + 1}`, when: [cell], then: { out: then[index] ?? null } })),
  ...more,
});

describe('a hit policy', () => {
  it.each<[HitPolicyCode, Value, string]>([
    ['P', 5, '第 1、2 行都适用，其中第 2 行的结果优先。'],
    ['F', 3, '第 1 行适用：数为 2。'],
    ['C', [3, 5], '第 2 行适用：数为 2。'],
    ['R', [3, 5], '第 2 行适用：数为 2。'],
    ['O', [5, 3], '第 2 行适用：数为 2。'],
    ['C+', 8, '结果合计为 8。'],
    ['C<', 3, '结果最小为 3。'],
    ['C>', 5, '结果最大为 5。'],
    ['C#', 2, '共有 2 行适用。'],
  ])('%s gives %j', (policy, out, last) => {
    const evaluation = decide(table(policy), { x: 2 });
    expect(evaluation).toMatchObject({ status: 'decided', output: { out } });
    expect(evaluation.explanation.sentences.at(-1)?.zh).toBe(last);
  });

  it.each<[HitPolicyCode, Value | undefined]>([
    ['U', undefined],
    ['A', undefined],
    ['F', undefined],
    ['P', undefined],
    ['C<', undefined],
    ['C>', undefined],
    ['C', []],
    ['R', []],
    ['O', []],
    ['C+', 0],
    ['C#', 0],
  ])('%s makes %j of no row', (policy, out) => {
    expect(decide(table(policy), { x: 0 })).toMatchObject(out === undefined ? { status: 'failed', code: 'DECISION_NO_MATCH' } : { output: { out } });
    const withDefault = decide(table(policy, undefined, { defaultRow: { out: 7 } }), { x: 0 });
    expect(withDefault).toMatchObject({ status: 'decided', output: { out: ['C', 'R', 'O'].includes(policy) ? [7] : 7 } });
  });

  it('any: rows that say the same may meet, others are a conflict', () => {
    expect(decide(table('A', [3, 3, 5]), { x: 2 })).toMatchObject({
      output: { out: 3 },
      explanation: { rows: [{ result: 'taken' }, { result: 'taken' }, {}] },
    });
    expect(decide(table('A'), { x: 2 })).toMatchObject({
      status: 'failed',
      code: 'DECISION_CONFLICT',
      message: { zh: '决策表“表”中同时适用的行结果必须一致，但第 1、2 行的结果不同。请修改其中一行。' },
    });
  });

  it('priority: a row that is outranked says so', () => {
    expect(decide(table('P'), { x: 2 }).explanation.rows[0]).toEqual({
      id: 'R1',
      result: 'not-taken',
      reason: { zh: '也适用，但第 2 行优先', en: 'fits too, but row 2 ranks first' },
    });
  });

  it('sums exactly, leaves out what a row does not say, and refuses what is no number', () => {
    expect(decide(table('C+', [0.1, 0.2, 0]), { x: 2 })).toMatchObject({ output: { out: 0.3 } });
    expect(decide(table('C<', [null, 5, 0]), { x: 2 })).toMatchObject({ output: { out: 5 } });
    expect(decide(table('C<', [null, null, 0]), { x: 2 })).toMatchObject({ output: { out: null } });
    expect(decide(table('C+', ['a', 5, 0]), { x: 2 })).toMatchObject({ status: 'failed', code: 'EXPRESSION_FAILED' });
  });

  it.each<[string, DecisionTableDefinition, string[]]>([
    ['a conflict under any', table('A'), ['error ROWS_CONFLICT /rows/1', 'warning TABLE_GAP /rows']],
    ['no conflict where both say the same', table('A', [3, 3, 5]), ['warning TABLE_GAP /rows']],
    [
      'a possible conflict of computed outputs',
      table('A', [3, 3, 5], {
        rows: [
          { id: 'a', when: ['-'], then: { out: 3 } },
          { id: 'b', when: ['> 1'], then: { out: { expr: 'x' } } },
        ],
      }),
      ['warning ROWS_CONFLICT /rows/1'],
    ],
    ['an overlap under unique', table('U'), ['error ROWS_OVERLAP /rows/1', 'warning TABLE_GAP /rows']],
    ['priority without an order', table('P', [3, 5, 3], { outputs: [{ id: 'out', title: '结果', type: 'number' }] }), ['error PRIORITY_MISSING /outputs']],
    ['a sum of texts', table('C+', ['a', 'b', 'c'], { outputs: [{ id: 'out', title: '结果', type: 'string' }] }), ['error OUTPUT_NOT_NUMBER /outputs/0/type']],
    [
      'a count of two outputs',
      table('C#', [3, 5, 3], { outputs: ['out', 'other'].map((id) => ({ id, title: id, type: 'number' as const })) }),
      ['error OUTPUTS_TOO_MANY /outputs'],
    ],
    ['nothing under collect', table('C'), []],
    ['a dead row under collect', table('R', [3, 5, 3], { rows: [{ id: 'a', when: ['[3..1]'], then: { out: 3 } }] }), ['warning ROW_DEAD /rows/0/when/0']],
  ])('is checked: %s', (_, definition, expected) => {
    expect(found(definition)).toEqual(expected);
  });
});

const cell = fc.record({ low: fc.integer({ min: 0, max: 3 }), high: fc.integer({ min: 0, max: 4 }), asks: fc.boolean(), out: fc.integer({ min: 0, max: 2 }) });
const rows = fc.array(cell, { minLength: 1, maxLength: 5 });
const policies = fc.constantFrom(...codes);
const fallback = fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined });

function randomTable(parts: readonly (typeof cell extends fc.Arbitrary<infer C> ? C : never)[], hitPolicy: HitPolicyCode, otherwise: number | undefined) {
  return table(hitPolicy, [], {
    facts: { x: { title: '数', type: 'number' }, y: { title: '是否', type: 'boolean' } },
    inputs: ['x', 'y'].map((id) => ({ id, title: id, expr: id })),
    outputs: [{ id: 'out', title: '结果', type: 'number', values: [2, 0, 1] }],
    rows: parts.map(({ low, high, asks, out }, index) => ({ id: `R${index}`, when: [`[${low}..${high}]`, asks ? 'true' : '-'], then: { out } })),
    ...(otherwise === undefined ? {} : { defaultRow: { out: otherwise } }),
  });
}

/** What a policy means, written a second time without rows or explanations. */
function meaning(policy: HitPolicyCode, outs: readonly number[], otherwise: number | undefined): Value | undefined {
  const rank = (out: number) => [2, 0, 1].indexOf(out);
  const ranked = [...outs].sort((a, b) => rank(a) - rank(b));
  if (policy === 'C' || policy === 'R') return outs.length > 0 || otherwise === undefined ? [...outs] : [otherwise];
  if (policy === 'O') return outs.length > 0 || otherwise === undefined ? ranked : [otherwise];
  if (outs.length === 0) return otherwise ?? (policy === 'C+' || policy === 'C#' ? 0 : undefined);
  if (policy === 'C+') return outs.reduce((total, out) => total + out, 0);
  if (policy === 'C#') return outs.length;
  if (policy === 'C<') return Math.min(...outs);
  if (policy === 'C>') return Math.max(...outs);
  if (policy === 'P') return ranked[0];
  if (policy === 'U' && outs.length > 1) return undefined;

  return policy === 'A' && new Set(outs).size > 1 ? undefined : outs[0];
}

describe('any table of any hit policy', () => {
  it('gives what its policy means', () => {
    holds(
      fc.property(rows, policies, fallback, fc.integer({ min: -1, max: 5 }), fc.boolean(), (parts, policy, otherwise, x, y) => {
        const outs = parts.filter(({ low, high, asks }) => x >= low && x <= high && (!asks || y)).map(({ out }) => out);
        const expected = meaning(policy, outs, otherwise);
        const evaluation = decide(randomTable(parts, policy, otherwise), { x, y });
        if (expected === undefined) expect(evaluation.status).toBe('failed');
        else expect(evaluation).toMatchObject({ status: 'decided', output: { out: expected } });
      }),
    );
  });

  it('that is sure with facts missing says the same for every completion', () => {
    holds(
      fc.property(
        rows,
        policies,
        fallback,
        fc.integer({ min: -1, max: 5 }),
        fc.boolean(),
        fc.subarray(['x', 'y']),
        (parts, policy, otherwise, x, y, hidden) => {
          const definition = randomTable(parts, policy, otherwise);
          const early = decide(definition, Object.fromEntries(Object.entries({ x, y }).filter(([name]) => !hidden.includes(name))));
          const late = decide(definition, { x, y });
          if (early.status === 'unknown') expect(hidden).toEqual(expect.arrayContaining([...early.missing]));
          if (early.status === 'decided') expect(late).toMatchObject({ status: 'decided', output: early.output });
          if (early.status === 'failed') expect(late).toMatchObject({ status: 'failed', code: early.code });
        },
      ),
    );
  });
});

describe('what a table gives', () => {
  it.each<[HitPolicyCode, object]>([
    ['F', { out: { title: '结果', titleEn: undefined, type: 'number', values: [5, 3] } }],
    ['C', { out: { title: '结果', titleEn: undefined, type: 'list' } }],
    ['C#', { out: { title: '结果', titleEn: undefined, type: 'number' } }],
  ])('%s is declared to whoever reads it next', (policy, declared) => {
    expect(outputsOfDecision(table(policy))).toEqual(declared);
  });

  it('of several outputs is a list of rows', () => {
    expect(outputsOfDecision(grants)).toMatchObject({ rows: { type: 'list', fields: { grant: { type: 'string' }, amount: { type: 'money' } } } });
  });
});
