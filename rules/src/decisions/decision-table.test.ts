import type { Facts, Value } from '../values.js';
import { checkDecision } from './check-decision.js';
import { compileDecision } from './compile-decision.js';
import type { DecisionRow, DecisionTableDefinition } from './definition.js';
import { parseDecision } from './parse-decision.js';

const law = { law: '普通高等学校学生管理规定', article: '39' };

const route: DecisionTableDefinition = {
  id: 'D2-route',
  kind: 'decision-table',
  title: '办理路径',
  titleEn: 'Route',
  hitPolicy: 'F',
  facts: {
    match: { title: '匹配结果', titleEn: 'match', type: 'string', values: ['EXACT', 'ALIAS', 'NONE'] },
    record: { title: '记录', type: 'object', fields: { quality: { title: '档案质量', titleEn: 'quality', type: 'string', values: ['A', 'B', 'C'] } } },
    gradYear: { title: '毕业年份', titleEn: 'year', type: 'number' },
  },
  basis: [{ law: '浙江省办事事项' }],
  inputs: [
    { id: 'match', title: '匹配结果', titleEn: 'match', expr: 'match' },
    { id: 'quality', title: '档案质量', titleEn: 'quality', expr: 'record.quality' },
    { id: 'year', title: '毕业年份', titleEn: 'year', expr: 'gradYear' },
  ],
  outputs: [
    { id: 'route', title: '路径', type: 'string', values: ['INSTANT', 'ARCHIVE', 'REFUSE'] },
    { id: 'days', title: '工作日', type: 'number' },
  ],
  rows: [
    { id: 'R1', when: ['"EXACT"', '"A"', '-'], then: { route: 'INSTANT', days: 0 }, basis: law, note: '档案质量高，即时办理' },
    { id: 'R2', when: ['"EXACT","ALIAS"', '-', '-'], then: { route: 'ARCHIVE', days: { expr: 'params.archiveDays' } }, basis: law },
    { id: 'R3', when: ['"NONE"', '-', '< params.digitalFromYear'], then: { route: 'ARCHIVE' } },
    { id: 'R4', when: ['"NONE"', '-', '>= params.digitalFromYear'], then: { route: 'REFUSE' }, note: 'No record.', noteEn: 'There is no record.' },
  ],
};

function decide(definition: DecisionTableDefinition, facts: Facts) {
  const decision = compileDecision(definition);
  if (!decision.ok) throw new Error(decision.message.en);

  return decision.value.evaluate(facts);
}

const params = { digitalFromYear: 1998, archiveDays: 3 };
const exactA = { match: 'EXACT', record: { quality: 'A' }, gradYear: 2008, params };

describe('a table of the first row that fits', () => {
  it('gives the output of that row, with every reason', () => {
    expect(decide(route, exactA)).toEqual({
      status: 'decided',
      output: { route: 'INSTANT', days: 0 },
      explanation: {
        decision: { id: 'D2-route', title: '办理路径', titleEn: 'Route' },
        kind: 'decision-table',
        sentences: [
          {
            zh: '第 1 行适用：匹配结果为 EXACT、档案质量为 A；依据《普通高等学校学生管理规定》第39条。',
            en: 'Row 1 fits: match is EXACT, quality is A; according to 《普通高等学校学生管理规定》 art. 39.',
          },
          { zh: '档案质量高，即时办理。', en: '档案质量高，即时办理。' },
        ],
        facts: [
          { name: 'match', title: '匹配结果', value: 'EXACT' },
          { name: 'record.quality', title: '档案质量', titleEn: 'quality', value: 'A' },
        ],
        rows: [{ id: 'R1', result: 'taken' }],
        basis: [law, { law: '浙江省办事事项' }],
      },
    });
  });

  it('says of every row above why it did not fit', () => {
    const evaluation = decide(route, { ...exactA, match: 'NONE', gradYear: 2015 });
    expect(evaluation).toMatchObject({ status: 'decided', output: { route: 'REFUSE', days: null } });
    expect(evaluation.explanation.rows).toEqual([
      { id: 'R1', result: 'not-taken', reason: { zh: '匹配结果为 NONE，要求 EXACT', en: 'match is NONE, wanted: EXACT' } },
      { id: 'R2', result: 'not-taken', reason: { zh: '匹配结果为 NONE，要求 EXACT 或 ALIAS', en: 'match is NONE, wanted: EXACT or ALIAS' } },
      {
        id: 'R3',
        result: 'not-taken',
        reason: { zh: '毕业年份为 2015，要求 低于 参数 digitalFromYear', en: 'year is 2015, wanted: less than params.digitalFromYear' },
      },
      { id: 'R4', result: 'taken' },
    ]);
    expect(evaluation.explanation.facts).toEqual([
      { name: 'match', title: '匹配结果', value: 'NONE' },
      { name: 'gradYear', title: '毕业年份', titleEn: 'year', value: 2015 },
      { name: 'params.digitalFromYear', title: '参数 digitalFromYear', value: 1998 },
    ]);
    expect(evaluation.explanation.sentences.at(-1)).toEqual({ zh: 'No record.', en: 'There is no record.' });
  });

  it('computes outputs from the facts', () => {
    expect(decide(route, { ...exactA, record: { quality: 'B' } })).toMatchObject({ output: { route: 'ARCHIVE', days: 3 } });
  });

  it('is unknown while an earlier row may still fit, naming what is missing', () => {
    expect(decide(route, { match: 'EXACT', gradYear: 2008, params })).toMatchObject({
      status: 'unknown',
      missing: ['record.quality'],
      explanation: {
        sentences: [{ zh: '还不能决定：缺少档案质量。', en: 'Cannot be decided yet: quality is missing.' }],
        rows: [
          { id: 'R1', result: 'unknown', reason: { zh: '档案质量未知' } },
          { id: 'R2', result: 'taken' },
        ],
      },
    });
    expect(decide(route, {})).toMatchObject({ status: 'unknown', missing: ['match', 'record.quality', 'gradYear'] });
  });

  it('does not wait for facts that cannot matter', () => {
    expect(decide(route, { match: 'ALIAS', params })).toMatchObject({ status: 'decided', output: { route: 'ARCHIVE' } });
    const same = { ...route, rows: route.rows.map((row): DecisionRow => ({ ...row, then: { route: 'ARCHIVE' } })) };
    expect(decide(same, { match: 'EXACT', params })).toMatchObject({
      status: 'decided',
      output: { route: 'ARCHIVE' },
      explanation: {
        sentences: [{ zh: '缺少档案质量。但无论它们如何，结果都相同。' }, { zh: '第 2 行适用：匹配结果为 EXACT；依据《普通高等学校学生管理规定》第39条。' }],
      },
    });
  });

  it('is unknown when an output misses a fact', () => {
    expect(decide(route, { match: 'ALIAS', params: {} })).toMatchObject({ status: 'unknown', missing: ['params.archiveDays'] });
  });

  it('without a fitting row is a failure in words, unless there is a default', () => {
    const failed = decide(route, { ...exactA, match: 'OTHER' });
    expect(failed).toMatchObject({
      status: 'failed',
      code: 'DECISION_NO_MATCH',
      message: { zh: '决策表“办理路径”没有一行适用：匹配结果为 OTHER、档案质量为 A、毕业年份为 2008。请补充相应的行或默认结果。' },
    });
    expect(decide({ ...route, defaultRow: { route: 'REFUSE' } }, { ...exactA, match: 'OTHER' })).toMatchObject({
      status: 'decided',
      output: { route: 'REFUSE', days: null },
      explanation: { sentences: [{ zh: '没有一行适用，采用默认结果。' }], rows: [{ id: 'R1', result: 'not-taken' }, {}, {}, {}] },
    });
  });

  it('fails where a fact has the wrong type', () => {
    expect(decide(route, { ...exactA, match: 'NONE', gradYear: '2008' })).toMatchObject({
      status: 'failed',
      code: 'EXPRESSION_FAILED',
      message: { zh: expect.stringContaining('第 3 行无法判断：“毕业年份”无法判断：不能比较大小：左边是文字，右边是数字') },
    });
    const broken = { ...route, rows: [{ id: 'R', when: ['-', '-', '-'], then: { days: { expr: '1 / gradYear' } } }] };
    expect(decide(broken, { gradYear: 0 })).toMatchObject({
      status: 'failed',
      code: 'EXPRESSION_FAILED',
      message: { zh: expect.stringContaining('结果无法计算：除数为 0') },
    });
    expect(decide({ ...route, inputs: route.inputs.map((input) => ({ ...input, expr: '1 / gradYear' })) }, { gradYear: 0 })).toMatchObject({
      status: 'failed',
    });
  });

  it('a failure behind a row that may fit is only unknown', () => {
    expect(decide(route, { match: 'NONE', record: { quality: 'A' }, gradYear: 'x', params: {} })).toMatchObject({
      status: 'unknown',
      missing: ['params.digitalFromYear'],
    });
  });

  it('takes a row that asks nothing', () => {
    const open = { ...route, rows: [{ id: 'R', when: ['-', '', '-'], then: { route: 'ARCHIVE' } }] };
    expect(decide(open, {}).explanation.sentences).toEqual([{ zh: '第 1 行适用：没有其他条件。', en: 'Row 1 fits: it asks nothing.' }]);
  });
});

describe('a table in which only one row may fit', () => {
  const unique: DecisionTableDefinition = {
    ...route,
    hitPolicy: 'U',
    rows: [
      { id: 'R1', when: ['"EXACT"', '"A"', '-'], then: { route: 'INSTANT' } },
      { id: 'R2', when: ['"EXACT"', '-', '> 2000'], then: { route: 'ARCHIVE' } },
    ],
  };

  it('gives the one', () => {
    expect(decide(unique, { ...exactA, gradYear: 1999 })).toMatchObject({ status: 'decided', output: { route: 'INSTANT' } });
  });

  it('refuses two', () => {
    expect(decide(unique, exactA)).toMatchObject({
      status: 'failed',
      code: 'DECISION_NOT_UNIQUE',
      message: { zh: '决策表“办理路径”要求只有一行适用，但第 1、2 行同时适用。请修改其中一行的条件。' },
    });
  });

  it('waits while a second one may fit', () => {
    expect(decide(unique, { match: 'EXACT', record: { quality: 'A' } })).toMatchObject({ status: 'unknown', missing: ['gradYear'] });
  });
});

describe('a table is read from untrusted JSON', () => {
  it('as it is', () => {
    expect(parseDecision(JSON.parse(JSON.stringify(route)))).toEqual({ ok: true, value: route });
  });

  it.each<[string, unknown, string]>([
    ['no kind', { ...route, kind: undefined }, ''],
    ['an unknown kind', { ...route, kind: 'magic' }, ''],
    ['an unknown hit policy', { ...route, hitPolicy: 'X' }, '/hitPolicy'],
    ['a misspelt field', { ...route, row: [] }, '/row'],
    ['no rows', { ...route, rows: [] }, '/rows'],
    ['a cell that is no text', { ...route, rows: [{ id: 'R', when: [5, '-', '-'], then: {} }] }, '/rows/0/when/0'],
    ['a bad output', { ...route, rows: [{ id: 'R', when: [], then: { route: { expr: 5 } } }] }, '/rows/0/then/route/expr'],
    ['a bad id', { ...route, id: '1 x' }, '/id'],
    ['a bad fact type', { ...route, facts: { a: { title: 'a', type: 'text' } } }, '/facts/a/type'],
    ['a fact without a title', { ...route, facts: { a: { type: 'string', fields: { b: {} } } } }, '/facts/a/fields/b/title'],
    ['no object', 'table', ''],
  ])('%s is refused with its place', (_, json, place) => {
    const parsed = parseDecision(json);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok && place) expect(parsed.problems?.map((problem) => problem.place)).toContain(place);
  });

  it('and refuses prototype names', () => {
    expect(parseDecision(JSON.parse(JSON.stringify(route).replace('"match":', '"__proto__":')))).toMatchObject({ ok: false, code: 'NAME_REFUSED' });
  });

  it('with an expression that cannot be read does not compile, and says where', () => {
    const broken = {
      ...route,
      defaultRow: { days: 1 },
      inputs: [{ id: 'match', title: 'm', expr: 'match +' }, ...route.inputs.slice(1)],
      rows: [{ id: 'R', when: ['-', '<', '-'], then: { days: { expr: '1 +' } } }],
    };
    const compiled = compileDecision(broken);
    expect(compiled).toMatchObject({
      ok: false,
      code: 'DECISION_INVALID',
      problems: [{ place: '/inputs/0/expr' }, { place: '/rows/0/when/1' }, { place: '/rows/0/then/days/expr' }],
    });
    expect(checkDecision(broken).map((finding) => [finding.severity, finding.place])).toEqual([
      ['error', '/inputs/0/expr'],
      ['error', '/rows/0/when/1'],
      ['error', '/rows/0/then/days/expr'],
    ]);
  });
});

const table = (rows: readonly (readonly [...string[], Value])[], more: Partial<DecisionTableDefinition> = {}): DecisionTableDefinition => ({
  id: 'T',
  kind: 'decision-table',
  title: '表',
  hitPolicy: 'F',
  facts: {
    level: { title: '等级', titleEn: 'level', type: 'string', values: ['甲', '乙'] },
    score: { title: '分数', titleEn: 'score', type: 'number' },
  },
  inputs: [
    { id: 'level', title: '等级', titleEn: 'level', expr: 'level' },
    { id: 'score', title: '分数', titleEn: 'score', expr: 'score' },
  ],
  outputs: [{ id: 'out', title: '结果', type: 'number' }],
  rows: rows.map((row, index) => ({ id: `R${index + 1}`, when: row.slice(0, -1).map(String), then: { out: row.at(-1) ?? null } })),
  ...more,
});

const findings = (definition: DecisionTableDefinition) =>
  checkDecision(definition).map((finding) => `${finding.severity} ${finding.code} ${finding.place}: ${finding.message.zh}`);

describe('a table is checked', () => {
  it('and a whole one is praised by silence', () => {
    expect(
      findings(
        table([
          ['"甲"', '< 60', 1],
          ['"甲"', '>= 60', 2],
          ['"乙"', '-', 3],
        ]),
      ),
    ).toEqual([]);
    expect(
      findings(
        table([['"甲"', '-', 1]], { defaultRow: { out: 0 }, facts: { level: { title: '等级', type: 'string' }, score: { title: '分数', type: 'number' } } }),
      ),
    ).toEqual([]);
  });

  it.each<[string, DecisionTableDefinition, string[]]>([
    [
      'a gap between two numbers',
      table([
        ['-', '< 60', 1],
        ['-', '> 60', 2],
      ]),
      ['warning TABLE_GAP /rows: 没有一行适用于这样的情形：分数为 60。请补充一行，或者给出默认结果。'],
    ],
    ['a gap in the code list', table([['"甲"', '-', 1]]), ['warning TABLE_GAP /rows: 没有一行适用于这样的情形：等级为 乙。请补充一行，或者给出默认结果。']],
    [
      'a gap of two inputs',
      table([
        ['"甲"', '< 60', 1],
        ['"乙"', '-', 2],
      ]),
      ['warning TABLE_GAP /rows: 没有一行适用于这样的情形：等级为 甲、分数为 60。请补充一行，或者给出默认结果。'],
    ],
    [
      'a gap at a parameter',
      table([
        ['-', '< params.line', 1],
        ['-', '> params.line', 2],
      ]),
      ['warning TABLE_GAP /rows: 没有一行适用于这样的情形：分数 等于 参数 line。请补充一行，或者给出默认结果。'],
    ],
    [
      'no gap at a parameter',
      table([
        ['-', '< params.line', 1],
        ['-', '>= params.line', 2],
      ]),
      [],
    ],
    [
      'no gap between two parameters in any order',
      table([
        ['-', '< params.low', 1],
        ['-', '>= params.low', 2],
      ]),
      [],
    ],
    [
      'a gap at a constant that no order of the parameters closes',
      table([
        ['-', '< 10', 1],
        ['-', '(10..params.high)', 2],
        ['-', '> 10', 3],
      ]),
      ['warning TABLE_GAP /rows: 没有一行适用于这样的情形：分数为 10。请补充一行，或者给出默认结果。'],
    ],
    [
      'a row between parameters and constants',
      table([
        ['-', '< params.low', 1],
        ['-', '[params.low..60)', 2],
        ['-', '[60..params.high)', 3],
        ['-', '>= params.high', 4],
      ]),
      [],
    ],
    [
      'what depends on the parameters’ order is not told',
      table([
        ['-', '< params.low', 1],
        ['-', '> params.high', 2],
        ['-', '[params.low..params.high]', 3],
      ]),
      [],
    ],
    [
      'a masked row',
      table([
        ['-', '< 60', 1],
        ['"甲"', '< 30', 2],
        ['-', '>= 60', 3],
      ]),
      ['warning ROW_MASKED /rows/1: 第 2 行永远轮不到：符合它的情形都先被第 1 行取走，例如等级为 甲、分数为 29。请调整顺序或删除这一行。'],
    ],
    [
      'a row masked by two others',
      table([
        ['"甲"', '-', 1],
        ['"乙"', '-', 2],
        ['-', '> 5', 3],
      ]),
      ['warning ROW_MASKED /rows/2: 第 3 行永远轮不到：符合它的情形都先被它上面的几行合起来取走，例如等级为 甲、分数为 6。请调整顺序或删除这一行。'],
    ],
    [
      'a dead row',
      table([
        ['-', '> 5', 1],
        ['-', '<= 5', 2],
        ['-', 'not(-1, != -1)', 3],
      ]),
      ['warning ROW_DEAD /rows/2/when/1: 第 3 行永远不会适用：“分数”没有任何取值符合它的要求。'],
    ],
    [
      'an empty range',
      table([
        ['-', '-', 1],
        ['-', '[9..3]', 3],
      ]),
      ['warning ROW_DEAD /rows/1/when/1: 第 2 行永远不会适用：“分数”没有任何取值符合它的要求。'],
    ],
    [
      'an overlap',
      table(
        [
          ['"甲"', '<= 60', 1],
          ['-', '>= 60', 2],
          ['"乙"', '< 60', 3],
        ],
        { hitPolicy: 'U' },
      ),
      ['error ROWS_OVERLAP /rows/1: 第 1 行和第 2 行会同时适用，例如等级为 甲、分数为 60；“只有一行适用”的表不允许重叠，请修改其中一行。'],
    ],
    [
      'null where a cell asks for it',
      table([
        ['-', 'null', 1],
        ['-', '< 5', 2],
      ]),
      ['warning TABLE_GAP /rows: 没有一行适用于这样的情形：分数为 5。请补充一行，或者给出默认结果。'],
    ],
    [
      'cells that compute are only told apart',
      table([
        ['-', '? * 2 > 5', 1],
        ['-', 'not(? * 2 > 5)', 2],
      ]),
      ['warning TABLE_GAP /rows: 没有一行适用于这样的情形：分数 不满足任何一格的条件。请补充一行，或者给出默认结果。'],
    ],
    ['rows that are too short', table([['-', 1]]), ['error ROW_WIDTH /rows/0/when: 第 1 行有 1 个条件，而表有 2 个输入；没有要求的格子请写“-”。']],
  ])('%s', (_, definition, expected) => {
    expect(findings(definition)).toEqual(expected);
  });

  it('over dates, texts and yes/no', () => {
    const facts = { on: { title: '日期', type: 'date' }, kind: { title: '种类', type: 'string' }, ok: { title: '同意', type: 'boolean' } } as const;
    const inputs = [
      { id: 'on', title: '日期', expr: 'on' },
      { id: 'kind', title: '种类', expr: 'kind' },
      { id: 'ok', title: '同意', expr: 'ok' },
    ];
    expect(
      findings(
        table(
          [
            ['< "2026-01-01"', '-', '-', 1],
            ['["2026-01-02".."2026-12-31"]', '-', '-', 2],
            ['> "2026-12-31"', '"甲"', 'true', 3],
          ],
          { facts, inputs },
        ),
      ),
    ).toEqual([
      'warning TABLE_GAP /rows: 没有一行适用于这样的情形：日期为 2026-01-01。请补充一行，或者给出默认结果。',
      'warning TABLE_GAP /rows: 没有一行适用于这样的情形：日期为 2027-01-01、同意为 否。请补充一行，或者给出默认结果。',
      'warning TABLE_GAP /rows: 没有一行适用于这样的情形：日期为 2027-01-01、种类为其他值。请补充一行，或者给出默认结果。',
    ]);
    expect(
      findings(
        table(
          [
            ['< params.from', '-', '-', 1],
            ['>= params.from', '-', '-', 2],
            ['-', '-', 'true', 3],
          ],
          { facts, inputs },
        ),
      ),
    ).toEqual([expect.stringContaining('ROW_MASKED /rows/2')]);
  });

  it.each<[string, Partial<DecisionTableDefinition>, string[]]>([
    ['an unknown fact in a cell', { rows: [{ id: 'R', when: ['nobody', '-'], then: { out: 1 } }] }, ['error FACT_UNKNOWN /rows/0/when/0']],
    ['a text where a number is compared', { rows: [{ id: 'R', when: ['-', '< "5"'], then: { out: 1 } }] }, ['error EXPRESSION_TYPE /rows/0/when/1']],
    ['a cell that is no condition', { rows: [{ id: 'R', when: ['-', '? + 1'], then: { out: 1 } }] }, ['error EXPRESSION_TYPE /rows/0/when/1']],
    ['an output of the wrong type', { rows: [{ id: 'R', when: ['-', '-'], then: { out: 'x' } }] }, ['error OUTPUT_TYPE /rows/0/then/out']],
    [
      'an output expression of the wrong type',
      { rows: [{ id: 'R', when: ['-', '-'], then: { out: { expr: 'level' } } }] },
      ['error EXPRESSION_TYPE /rows/0/then/out/expr'],
    ],
    ['an output that does not exist', { rows: [{ id: 'R', when: ['-', '-'], then: { other: 1 } }] }, ['error OUTPUT_UNKNOWN /rows/0/then/other']],
    ['a default that does not exist', { defaultRow: { other: 1 } }, ['error OUTPUT_UNKNOWN /defaultRow/other']],
    [
      'an impossible output',
      { outputs: [{ id: 'out', title: '结果', type: 'number', values: [1, 2] }], rows: [{ id: 'R', when: ['-', '-'], then: { out: 3 } }] },
      ['error VALUE_IMPOSSIBLE /rows/0/then/out'],
    ],
    [
      'a row id used twice',
      {
        rows: [
          { id: 'R', when: ['-', '-'], then: {} },
          { id: 'R', when: ['-', '-'], then: {} },
        ],
      },
      ['error NAME_TAKEN /rows/1/id'],
    ],
    [
      'an unknown fact as input',
      {
        inputs: [
          { id: 'level', title: '等级', expr: 'grade' },
          { id: 'score', title: '分数', expr: 'score' },
        ],
      },
      ['error FACT_UNKNOWN /inputs/0/expr', 'warning FACT_UNUSED /facts/level'],
    ],
  ])('%s', (_, change, expected) => {
    expect(checkDecision(table([['-', '-', 1]], change)).map(({ severity, code, place }) => `${severity} ${code} ${place}`)).toEqual(expected);
  });

  it('with the parameters of its package', () => {
    const definition = table([
      ['-', '< params.line', 1],
      ['-', '>= params.line', 2],
    ]);
    expect(checkDecision(definition, { line: { title: '分数线', type: 'number' } })).toEqual([]);
    expect(checkDecision(definition, {})).toMatchObject([{ code: 'PARAMETER_UNKNOWN' }, { code: 'PARAMETER_UNKNOWN' }]);
    expect(checkDecision(definition, { line: { title: '分数线', type: 'string' } })).toMatchObject([{ code: 'EXPRESSION_TYPE' }, { code: 'EXPRESSION_TYPE' }]);
  });
});
