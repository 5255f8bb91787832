import { checkDecision } from './check-decision.js';
import { compileDecision } from './compile-decision.js';
import type { RuleSetDefinition } from './definition.js';
import { parseDecision } from './parse-decision.js';

const levels: RuleSetDefinition = {
  id: 'R1-risk',
  kind: 'rule-set',
  title: '风险提示',
  titleEn: 'risk',
  takes: 'first',
  facts: {
    violations: { title: '违规次数', titleEn: 'violations', type: 'number' },
    closed: { title: '停业', titleEn: 'closed', type: 'boolean' },
    limit: { title: '上限', titleEn: 'limit', type: 'number' },
  },
  rules: [
    { id: 'some', conditions: { all: [{ fact: 'violations', operator: 'greaterThan', value: 0 }] }, event: { type: 'watch' } },
    {
      id: 'many',
      title: '多次违规',
      priority: 10,
      conditions: {
        any: [
          { fact: 'violations', operator: 'greaterThanInclusive', value: { fact: 'limit' } },
          { fact: 'closed', operator: 'equal', value: true },
        ],
      },
      event: { type: 'inspect', params: { days: 5 } },
      basis: { law: '行政处罚法', article: '42' },
    },
  ],
  otherwise: { type: 'none' },
};

describe('a rule set', () => {
  it('gives the event of the greatest priority, with its reason and basis', () => {
    expect(evaluate(levels, { violations: 4, closed: false, limit: 3 })).toMatchObject({
      status: 'decided',
      output: { event: 'inspect', params: { days: 5 } },
      explanation: {
        sentences: [{ zh: '规则“多次违规”适用：违规次数 不低于 上限，或者 停业 等于 是；依据《行政处罚法》第42条。' }],
        basis: [{ law: '行政处罚法' }],
      },
    });
    expect(evaluate(levels, { violations: 2, closed: false, limit: 3 })).toMatchObject({ output: { event: 'watch', params: null } });
    expect(evaluate(levels, { violations: 0, closed: false, limit: 3 })).toMatchObject({ output: { event: 'none' } });
  });

  it('names what is missing, and is sure where it does not matter', () => {
    expect(evaluate(levels, { violations: 2, limit: 3 })).toMatchObject({ status: 'unknown', missing: ['closed'] });
    expect(evaluate(levels, { closed: true })).toMatchObject({ status: 'decided', output: { event: 'inspect' } });
    const same = { ...levels, rules: levels.rules.map((rule) => ({ ...rule, event: { type: 'watch' } })) };
    expect(evaluate(same, { violations: 2, limit: 3 })).toMatchObject({ status: 'decided', output: { event: 'watch' } });
  });

  it('gives every event where all are taken, as json-rules-engine does', () => {
    const all = { ...levels, takes: 'all' as const };
    expect(evaluate(all, { violations: 4, closed: false, limit: 3 })).toMatchObject({
      output: { events: [{ type: 'inspect', params: { days: 5 } }, { type: 'watch' }] },
    });
    expect(evaluate(all, { violations: 4, limit: 9 })).toMatchObject({ status: 'unknown', missing: ['closed'] });
  });

  it('fails where an expression cannot be computed', () => {
    const broken: RuleSetDefinition = {
      ...levels,
      rules: [{ id: 'r', conditions: { all: [{ fact: 'violations', operator: 'equal', value: { expr: '1 / limit' } }] }, event: { type: 'x' } }],
    };
    expect(evaluate(broken, { violations: 1, limit: 0 })).toMatchObject({ status: 'failed', code: 'EXPRESSION_FAILED' });
  });

  it('finds conditions that nobody can meet, with a person, and rules that never get their turn', () => {
    const [some, many] = levels.rules;
    if (!some || !many) throw new Error('two rules');
    const impossible = {
      ...some,
      conditions: {
        all: [
          { fact: 'violations', operator: 'lessThan' as const, value: 2 },
          { fact: 'violations', operator: 'greaterThan' as const, value: 5 },
        ],
      },
    };
    expect(checkDecision({ ...levels, rules: [impossible, many] })).toEqual([
      expect.objectContaining({
        code: 'CONDITION_CONTRADICTORY',
        place: '/rules/0/conditions',
        message: expect.objectContaining({ zh: expect.stringContaining('违规次数为') }),
      }),
    ]);
    const never = { ...some, id: 'never', conditions: { all: [{ fact: 'violations', operator: 'greaterThan' as const, value: 7 }] } };
    expect(checkDecision({ ...levels, rules: [some, never, many] }).map(({ code, place }) => [code, place])).toEqual([['RULE_MASKED', '/rules/1']]);
    expect(checkDecision(levels)).toEqual([]);
  });

  it('refuses unknown and wrongly typed facts, repeated ids and jsonpath', () => {
    const [some] = levels.rules;
    if (!some) throw new Error('a rule');
    const wrong = { ...levels, rules: [some, { ...some, conditions: { all: [{ fact: 'nothing', operator: 'equal' as const, value: 1 }] } }] };
    expect(checkDecision(wrong).map(({ code }) => code)).toEqual(expect.arrayContaining(['NAME_TAKEN', 'FACT_UNKNOWN']));
    const typed = { ...levels, rules: [{ ...some, conditions: { all: [{ fact: 'violations', operator: 'equal' as const, value: '100' }] } }] };
    expect(checkDecision(typed).map(({ code }) => code)).toContain('FACT_TYPE');
    expect(parseDecision({ ...levels, rules: [{ ...some, conditions: { all: [{ fact: 'a', path: '$..[?(@.x)]', operator: 'equal', value: 1 }] } }] }).ok).toBe(
      false,
    );
    expect(parseDecision(levels)).toMatchObject({ ok: true });
  });
});

function evaluate(definition: RuleSetDefinition, facts: Parameters<ReturnType<typeof compiled>['evaluate']>[0]) {
  return compiled(definition).evaluate(facts);
}

function compiled(definition: RuleSetDefinition) {
  const decision = compileDecision(definition);
  if (!decision.ok) throw new Error(decision.message.en);
  return decision.value;
}
