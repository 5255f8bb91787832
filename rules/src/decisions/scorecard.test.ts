import fc from 'fast-check';
import { holds } from '../testing/holds.js';
import type { Facts } from '../values.js';
import { checkDecision } from './check-decision.js';
import { compileDecision } from './compile-decision.js';
import type { Characteristic, ScorecardDefinition } from './definition.js';
import { outputsOfDecision } from './outputs-of-decision.js';
import { parseDecision } from './parse-decision.js';

const attributes = (...lines: readonly (readonly [string, number, string?])[]): Characteristic['attributes'] =>
  lines.map(([when, score, reason], index) => ({ id: `a${index + 1}`, when, score, ...(reason ? { reason } : {}) }));

/** S1 of student aid. */
const aid: ScorecardDefinition = {
  id: 'S1-score',
  kind: 'scorecard',
  title: '困难程度评分',
  titleEn: 'Degree of hardship',
  facts: {
    incomeRatio: { title: '人均收入与低保标准之比', titleEn: 'income ratio', type: 'number' },
    earners: { title: '有收入的成员数', type: 'number' },
    dependants: { title: '需供养的成员数', type: 'number' },
    medicalSelfPay: { title: '医疗自付', type: 'number' },
    disaster: { title: '近12个月受灾', type: 'boolean' },
    childrenInSchool: { title: '在读子女数', type: 'number' },
    singleOrLeftBehind: { title: '单亲或留守', type: 'boolean' },
    assets: { title: '大额资产', type: 'boolean' },
    falseMaterial: { title: '提供虚假材料', type: 'boolean' },
  },
  basis: [{ law: '教财〔2018〕16号' }],
  bounds: { min: 0, max: 100 },
  characteristics: [
    {
      id: 'income',
      title: '人均收入与低保标准之比',
      titleEn: 'income ratio',
      expr: 'incomeRatio',
      monotone: 'decreasing',
      attributes: attributes(['<= 1', 40, '不高于低保标准'], ['<= 1.5', 30, '不高于低保标准的 1.5 倍'], ['<= 2', 20], ['<= 3', 10]),
      otherwise: 0,
    },
    {
      id: 'labour',
      title: '劳动力',
      expr: 'if earners = 0 then "nobody" else if earners = 1 and dependants >= 3 then "one" else "enough"',
      labels: {
        nobody: { zh: '无人就业', en: 'nobody earns' },
        one: { zh: '一人供养三人以上', en: 'one earner, three dependants' },
        enough: { zh: '正常', en: 'enough' },
      },
      attributes: attributes(['"nobody"', 15], ['"one"', 10]),
      otherwise: 0,
    },
    {
      id: 'medical',
      title: '医疗自付',
      expr: 'medicalSelfPay',
      monotone: 'increasing',
      attributes: attributes(['>= 30000', 15], ['>= 10000', 8, '超过一万元']),
      otherwise: 0,
    },
    { id: 'disaster', title: '近12个月受灾', expr: 'disaster', attributes: attributes(['true', 15]), otherwise: 0 },
    { id: 'children', title: '在读子女数', expr: 'childrenInSchool', monotone: 'increasing', attributes: attributes(['>= 3', 10], ['>= 2', 5]), otherwise: 0 },
    { id: 'single', title: '单亲或留守', expr: 'singleOrLeftBehind', attributes: attributes(['true', 5]), otherwise: 0 },
    { id: 'assets', title: '大额资产', expr: 'assets', attributes: attributes(['true', -20]), otherwise: 0 },
  ],
  grades: [
    { code: 'special', title: '特别困难', from: 60 },
    { code: 'hard', title: '困难', from: 45 },
    { code: 'general', title: '一般困难', from: 30 },
    { code: 'none', title: '不认定', titleEn: 'not recognised' },
  ],
  vetoes: [
    { id: 'false', when: 'falseMaterial', grade: 'none', reason: '提供了虚假材料', reasonEn: 'false material', basis: { law: '认定办法', article: '9' } },
  ],
};

function decide(definition: ScorecardDefinition, facts: Facts) {
  const decision = compileDecision(definition);
  if (!decision.ok) throw new Error(decision.message.en);

  return decision.value.evaluate(facts);
}

const findings = (definition: ScorecardDefinition) =>
  checkDecision(definition).map(({ severity, code, place, message }) => `${severity} ${code} ${place}: ${message.zh}`);

/** Family A (T2), and C (T3), which earns more. */
const familyA = {
  incomeRatio: 1.4,
  earners: 1,
  dependants: 2,
  medicalSelfPay: 12_000,
  disaster: false,
  childrenInSchool: 2,
  singleOrLeftBehind: false,
  assets: false,
  falseMaterial: false,
};
const familyC = { ...familyA, incomeRatio: 3.4, medicalSelfPay: 0 };

describe('the scorecard of student aid', () => {
  it('gives family A 43 points, 一般困难, with a line a characteristic', () => {
    const evaluation = decide(aid, familyA);
    expect(evaluation).toMatchObject({ status: 'decided', output: { score: 43, grade: 'general', vetoed: null } });
    expect(evaluation.explanation.sentences.map(({ zh }) => zh)).toEqual([
      '人均收入与低保标准之比为 1.4 → 30 分：不高于低保标准的 1.5 倍。',
      '劳动力为 正常 → 0 分，不在计分的各档之内。',
      '医疗自付为 12000 → 8 分：超过一万元。',
      '近12个月受灾为 否 → 0 分，不在计分的各档之内。',
      '在读子女数为 2 → 5 分：不低于 2。',
      '单亲或留守为 否 → 0 分，不在计分的各档之内。',
      '大额资产为 否 → 0 分，不在计分的各档之内。',
      '总分 43 分。',
      '43 分达到“一般困难”（30 分起）。',
    ]);
    expect(evaluation.explanation.rows.map(({ id, result }) => `${id} ${result}`)).toEqual([
      'income taken',
      'labour not-taken',
      'medical taken',
      'disaster not-taken',
      'children taken',
      'single not-taken',
      'assets not-taken',
      'false not-taken',
    ]);
  });

  it('gives family C 5 points, 不认定, and says what was not reached', () => {
    const evaluation = decide(aid, familyC);
    expect(evaluation).toMatchObject({ status: 'decided', output: { score: 5, grade: 'none' } });
    expect(evaluation.explanation.sentences.at(-1)).toEqual({
      zh: '5 分未达到“一般困难”（30 分起），结果为“不认定”。',
      en: '5 does not reach "general" (from 30); the result is "not recognised".',
    });
  });

  it('holds the total within its bounds', () => {
    const evaluation = decide(aid, { ...familyC, assets: true });
    expect(evaluation).toMatchObject({ output: { score: 0, grade: 'none' } });
    expect(evaluation.explanation.sentences.at(-2)?.zh).toBe('各项合计 -15 分，总分以 0 分为限。');
  });

  it('waits for a fact that matters, and names it', () => {
    const { medicalSelfPay: _, ...partial } = { ...familyA, childrenInSchool: 1, incomeRatio: 1.6 };
    const evaluation = decide(aid, partial);
    expect(evaluation).toMatchObject({ status: 'unknown', missing: ['medicalSelfPay'] });
    const near = decide(aid, { ...partial, disaster: true });
    expect(near).toMatchObject({ status: 'unknown', missing: ['medicalSelfPay'] });
    expect(near.explanation.sentences.map(({ zh }) => zh)).toEqual(
      expect.arrayContaining(['医疗自付：缺少医疗自付，可得 0 至 15 分。', '还不能决定：缺少医疗自付。']),
    );
  });

  it('does not wait for a fact that cannot change the grade', () => {
    const { medicalSelfPay: _, ...partial } = familyC;
    const evaluation = decide(aid, partial);
    expect(evaluation).toMatchObject({ status: 'decided', output: { grade: 'none', vetoed: null } });
    expect(evaluation.status === 'decided' && 'score' in evaluation.output).toBe(false);
    expect(evaluation.explanation.sentences.at(-1)?.zh).toBe('缺少医疗自付，但无论它们如何，总分在 5 至 20 分之间，结果都是“不认定”。');
  });

  it('does not say twice what a value is', () => {
    expect(decide(aid, { ...familyA, earners: 0 }).explanation.sentences[1]).toEqual({
      zh: '劳动力为 无人就业 → 15 分。',
      en: 'labour is nobody earns → 15 points.',
    });
  });

  it('a veto sets the grade, whatever else is missing', () => {
    expect(decide(aid, { ...familyA, falseMaterial: true })).toMatchObject({ output: { score: 43, grade: 'none', vetoed: 'false' } });
    const alone = decide(aid, { falseMaterial: true });
    expect(alone).toMatchObject({ status: 'decided', output: { grade: 'none', vetoed: 'false' } });
    expect(alone.explanation.sentences.at(-1)?.zh).toBe('一票否决：提供了虚假材料；依据《认定办法》第9条。结果为“不认定”。');
    const { falseMaterial: _, ...open } = familyA;
    expect(decide(aid, open)).toMatchObject({ status: 'unknown', missing: ['falseMaterial'] });
    const { falseMaterial: __, ...low } = familyC;
    expect(decide(aid, low)).toMatchObject({ status: 'decided', output: { score: 5, grade: 'none' } });
  });

  it('is read as it is, and checked: only that assets can take the total below zero', () => {
    expect(parseDecision(JSON.parse(JSON.stringify(aid)))).toEqual({ ok: true, value: aid });
    expect(findings(aid)).toEqual([
      expect.stringMatching(
        /^warning SCORE_LEAVES_BOUNDS \/bounds\/min: 各项合计可以是 -20 分，越过总分界限 0 分，例如.*大额资产为 是（-20 分）；届时按 0 分计。$/,
      ),
    ]);
  });
});

const card = (characteristic: Partial<Characteristic>, more: Partial<ScorecardDefinition> = {}): ScorecardDefinition => ({
  id: 'S',
  kind: 'scorecard',
  title: '评分',
  facts: { x: { title: '次数', type: 'number' } },
  characteristics: [{ id: 'x', title: '次数', expr: 'x', attributes: attributes(['>= 3', 10], ['>= 1', 5]), otherwise: 0, ...characteristic }],
  grades: [
    { code: 'A', title: '甲', from: 5 },
    { code: 'B', title: '乙' },
  ],
  ...more,
});

describe('a characteristic', () => {
  it('counts the first attribute that fits, all of them, or the only one', () => {
    expect(decide(card({}), { x: 3 })).toMatchObject({ output: { score: 10 } });
    expect(decide(card({ takes: 'all' }), { x: 3 })).toMatchObject({ output: { score: 15 } });
    expect(decide(card({ takes: 'all', otherwise: undefined }), { x: 0 })).toMatchObject({ output: { score: 0 } });
    expect(decide(card({ takes: 'one' }), { x: 3 })).toMatchObject({ status: 'failed', code: 'DECISION_NOT_UNIQUE' });
  });

  it('is held within its cap, and says so', () => {
    const computed = card({ attributes: [{ id: 'a', when: '> 0', score: { expr: '-4 * x' } }], cap: { min: -10 } }, { initialScore: 20 });
    const evaluation = decide(computed, { x: 5 });
    expect(evaluation).toMatchObject({ output: { score: 10 } });
    expect(evaluation.explanation.sentences[0]?.zh).toBe('次数为 5 → -10 分（应为 -20 分，本项以 -10 分为限）：高于 0。');
  });

  it('adds exactly', () => {
    const tenth = attributes(['>= 0', 0.1], ['>= 1', 0.2]);
    expect(decide(card({ takes: 'all', attributes: tenth }), { x: 1 })).toMatchObject({ output: { score: 0.3 } });
  });

  it('without a fitting attribute, with a wrong type or with points that are no number is a failure', () => {
    expect(decide(card({ otherwise: undefined }), { x: 0 })).toMatchObject({
      status: 'failed',
      code: 'DECISION_NO_MATCH',
      message: { zh: '评分项“次数”没有一档适用：其值为 0。请补充一档，或用“otherwise”写明其余情形的分值。' },
    });
    expect(decide(card({}), { x: 'a' })).toMatchObject({ status: 'failed', code: 'EXPRESSION_FAILED' });
    expect(decide(card({ attributes: [{ id: 'a', when: '-', score: { expr: '"a"' } }] }), { x: 1 })).toMatchObject({ code: 'EXPRESSION_FAILED' });
    expect(decide(card({}, { grades: [{ code: 'A', title: '甲', from: 5 }] }), { x: 0 })).toMatchObject({ code: 'DECISION_NO_MATCH' });
    expect(decide(card({}, { vetoes: [{ id: 'v', when: 'x / 0 > 1', grade: 'B', reason: 'v' }] }), { x: 0 })).toMatchObject({ code: 'EXPRESSION_FAILED' });
  });

  it('takes points and bands from dated parameters, and waits for them', () => {
    const tuned = card(
      { attributes: [{ id: 'a', when: '>= 1', score: { expr: 'params.points' } }] },
      {
        grades: [
          { code: 'A', title: '甲', from: { expr: 'params.band' } },
          { code: 'B', title: '乙' },
        ],
      },
    );
    expect(decide(tuned, { x: 1, params: { points: 7, band: 7 } })).toMatchObject({ output: { score: 7, grade: 'A' } });
    expect(decide(tuned, { x: 1, params: { band: 7 } })).toMatchObject({ status: 'unknown', missing: ['params.points'] });
    expect(decide(tuned, { x: 1, params: { points: 7 } })).toMatchObject({ status: 'unknown', missing: ['params.band'] });
    expect(findings(tuned)).toEqual([]);
  });
});

describe('a scorecard is checked', () => {
  it.each<[string, ScorecardDefinition, string[]]>([
    ['and a whole one is praised by silence', card({ monotone: 'increasing' }), []],
    [
      'for a gap',
      card({ otherwise: undefined, attributes: attributes(['>= 3', 10], ['< 2', 0]) }),
      [
        'warning ATTRIBUTE_GAP /characteristics/0/attributes: 评分项“次数”：没有一档适用于这样的情形：次数为 2。请补充一档，或者用“otherwise”写明其余情形的分值。',
      ],
    ],
    [
      'for an overlap where only one may fit',
      card({ takes: 'one' }),
      [
        'error ATTRIBUTES_OVERLAP /characteristics/0/attributes/1: 评分项“次数”：第 1 档和第 2 档会同时适用，例如次数为 3；只取一档的评分项不允许重叠，请修改其中一档。',
      ],
    ],
    [
      'for a masked attribute',
      card({ attributes: attributes(['>= 1', 5], ['>= 3', 10]) }),
      [
        'warning ATTRIBUTE_MASKED /characteristics/0/attributes/1: 评分项“次数”：第 2 档永远轮不到：符合它的情形都先被第 1 档取走，例如次数为 3。请调整顺序或删除这一档。',
      ],
    ],
    [
      'for a direction that does not hold',
      card({ monotone: 'decreasing' }),
      ['error NOT_MONOTONE /characteristics/0/monotone: 评分项“次数”声明越高得分不应越高，但为 0 时得 0 分，为 1 时得 5 分。请修改其中一档。'],
    ],
    [
      'for a direction of words',
      card({ monotone: 'increasing', attributes: attributes(['"a"', 5]) }, { facts: { x: { title: '次数', type: 'string' } } }),
      ['warning DIRECTION_UNKNOWN /characteristics/0/monotone: 评分项“次数”声明了方向，但它的取值没有大小，或者分值是计算出来的，无法在发布前检查。'],
    ],
    [
      'for a grade that nobody gets',
      card(
        {},
        {
          grades: [
            { code: 'A', title: '甲', from: 50 },
            { code: 'B', title: '乙', from: 6 },
            { code: 'C', title: '丙' },
          ],
        },
      ),
      [
        'warning GRADE_UNREACHABLE /grades/0: 没有人能得到等级“甲”：总分在 0 至 10 分之间，没有一种得分组合落在它的范围内，最接近的例如次数为 4（10 分），共 10 分。请修改起点或分值。',
      ],
    ],
    [
      'for bounds that the points leave',
      card({}, { bounds: { max: 8 } }),
      ['warning SCORE_LEAVES_BOUNDS /bounds/max: 各项合计可以是 10 分，越过总分界限 8 分，例如次数为 3（10 分）；届时按 8 分计。'],
    ],
    [
      'for grades in disorder',
      card(
        {},
        {
          grades: [
            { code: 'A', title: '甲', from: 5 },
            { code: 'B', title: '乙', from: 8 },
            { code: 'C', title: '丙' },
          ],
        },
      ),
      ['error GRADES_ORDER /grades/1/from: 等级应从高到低排列：“乙”的起点 8 分不低于上一级的 5 分。'],
    ],
  ])('%s', (_, definition, expected) => {
    expect(findings(definition)).toEqual(expected);
  });

  it.each<[string, ScorecardDefinition, string]>([
    [
      'a grade twice',
      card(
        {},
        {
          grades: [
            { code: 'A', title: '甲', from: 5 },
            { code: 'A', title: '乙' },
          ],
        },
      ),
      'NAME_TAKEN /grades/1/code',
    ],
    [
      'a rest in the middle',
      card(
        {},
        {
          grades: [
            { code: 'A', title: '甲' },
            { code: 'B', title: '乙', from: 5 },
          ],
        },
      ),
      'GRADES_ORDER /grades/0/from',
    ],
    ['no lowest grade', card({}, { grades: [{ code: 'A', title: '甲', from: 5 }] }), 'GRADE_GAP /grades'],
    ['a veto to nowhere', card({}, { vetoes: [{ id: 'v', when: 'x > 9', grade: 'Z', reason: 'v' }] }), 'GRADE_UNKNOWN /vetoes/0/grade'],
    ['a veto that is no condition', card({}, { vetoes: [{ id: 'v', when: 'x', grade: 'B', reason: 'v' }] }), 'EXPRESSION_TYPE /vetoes/0/when'],
    ['bounds the wrong way round', card({ cap: { min: 3, max: 1 } }), 'BOUNDS_EMPTY /characteristics/0/cap'],
    ['a cell that cannot be read', card({ attributes: attributes(['<', 1]) }), '/characteristics/0/attributes/0/when'],
    ['points that cannot be read', card({ attributes: [{ id: 'a', when: '-', score: { expr: '1 +' } }] }), '/characteristics/0/attributes/0/score/expr'],
    ['an unknown fact', card({ expr: 'y' }), '/characteristics/0/expr'],
    ['an unused fact', card({}, { facts: { x: { title: '次数', type: 'number' }, z: { title: 'z', type: 'number' } } }), 'FACT_UNUSED /facts/z'],
  ])('for %s', (_, definition, expected) => {
    expect(
      checkDecision(definition)
        .map(({ code, place }) => `${code} ${place}`)
        .join('\n'),
    ).toContain(expected);
  });

  it('speaks of an example in the words of the author', () => {
    const labels = { many: { zh: '三次以上', en: 'three or more' } };
    const labelled = card({ expr: 'if x > 2 then "many" else "few"', labels, attributes: attributes(['"many"', 10]) }, { bounds: { max: 8 } });
    expect(findings(labelled).join()).toContain('例如次数为“三次以上”（10 分）');
  });

  it('and refused where a text cannot be read, with every place', () => {
    const broken = card({ expr: 'x +' }, { vetoes: [{ id: 'v', when: '(', grade: 'B', reason: 'v' }] });
    expect(compileDecision(broken)).toMatchObject({
      ok: false,
      code: 'DECISION_INVALID',
      problems: [{ place: '/characteristics/0/expr' }, { place: '/vetoes/0/when' }],
    });
    expect(parseDecision({ ...aid, grades: [{ code: 'A', title: '甲', from: 'x' }] })).toMatchObject({ ok: false, problems: [{ place: '/grades/0/from' }] });
  });
});

const points = fc.integer({ min: -20, max: 40 });
const line = fc.record({ at: fc.integer({ min: 0, max: 3 }), score: points });
const part = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  otherwise: points,
  takes: fc.constantFrom('first' as const, 'all' as const),
  cap: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
});
const cardOf = fc.record({
  parts: fc.array(part, { minLength: 1, maxLength: 3 }),
  bands: fc.uniqueArray(fc.integer({ min: -10, max: 60 }), { minLength: 1, maxLength: 3 }),
  veto: fc.boolean(),
});
type Random = typeof cardOf extends fc.Arbitrary<infer C> ? C : never;

function randomCard({ parts, bands, veto }: Random): ScorecardDefinition {
  const ordered = [...bands].sort((a, b) => b - a);
  return {
    id: 'S',
    kind: 'scorecard',
    title: '评分',
    facts: Object.fromEntries(
      [...parts.map((_, index) => `x${index}`), 'v'].map((name) => [name, { title: name, type: name === 'v' ? ('boolean' as const) : ('number' as const) }]),
    ),
    bounds: { min: -5, max: 50 },
    characteristics: parts.map(({ lines, otherwise, takes, cap }, index) => ({
      id: `x${index}`,
      title: `x${index}`,
      expr: `x${index}`,
      takes,
      attributes: lines.map(({ at, score }, number) => ({ id: `a${number}`, when: `>= ${at}`, score })),
      otherwise,
      ...(cap === undefined ? {} : { cap: { max: cap } }),
    })),
    grades: [...ordered.map((from, index) => ({ code: `g${index}`, title: `g${index}`, from })), { code: 'rest', title: 'rest' }],
    ...(veto ? { vetoes: [{ id: 'v', when: 'v', grade: 'rest', reason: 'v' }] } : {}),
  };
}

/** What a scorecard means, written a second time. */
function meaning({ parts, bands, veto }: Random, facts: Readonly<Record<string, number | boolean>>) {
  const total = parts.reduce((score, { lines, otherwise, takes, cap }, index) => {
    const fitting = lines.filter(({ at }) => Number(facts[`x${index}`]) >= at);
    const counted = takes === 'all' ? fitting : fitting.slice(0, 1);
    const given = counted.length > 0 ? counted.reduce((all, { score }) => all + score, 0) : otherwise;
    return score + Math.min(given, cap ?? given);
  }, 0);
  const score = Math.min(Math.max(total, -5), 50);
  const index = [...bands].sort((a, b) => b - a).findIndex((from) => score >= from);

  return { score, grade: (veto && facts.v === true) || index < 0 ? 'rest' : `g${index}` };
}

const someone = fc.record({ x0: fc.integer({ min: -1, max: 4 }), x1: fc.integer({ min: -1, max: 4 }), x2: fc.integer({ min: -1, max: 4 }), v: fc.boolean() });

describe('any scorecard', () => {
  it('gives what its points mean', () => {
    holds(
      fc.property(cardOf, someone, (random, facts) => {
        expect(decide(randomCard(random), facts)).toMatchObject({ status: 'decided', output: meaning(random, facts) });
      }),
    );
  });

  it('that is sure with facts missing says the same for every completion, and names only what is missing', () => {
    holds(
      fc.property(cardOf, someone, fc.subarray(['x0', 'x1', 'x2', 'v']), (random, facts, hidden) => {
        const early = decide(randomCard(random), Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.includes(name))));
        expect(early.status).not.toBe('failed');
        if (early.status === 'unknown') expect(hidden).toEqual(expect.arrayContaining([...early.missing]));
        if (early.status === 'decided') expect(decide(randomCard(random), facts)).toMatchObject({ status: 'decided', output: early.output });
      }),
    );
  });

  it('is told of exactly the grades that nobody can get', () => {
    holds(
      fc.property(cardOf, (random) => {
        const told = checkDecision(randomCard(random)).flatMap(({ code, place }) => (code === 'GRADE_UNREACHABLE' ? [place] : []));
        const values = [-1, 0, 1, 2, 3, 4];
        const world = values.flatMap((x0) => values.flatMap((x1) => values.map((x2) => ({ x0, x1, x2, v: false }))));
        const got = new Set(world.map((facts) => meaning(random, facts).grade));
        const codes = [...random.bands.map((_, index) => `g${index}`), 'rest'];
        expect(told).toEqual(codes.flatMap((code, index) => (got.has(code) || (code === 'rest' && random.veto) ? [] : [`/grades/${index}`])));
      }),
      500,
    );
  });
});

it('declares score, grade and veto to whoever reads them next', () => {
  expect(Object.keys(outputsOfDecision(aid))).toEqual(['score', 'grade', 'vetoed']);
  expect(outputsOfDecision(card({}))).toMatchObject({ score: { type: 'number' }, grade: { values: ['A', 'B'] } });
});
