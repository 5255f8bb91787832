import type {
  Characteristic,
  DecisionDefinition,
  DecisionTableDefinition,
  FactDeclaration,
  FormulaDefinition,
  ScorecardDefinition,
} from '../../decisions/definition.js';

const facts: Readonly<Record<string, FactDeclaration>> = {
  group: { title: '特殊群体', type: 'string' },
  income: { title: '人均月收入', type: 'money' },
  earners: { title: '有收入的成员数', type: 'number' },
  dependants: { title: '需供养的成员数', type: 'number' },
  medical: { title: '医疗自付', type: 'money' },
  disaster: { title: '近12个月受灾', type: 'boolean' },
  children: { title: '在读子女数', type: 'number' },
  single: { title: '单亲或留守', type: 'boolean' },
  assets: { title: '大额资产', type: 'boolean' },
  stage: { title: '学段', type: 'string' },
  boarding: { title: '寄宿', type: 'boolean' },
};
const of = (...names: readonly string[]) => Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));
const attributes = (...lines: readonly (readonly [string, number])[]): Characteristic['attributes'] =>
  lines.map(([when, score], index) => ({ id: `a${index}`, when, score }));

const direct: DecisionTableDefinition = {
  id: 'D1',
  kind: 'decision-table',
  title: '直接认定',
  hitPolicy: 'F',
  facts: of('group'),
  inputs: [{ id: 'group', title: '特殊群体', expr: 'group' }],
  outputs: [{ id: 'level', title: '等级', type: 'string' }],
  rows: [
    { id: 'a', when: ['"低保","特困","孤儿","事实无人抚养","烈士子女","脱贫户","残疾学生"'], then: { level: '特别困难' } },
    { id: 'b', when: ['"低边","支出型困难","残疾人子女"'], then: { level: '困难' } },
  ],
  defaultRow: { level: null },
};

const score: ScorecardDefinition = {
  id: 'S1',
  kind: 'scorecard',
  title: '困难程度评分',
  facts: of('income', 'earners', 'dependants', 'medical', 'disaster', 'children', 'single', 'assets'),
  bounds: { min: 0, max: 100 },
  characteristics: [
    {
      id: 'income',
      title: '收入比',
      expr: 'income / params.line',
      attributes: attributes(['<= 1', 40], ['<= 1.5', 30], ['<= 2', 20], ['<= 3', 10]),
      otherwise: 0,
    },
    {
      id: 'labour',
      title: '劳动力',
      expr: 'if earners = 0 then 2 else if earners = 1 and dependants >= 3 then 1 else 0',
      attributes: attributes(['2', 15], ['1', 10]),
      otherwise: 0,
    },
    { id: 'medical', title: '医疗自付', expr: 'medical', attributes: attributes(['>= 3000000', 15], ['>= 1000000', 8]), otherwise: 0 },
    { id: 'disaster', title: '受灾', expr: 'disaster', attributes: attributes(['true', 15]), otherwise: 0 },
    { id: 'children', title: '在读子女', expr: 'children', attributes: attributes(['>= 3', 10], ['>= 2', 5]), otherwise: 0 },
    { id: 'single', title: '单亲或留守', expr: 'single', attributes: attributes(['true', 5]), otherwise: 0 },
    { id: 'assets', title: '大额资产', expr: 'assets', attributes: attributes(['true', -20]), otherwise: 0 },
  ],
  grades: [
    { code: '特别困难', title: '特别困难', from: { expr: 'params.special' } },
    { code: '困难', title: '困难', from: 45 },
    { code: '一般困难', title: '一般困难', from: { expr: 'params.general' } },
    { code: '不认定', title: '不认定' },
  ],
};

const level: FormulaDefinition = {
  id: 'L1',
  kind: 'formula',
  title: '认定等级',
  requires: ['D1', 'S1'],
  facts: {},
  outputs: [{ id: 'level', title: '等级', type: 'string', expr: 'if D1.level = null then S1.grade else D1.level' }],
};

const amount = (id: string, when: readonly string[], yuan: number) => ({ id, when: [...when], then: { grant: id, amount: yuan * 100 } });
const grants: DecisionTableDefinition = {
  id: 'D2',
  kind: 'decision-table',
  title: '资助项目',
  hitPolicy: 'C',
  requires: ['L1'],
  facts: of('stage', 'boarding'),
  inputs: [
    { id: 'stage', title: '学段', expr: 'stage' },
    { id: 'level', title: '等级', expr: 'L1.level' },
    { id: 'boarding', title: '寄宿', expr: 'boarding' },
  ],
  outputs: [
    { id: 'grant', title: '项目', type: 'string' },
    { id: 'amount', title: '金额', type: 'money' },
  ],
  rows: [
    amount('寄宿小学', ['"小学"', '-', 'true'], 1000),
    amount('寄宿初中', ['"初中"', '-', 'true'], 1250),
    amount('非寄宿小学', ['"小学"', '"特别困难"', 'false'], 500),
    amount('非寄宿初中', ['"初中"', '"特别困难"', 'false'], 625),
    amount('营养改善', ['"小学","初中"', '"特别困难"', '-'], 1000),
    amount('助学金一档', ['"普高"', '"特别困难"', '-'], 3000),
    amount('助学金二档', ['"普高"', '"困难"', '-'], 2000),
    amount('助学金三档', ['"普高"', '"一般困难"', '-'], 1000),
    amount('中职助学金', ['"中职"', '-', '-'], 2000),
    amount('高校一档', ['"高校"', '"特别困难"', '-'], 4400),
    amount('高校二档', ['"高校"', '"困难"', '-'], 3300),
    amount('高校三档', ['"高校"', '"一般困难"', '-'], 2200),
  ],
};

/** Student aid as a graph: direct level, score, level, grants. Income and the poverty line in 分 a month. */
export const studentAid: Readonly<Record<string, DecisionDefinition>> = { D1: direct, S1: score, L1: level, D2: grants };
export const studentAidParameters = { line: 81_000, special: 60, general: 30 };
