import { checkDecision } from '../decisions/check-decision.js';
import { compileDecision } from '../decisions/compile-decision.js';
import type { ScorecardDefinition } from '../decisions/definition.js';
import { parseDecision } from '../decisions/parse-decision.js';
import type { Facts } from '../values.js';

const card: ScorecardDefinition = {
  id: 'S',
  kind: 'scorecard',
  title: '信用分',
  titleEn: 'credit',
  facts: { records: { title: '失信记录', titleEn: 'records', type: 'list' } },
  initialScore: 100,
  characteristics: [
    {
      id: 'bad',
      title: '有效的失信记录',
      titleEn: 'records that count',
      expr: 'count(valid)',
      entries: { of: 'records', as: 'valid', date: 'on', months: { expr: 'params.validMonths' } },
      attributes: [
        { id: 'many', when: '>= 2', score: -50 },
        { id: 'one', when: '1', score: -20 },
      ],
      otherwise: 0,
    },
  ],
  grades: [
    { code: 'A', title: '好', from: 90 },
    { code: 'D', title: '差' },
  ],
};

function score(records: Facts[], date = '2026-09-14') {
  const decision = compileDecision(card);
  if (!decision.ok) throw new Error(decision.message.en);

  return decision.value.evaluate({ records, case: { date }, params: { validMonths: 36 } });
}

describe('single entries of a scorecard expire', () => {
  it('each by its own date, the last day included', () => {
    expect(score([{ on: '2023-09-14' }, { on: '2024-01-01' }])).toMatchObject({ output: { score: 50, grade: 'D' } });
    expect(score([{ on: '2023-09-14' }, { on: '2024-01-01' }], '2026-09-15')).toMatchObject({ output: { score: 80 } });
    expect(score([{ on: '2023-09-14' }, { on: '2024-01-01' }], '2027-01-02')).toMatchObject({ output: { score: 100, grade: 'A' } });
  });

  it('and that is told, with the day until which one counted', () => {
    const { explanation } = score([{ on: '2020-03-01' }, { on: '2024-01-01' }]);
    expect(explanation.sentences[0]?.zh).toBe('有效的失信记录为 1（另有 1 条已过有效期，不计，如 2020-03-01 的一条有效至 2023-03-01） → -20 分。');
    expect(explanation.facts.map(({ name }) => name)).toEqual(['records', 'params.validMonths', 'case.date']);
  });

  it('an entry without a date leaves the score open, and so do missing entries', () => {
    expect(score([{ on: '2024-01-01' }, {}])).toMatchObject({ status: 'unknown', missing: ['records.on'] });
    const decision = compileDecision(card);
    expect(decision.ok && decision.value.evaluate({ case: { date: '2026-09-14' }, params: { validMonths: 36 } })).toMatchObject({ missing: ['records'] });
  });

  it('is read and checked', () => {
    expect(parseDecision(JSON.parse(JSON.stringify(card)))).toMatchObject({ ok: true });
    expect(checkDecision(card).filter(({ severity }) => severity === 'error')).toEqual([]);
    const [bad] = card.characteristics;
    if (!bad?.entries) throw new Error('no entries');
    const wrong = { ...card, characteristics: [{ ...bad, entries: { ...bad.entries, as: 'records', months: { expr: '"x"' } } }] };
    expect(checkDecision(wrong).map(({ code, place }) => `${code} ${place}`)).toEqual(
      expect.arrayContaining(['NAME_TAKEN /characteristics/0/entries/as', 'EXPRESSION_TYPE /characteristics/0/entries/months/expr']),
    );
  });
});

describe('every finding about a scorecard names a person', () => {
  const points = (score: number): ScorecardDefinition => ({
    ...card,
    facts: { star: { title: '星级', type: 'number' } },
    initialScore: 0,
    bounds: { min: 0, max: 40 },
    characteristics: [{ id: 'star', title: '星级', expr: 'star', attributes: [{ id: 'high', when: '>= 4', score }], otherwise: 10 }],
    grades: [
      { code: 'A', title: '优', from: 30 },
      { code: 'B', title: '良', from: 20 },
      { code: 'C', title: '中' },
    ],
  });

  it('whose score leaves the bounds, and who comes nearest to a grade that nobody can get', () => {
    const found = checkDecision(points(50)).map(({ code, message }) => [code, message.zh]);
    expect(found).toContainEqual(['SCORE_LEAVES_BOUNDS', expect.stringContaining('例如星级为')]);
    expect(found).toContainEqual(['GRADE_UNREACHABLE', expect.stringContaining('最接近的例如星级为')]);
  });
});
