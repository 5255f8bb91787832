import fc from 'fast-check';
import type { DecisionDefinition } from '../decisions/definition.js';
import { compare } from './testing/compare.js';
import { openDuckDb, type TestDatabase } from './testing/duckdb.js';
import { card, graph, lines, rules, table } from './testing/random-decisions.js';
import { codedColumns, columns, person } from './testing/random-people.js';

const numRuns = Number(process.env.SQL_RUNS ?? 30);
const people = fc.noShrink(fc.array(person, { minLength: 120, maxLength: 120 }));

describe('one rule, the closure and the statement of DuckDB', () => {
  let database: TestDatabase;
  let pairs = 0;
  beforeAll(async () => {
    database = await openDuckDb();
  });
  afterAll(() => {
    database.close();
    process.stdout.write(`${pairs} pairs compared\n`);
  });

  const single = (one: fc.Arbitrary<DecisionDefinition>) => one.map((definition) => ({ [definition.id]: definition }));
  it.each([
    ['decision tables', single(table), 'T'],
    ['scorecards', single(card), 'S'],
    ['formulas', single(lines), 'F'],
    ['rule sets', single(rules), 'R'],
    ['graphs of decisions', graph, 'G'],
  ])(
    'say the same for %s',
    async (_kind, definitions, asked) => {
      const run = await fc.check(
        fc.asyncProperty(definitions, people, fc.constantFrom(columns, codedColumns), async (given, everybody, read) => {
          pairs += await compare(database, 'duckdb', given, asked, everybody, read);
        }),
        { numRuns, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
      );
      process.stdout.write(`seed ${run.seed}, ${run.numRuns} decisions\n`);
      if (run.failed) throw new Error(`${String(run.errorInstance)}\n${JSON.stringify(run.counterexample?.[0])}`);
    },
    600_000,
  );

  it('compares 10,000 pairs at least', () => {
    expect(pairs).toBeGreaterThanOrEqual(10_000);
  });
});
