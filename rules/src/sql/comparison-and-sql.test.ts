import fc from 'fast-check';
import { compileGraph } from '../decisions/compile-graph.js';
import type { DecisionDefinition } from '../decisions/definition.js';
import { type Comparison, compareRuns } from './compare-runs.js';
import { rememberBaseline } from './remember-baseline.js';
import { openDuckDb, type TestDatabase } from './testing/duckdb.js';
import { card, lines, table } from './testing/random-decisions.js';
import { codedColumns, columns, factsOfPerson, type Person, parameters, person, tableOf } from './testing/random-people.js';

const people = fc.noShrink(fc.array(person, { minLength: 150, maxLength: 150 }));
const sided = (one: fc.Arbitrary<DecisionDefinition>) => fc.tuple(one, one);
type Row = Readonly<Record<string, unknown>>;

describe('two versions of a decision over everybody', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDuckDb();
  });
  afterAll(() => database.close());

  it.each([
    ['decision tables', sided(table), 'out'],
    ['scorecards', sided(card), 'score'],
    ['formulas', sided(lines), 'x'],
  ])(
    'of %s are counted as deciding one by one counts them, with and without a baseline that is remembered',
    async (_kind, sides, output) => {
      const run = await fc.check(
        fc.asyncProperty(sides, people, fc.constantFrom(columns, codedColumns), async ([before, after], everybody, read) => {
          await database.run(tableOf(everybody, 'duckdb'));
          const asked = comparisonOf(before, after, output, read);
          const expected = countedOneByOne(before, after, output, everybody);
          expect(await counted(asked)).toEqual(expected);
          expect(await counted({ ...asked, ...(await remembering(asked)) })).toEqual(expected);
        }),
        { numRuns: Number(process.env.SQL_RUNS ?? 25) },
      );
      process.stdout.write(`seed ${run.seed}, ${run.numRuns} comparisons\n`);
      if (run.failed) throw new Error(`${String(run.errorInstance)}\n${JSON.stringify(run.counterexample?.[0])}`);
    },
    600_000,
  );

  /** Tables that collect give a list; its sum is what is compared, and only where numbers stand in it. */
  function comparisonOf(before: DecisionDefinition, after: DecisionDefinition, output: string, read: Comparison['baseline']['columns']): Comparison {
    const question = { decision: before.id, columns: read, parameters, source: 'people', dialect: 'duckdb' as const };
    return {
      baseline: { ...question, definitions: { [before.id]: before } },
      draft: { definitions: { [after.id]: after }, decision: after.id, parameters },
      amount: { decision: before.id, output },
      groups: ['day', read === columns ? 'level' : 'level_code'],
    };
  }

  async function counted(comparison: Comparison): Promise<readonly unknown[]> {
    const sql = compareRuns(comparison);
    if (!sql.ok) throw new Error(`${sql.code} ${sql.message.en}`);
    return inOrder((await database.rows(sql.value.text, sql.value.bindings)).map(told));
  }

  async function remembering({ draft: _, ...asked }: Comparison): Promise<Partial<Comparison>> {
    const made = rememberBaseline(asked, { who: [], table: '"remembered"', cells: '"cells"' });
    if (!made.ok) throw new Error(made.code);
    for (const { text, bindings } of made.value.make) await database.rows(text, bindings);
    return { baseline: { ...asked.baseline, source: '"remembered"' }, remembered: made.value.remembered };
  }
});

function told(row: Row): unknown {
  const number = (name: string) => round(Number(row[name]));
  return [
    String(row.dimension).replace('_code', ''),
    row.cell,
    ...['people', 'winners', 'losers', 'unchanged', 'open', 'cost_before', 'cost_after', 'gained', 'lost'].map(number),
  ];
}

function countedOneByOne(before: DecisionDefinition, after: DecisionDefinition, output: string, everybody: readonly Person[]): readonly unknown[] {
  const [first, second] = [before, after].map((one) => compileGraph({ [one.id]: one }, one.id));
  if (!first?.ok || !second?.ok) throw new Error('does not compile');
  const given = everybody.map((one) => {
    const [a, b] = [first.value, second.value].map((decision) => amountIn(decision.evaluate(factsOfPerson(one)), output));
    return { one, a, b };
  });
  const cells = (of: (one: Person) => string) => [...new Set(everybody.map(of))].map((cell) => ({ cell, some: given.filter(({ one }) => of(one) === cell) }));
  const groups = [
    ...cells(() => '').map((each) => ({ ...each, dimension: 'all' })),
    ...cells(({ day }) => day ?? '').map((each) => ({ ...each, dimension: 'day' })),
    ...cells(({ level }) => level ?? '').map((each) => ({ ...each, dimension: 'level' })),
  ];
  return inOrder(groups.map(({ dimension, cell, some }) => [dimension, cell, ...figuresOf(some)]));
}

interface Given {
  readonly a?: number;
  readonly b?: number;
}

function figuresOf(some: readonly Given[]): readonly number[] {
  const both = some.flatMap(({ a, b }) => (a === undefined || b === undefined ? [] : [{ a, b }]));
  const sum = (numbers: readonly number[]) => round(numbers.reduce((total, one) => total + one, 0));
  const [won, lost] = [both.filter(({ a, b }) => b > a), both.filter(({ a, b }) => b < a)];
  return [
    ...[some.length, won.length, lost.length, both.length - won.length - lost.length, some.length - both.length],
    ...[sum(some.map(({ a }) => a ?? 0)), sum(some.map(({ b }) => b ?? 0)), sum(won.map(({ a, b }) => b - a)), sum(lost.map(({ a, b }) => a - b))],
  ];
}

function amountIn(evaluation: ReturnType<Extract<ReturnType<typeof compileGraph>, { ok: true }>['value']['evaluate']>, output: string): number | undefined {
  const value = evaluation.status === 'decided' ? evaluation.output[output] : undefined;
  if (Array.isArray(value)) return value.reduce<number>((total, one) => total + (typeof one === 'number' ? one : 0), 0);

  return typeof value === 'number' ? value : undefined;
}

/** The sums of this test are those of binary numbers. */
function round(number: number): number {
  return Number((Math.round(number * 1e4) / 1e4).toPrecision(10));
}

function inOrder(rows: readonly unknown[]): readonly unknown[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
