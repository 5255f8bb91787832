import type { Condition, DecisionDefinition, FactDeclaration, Value } from '@onething/rules';

/** What a new decision looks at first. */
export interface FirstFact {
  readonly name: string;
  readonly declaration: FactDeclaration;
}

/** Kinds of decision in the order in which they are offered. */
export const decisionKindNames = ['decision-table', 'scorecard', 'rule-set', 'formula', 'draw', 'indicator'] as const;
export type DecisionKindName = (typeof decisionKindNames)[number];

type Named = { readonly id: string; readonly title: string };
type Beginning = (named: Named, fact: FirstFact) => DecisionDefinition;

/** A decision of each kind that is small, sound, and says something: to be changed, not to be looked at. */
export function firstDecision(kind: DecisionKindName, named: Named, fact: FirstFact): DecisionDefinition {
  return beginnings[kind](named, fact);
}

const beginnings: Readonly<Record<DecisionKindName, Beginning>> = {
  'decision-table': (named, { name, declaration }) => ({
    ...named,
    kind: 'decision-table',
    facts: { [name]: declaration },
    hitPolicy: 'F',
    inputs: [{ id: name, title: declaration.title, expr: name }],
    outputs: [{ id: 'result', title: '结论', type: 'string', values: ['符合', '不符合'] }],
    rows: [{ id: 'row-1', when: [firstTest(declaration)], then: { result: '符合' } }],
    defaultRow: { result: '不符合' },
  }),
  scorecard: (named, { name, declaration }) => ({
    ...named,
    kind: 'scorecard',
    facts: { [name]: declaration },
    characteristics: [{ id: name, title: declaration.title, expr: name, otherwise: 0, attributes: [{ id: 'a1', when: firstTest(declaration), score: 10 }] }],
    grades: [
      { code: 'A', title: '较高', from: 10 },
      { code: 'B', title: '一般' },
    ],
  }),
  'rule-set': (named, { name, declaration }) => ({
    ...named,
    kind: 'rule-set',
    facts: { [name]: declaration },
    takes: 'first',
    rules: [{ id: 'rule-1', title: '第一条规则', conditions: { all: [firstCondition(name, declaration)] }, event: { type: '符合' } }],
    otherwise: { type: '不符合' },
  }),
  formula: (named, { name, declaration }) => ({
    ...named,
    kind: 'formula',
    facts: { [name]: declaration },
    outputs: [{ id: 'result', title: '结果', type: declaration.type, expr: name }],
  }),
  draw: (named) => ({
    ...named,
    kind: 'draw',
    facts: {
      drawNo: { title: '抽取编号', type: 'string' },
      seed: { title: '种子', type: 'string' },
      entities: { title: '名录', type: 'list' },
    },
    algorithm: 'otd1',
    ...{ drawId: 'drawNo', seed: 'seed', entities: 'entities' },
    strata: [{ id: 'all', title: '全部对象', rate: '0.1' }],
  }),
  indicator: (named) => ({
    ...named,
    kind: 'indicator',
    facts: { records: { title: '记录', type: 'list' } },
    rows: 'records',
    row: { id: { title: '编号', type: 'string' } },
    key: 'id',
    measures: [{ id: 'count', title: '件数', measure: 'count' }],
  }),
};

/** A test that a fact of this type can pass and fail. */
function firstTest({ type, values }: FactDeclaration): string {
  const [first] = values ?? [];
  if (first !== undefined) return JSON.stringify(first);
  if (type === 'number' || type === 'money') return '> 0';
  if (type === 'boolean') return 'true';
  return '!= null';
}

function firstCondition(fact: string, { type, values }: FactDeclaration): Condition {
  const [first] = values ?? [];
  if (first !== undefined) return { fact, operator: 'equal', value: first };
  if (type === 'number' || type === 'money') return { fact, operator: 'greaterThan', value: 0 };
  const value: Value = type === 'boolean' ? true : '';
  return { fact, operator: type === 'boolean' ? 'equal' : 'notEqual', value };
}
