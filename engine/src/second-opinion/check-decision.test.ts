import path from 'node:path';
import { compilePackage, readPackage, runScenario } from '@onething/processes';
import { compileDecision, type DecisionTableDefinition, type Facts, type Outcome } from '@onething/rules';
import { examplePackages } from '../database/demo-data.js';
import { checkDecision } from './check-decision.js';

describe('the second opinion on decisions', () => {
  it('agrees on every decision table of every scenario, or says why it has none', async () => {
    const read = await Promise.all((await examplePackages(path.resolve('.'))).map(async (files) => taken(await readPackage(files))));
    const [common, ...services] = read;
    const opinions: string[] = [];
    for (const own of services) {
      const compiled = taken(compilePackage(own, common ? [common] : []));
      for (const scenario of own.scenarios) {
        for (const { decisions } of Object.values((await runScenario(compiled, scenario)).cases)) {
          for (const { id, output, explanation } of decisions) {
            const definition = [own, ...(common ? [common] : [])].map(({ decisions: known }) => known[id]).find(Boolean);
            if (!definition) throw new Error(`There is no decision ${id}`);
            const opinion = await checkDecision(definition, { status: 'decided', output, explanation });
            opinions.push(opinion.verdict);
            expect([scenario.id, id, opinion]).not.toMatchObject([scenario.id, id, { verdict: 'differ' }]);
          }
        }
      }
    }
    expect(opinions.filter((verdict) => verdict === 'agree').length).toBeGreaterThan(20);
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

    expect(await checkDecision(tableOf('< 9'), evaluation)).toEqual({ verdict: 'differ', ours: 'r1', theirs: 'r2' });
  });

  it('compares every row that a collecting table takes, and has none where outputs decide which row counts', async () => {
    const collecting: DecisionTableDefinition = { ...tableOf('< 10'), hitPolicy: 'C+' };
    const onlyFirst = { ...collecting, rows: collecting.rows.slice(0, 1) };
    expect(await opinionOn(collecting, { n: 9, limit: 50 })).toEqual({ verdict: 'agree' });
    expect(await opinionOn(onlyFirst, { n: 11, limit: 50 })).toEqual({ verdict: 'agree' });
    const evaluation = taken(compileDecision(collecting)).evaluate({ n: 9, limit: 50 });
    expect(await checkDecision(onlyFirst, evaluation)).toEqual({ verdict: 'differ', ours: 'r1 r2', theirs: 'r1' });
    expect(await opinionOn({ ...collecting, hitPolicy: 'A', rows: onlyFirst.rows }, { n: 9, limit: 50 })).toMatchObject({ verdict: 'no opinion' });
  });

  it('has none where a fact is missing or an input is more than a path', async () => {
    expect(await opinionOn(tableOf('1'), {})).toMatchObject({ verdict: 'no opinion' });
    expect(await opinionOn({ ...tableOf('1'), inputs: [{ id: 'n', title: 'n', expr: 'n + 1' }] }, { n: 1, limit: 50 })).toMatchObject({
      verdict: 'no opinion',
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
