import { checkDecision } from '../../decisions/check-decision.js';
import { compileDecision } from '../../decisions/compile-decision.js';
import type { DrawDefinition } from '../../decisions/definition.js';
import { parseDecision } from '../../decisions/parse-decision.js';
import type { Facts, Value } from '../../values.js';

const draw: DrawDefinition = {
  id: 'F9-draw',
  kind: 'draw',
  title: '双随机抽取',
  facts: {
    plan: { title: '计划', type: 'string' },
    seed: { title: '种子', titleEn: 'seed', type: 'string' },
    list: { title: '名录', type: 'list' },
    officers: { title: '执法人员', type: 'list' },
    recusals: { title: '回避', type: 'list' },
    digest: { title: '冻结摘要', type: 'string' },
    day: { title: '检查日', type: 'string' },
  },
  algorithm: 'sha256-sort-v1',
  drawId: 'plan',
  seed: 'seed',
  entities: 'list',
  frozen: 'digest',
  strata: [
    { id: 'A', title: '信用A级', rate: 'params.rateA', basis: { law: '国办发〔2015〕58号' } },
    { id: 'B', title: '信用B级', rate: '0.1' },
    { id: 'C', title: '信用C级', rate: '0.2' },
    { id: 'D', title: '信用D级', rate: '1' },
  ],
  officers: { list: 'officers', recusals: 'recusals', day: 'day', size: 2, cap: 10 },
};
const certificate = [{ item: 'PX', from: '2018-01-01', until: '2022-12-31' }];
const list = Array.from({ length: 27 }, (_, i) => ({ id: `T${String(i + 1).padStart(2, '0')}`, stratum: i < 10 ? 'A' : i < 20 ? 'B' : i < 25 ? 'C' : 'D' }));
const facts: Facts = {
  plan: '2020Q3',
  seed: '2020Q3-PX-20200903',
  list,
  officers: ['E01', 'E02', 'E03', 'E04', 'E05', 'E06'].map((id): Value => ({ id, certificates: certificate })),
  recusals: [{ inspector: 'E05', object: 'T27', reason: '曾在该机构任职' }],
  day: '2020-09-10',
  digest: '9e0d0d42',
  params: { rateA: 0.05 },
};

function decide(more: Partial<DrawDefinition> = {}, given: Facts = {}) {
  const compiled = compileDecision({ ...draw, ...more });
  if (!compiled.ok) throw new Error(compiled.message.en);
  return compiled.value.evaluate({ ...facts, ...given });
}

describe('a draw as a decision', () => {
  const open = { frozen: undefined };
  it('gives the published result of packages.md 13 T1, with officers and recusal', () => {
    expect(decide(open)).toMatchObject({
      status: 'decided',
      output: {
        selected: ['T03', 'T15', 'T21', 'T27', 'T26'],
        teams: [
          { object: 'T03', officers: ['E04', 'E05'] },
          { object: 'T15', officers: ['E06', 'E04'] },
          { object: 'T21', officers: ['E02', 'E01'] },
          { object: 'T27', officers: ['E03', 'E04'] },
          { object: 'T26', officers: ['E03', 'E04'] },
        ],
        short: [],
      },
    });
  });

  it('says what was drawn, on which basis', () => {
    const { explanation } = decide(open);
    expect(explanation.sentences[1]).toEqual({
      zh: '信用A级：10 个中抽取 1 个：T03；依据《国办发〔2015〕58号》。',
      en: 'A: 1 of 10: T03; according to 《国办发〔2015〕58号》.',
    });
    expect(explanation.rows).toEqual(['A', 'B', 'C', 'D'].map((id) => ({ id, result: 'taken' })));
    expect(explanation.facts.map(({ name }) => name)).toContain('params.rateA');
  });

  it.each(['sha256', 'sm3'] as const)('draws by otd1 with %s, the same twice, another with another seed', (hash) => {
    const [one, two, other] = [
      decide({ ...open, algorithm: 'otd1', hash }),
      decide({ ...open, algorithm: 'otd1', hash }),
      decide({ ...open, algorithm: 'otd1', hash }, { seed: 'another seed' }),
    ];
    expect(one).toEqual(two);
    expect(one).toMatchObject({ status: 'decided', output: { strata: [{ count: 1 }, { count: 1 }, { count: 1 }, { count: 2 }] } });
    expect(one.status === 'decided' && one.output.order).not.toEqual(other.status === 'decided' && other.output.order);
  });

  it('never sends an expired certificate, and says where too few may go', () => {
    const items = list.map((row) => ({ ...row, items: ['PX'] }));
    const late = decide(open, { list: items, day: '2023-01-01' });
    expect(late).toMatchObject({ status: 'decided', output: { teams: [{ officers: [] }, {}, {}, {}, {}], short: [{ object: 'T03' }, {}, {}, {}, {}] } });
    const tickets = decide({ ...open, algorithm: 'otd1' }, { list: items, day: '2023-01-01' });
    expect(tickets.status === 'decided' && JSON.stringify(tickets.output.short)).toContain('只有 0 人');
  });

  it.each<[string, Partial<DrawDefinition>, Facts]>([
    ['DRAW_LIST_CHANGED', {}, {}],
    ['ROSTER_EMPTY', open, { list: [] }],
    ['QUOTA_OVER_ALL', open, { params: { rateA: 1.5 } }],
    ['SEED_TOO_SHORT', { ...open, seedLength: 30 }, {}],
    ['STRATUM_WITHOUT_QUOTA', open, { list: [{ id: 'X', stratum: 'Z' }] }],
    ['DRAW_FACTS_INVALID', open, { list: [{ name: 'X' }] }],
    [
      'ROSTER_ID_TWICE',
      { ...open, algorithm: 'otd1' },
      {
        list: [
          { id: 'X', stratum: 'A' },
          { id: 'X', stratum: 'A' },
        ],
      },
    ],
    ['INSPECTORS_EMPTY', { ...open, algorithm: 'otd1' }, { officers: [] }],
  ])('fails with %s in words', (code, more, given) => {
    expect(decide(more, given)).toMatchObject({ status: 'failed', code, message: { zh: expect.stringMatching(/\p{Script=Han}/u) } });
  });

  it.each(['otd1', 'sha256-sort-v1'] as const)('without a seed only freezes by %s, and draws from that list only', (algorithm) => {
    const frozen = decide({ ...open, algorithm, seed: undefined });
    expect(frozen).toMatchObject({ status: 'decided', output: { size: 27 }, explanation: { sentences: [{ zh: expect.stringContaining('名录已冻结') }] } });
    const digest = frozen.status === 'decided' ? (frozen.output.digest ?? '') : '';
    expect(decide({ algorithm }, { digest })).toMatchObject({ status: 'decided' });
    expect(decide({ algorithm }, { digest, list: list.slice(1) })).toMatchObject({ status: 'failed', code: 'DRAW_LIST_CHANGED' });
  });

  it('waits for what is missing', () => {
    const compiled = compileDecision(draw);
    expect(compiled.ok && compiled.value.evaluate({ ...facts, seed: 'x'.repeat(20), params: {} })).toMatchObject({
      status: 'unknown',
      missing: ['params.rateA'],
    });
  });

  it('is read from JSON, and checked', () => {
    expect(parseDecision(JSON.parse(JSON.stringify(draw)))).toEqual({ ok: true, value: draw });
    expect(parseDecision({ ...draw, algorithm: 'dice' })).toMatchObject({ ok: false });
    expect(checkDecision(draw)).toEqual([]);
    const [first] = draw.strata;
    const bad = {
      ...draw,
      hash: 'sm3' as const,
      strata: first ? [{ ...first, rate: '1.2' }, first] : [],
      officers: draw.officers && { ...draw.officers, size: 1 },
    };
    expect(checkDecision(bad).map(({ code }) => code)).toEqual(['NAME_TAKEN', 'QUOTA_OVER_ALL', 'DRAW_HASH_UNKNOWN', 'TEAM_TOO_SMALL']);
    expect(compileDecision({ ...draw, seed: '1 +' })).toMatchObject({ ok: false, code: 'DECISION_INVALID', problems: [{ place: '/seed' }] });
  });
});
