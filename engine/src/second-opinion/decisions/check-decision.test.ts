import path from 'node:path';
import { readPackage } from '@onething/processes';
import { compileDecision, type DecisionTableDefinition, type Facts, type Outcome } from '@onething/rules';
import { examplePackages } from '../../database/demo-data.js';
import { checkDecision } from './check-decision.js';
import { compareScenarios, type DecisionOpinion, differencesInWords, secondOpinionOnDecisions } from './second-opinion-on-decisions.js';

describe('the second opinion on decisions', () => {
  it('agrees on every decision of every scenario, or says why it has none', async () => {
    const [common, ...services] = await Promise.all((await examplePackages(path.resolve('.'))).map(async (files) => taken(await readPackage(files))));
    const opinions: DecisionOpinion[] = [];
    for (const own of services) opinions.push(...(await compareScenarios(own, common ? [common] : [])));
    expect(opinions.filter(({ opinion }) => opinion.verdict === 'differ')).toEqual([]);
    const agreeing = opinions.filter(({ opinion }) => opinion.verdict === 'agree');
    expect(new Set(agreeing.map(({ decision }) => decision.slice(0, 2)))).toEqual(new Set(['D1', 'D2', 'D3', 'D4', 'D5', 'S1']));
    expect(agreeing.length).toBeGreaterThan(100);
  }, 60_000);

  it('warns the publisher in words where a scenario is decided otherwise, and keeps still where all agree', async () => {
    const [common, first] = await Promise.all((await examplePackages(path.resolve('.'))).slice(0, 2).map(async (files) => taken(await readPackage(files))));
    if (!common || !first) throw new Error('There are no example packages');
    expect(await secondOpinionOnDecisions(first, [common])).toEqual([]);

    const opinion = await checkDecision(tableOf('< 9'), taken(compileDecision(tableOf('< 10'))).evaluate({ n: 9, limit: 50 }));
    const [finding] = differencesInWords([{ scenario: 'a-case', decision: 'd', opinion }]);
    expect(finding).toMatchObject({ severity: 'warning', code: 'SECOND_OPINION_DIFFERS', place: 'decisions/d.json scenarios/a-case.json' });
    expect(finding?.message.zh).toBe(
      '另一个引擎（json-rules-engine）对演练“a-case”的决策 d 有不同结果：本引擎为 [r1] {"out":1}，它为 [r2] {"out":2}。请人工确认。',
    );
  }, 60_000);

  it.each([
    ['<= 10, [20..30), > 100', [5, 10, 15, 20, 29, 30, 100, 101]],
    ['not(7, 8)', [6, 7, 8]],
    ['1', [0, 1]],
    ['< limit', [49, 50]],
  ])('translates the cell %s', async (cell, numbers) => {
    const table = tableOf(cell);
    for (const n of numbers) expect([n, await opinionOn(table, { n, limit: 50 })]).toEqual([n, { verdict: 'agree' }]);
  });

  it('differs when the two tables say different things', async () => {
    const evaluation = taken(compileDecision(tableOf('< 10'))).evaluate({ n: 9, limit: 50 });

    expect(await checkDecision(tableOf('< 9'), evaluation)).toEqual({ verdict: 'differ', ours: '[r1] {"out":1}', theirs: '[r2] {"out":2}' });
  });

  it('compares every row that a collecting table takes, and where outputs decide which row counts', async () => {
    const collecting: DecisionTableDefinition = { ...tableOf('< 10'), hitPolicy: 'C+' };
    const onlyFirst = { ...collecting, rows: collecting.rows.slice(0, 1) };
    expect(await opinionOn(collecting, { n: 9, limit: 50 })).toEqual({ verdict: 'agree' });
    expect(await opinionOn(onlyFirst, { n: 11, limit: 50 })).toEqual({ verdict: 'agree' });
    const evaluation = taken(compileDecision(collecting)).evaluate({ n: 9, limit: 50 });
    expect(await checkDecision(onlyFirst, evaluation)).toEqual({ verdict: 'differ', ours: '[r1 r2] {"out":3}', theirs: '[r1] {"out":1}' });
    expect(await opinionOn({ ...collecting, hitPolicy: 'A' }, { n: 9, limit: 50 })).toEqual({ verdict: 'agree' });
  });

  it('has none where a fact is missing; a calculation is shared', async () => {
    expect(await opinionOn(tableOf('1'), {})).toMatchObject({ verdict: 'no opinion' });
    expect(await opinionOn({ ...tableOf('1'), inputs: [{ id: 'n', title: 'n', expr: 'n + 1' }] }, { n: 1, limit: 50 })).toEqual({
      verdict: 'agree',
    });
  });
});

async function opinionOn(definition: DecisionTableDefinition, facts: Facts) {
  return checkDecision(definition, taken(compileDecision(definition)).evaluate(facts));
}

function tableOf(cell: string): DecisionTableDefinition {
  const facts = { n: { title: 'n', type: 'number' as const }, limit: { title: 'limit', type: 'number' as const } };
  const rows = [
    { id: 'r1', when: [cell], then: { out: 1 } },
    { id: 'r2', when: ['-'], then: { out: 2 } },
  ];
  return {
    id: 'd',
    title: 'd',
    kind: 'decision-table',
    hitPolicy: 'F',
    facts,
    inputs: [{ id: 'n', title: 'n', expr: 'n' }],
    outputs: [{ id: 'out', title: 'out', type: 'number' }],
    rows,
  };
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems ?? [])}`);
}
